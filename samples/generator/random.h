// Random numbers that are the same on every machine and compiler: integers only, no distribution of the standard
// library. The order in which a call's arguments are evaluated is open, so no call draws two numbers for another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace shop {

// splitmix64: a counter stepped by the golden ratio and mixed (Steele, Lea and Flood, 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t mixed = state_ += 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
  }

  // Both ends included.
  int between(int low, int high) { return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1)); }

  bool chance(int per_thousand) { return between(0, 999) < per_thousand; }

  // An index, drawn in proportion to the weights.
  std::size_t weighted(std::span<const int> weights) {
    int total = 0;
    for (const int weight : weights) total += weight;
    int left = between(0, total - 1);
    std::size_t index = 0;
    while (left >= weights[index]) left -= weights[index++];
    return index;
  }

  template <std::size_t count>
  std::size_t weighted(const int (&weights)[count]) {
    return weighted(std::span<const int>(weights));
  }

  template <class Value, std::size_t count>
  const Value& one_of(const Value (&values)[count]) {
    return values[static_cast<std::size_t>(between(0, static_cast<int>(count) - 1))];
  }

 private:
  std::uint64_t state_;
};

}  // namespace shop
