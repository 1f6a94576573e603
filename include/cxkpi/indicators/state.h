// What a cell remembers: exact integers only, so that states merge in any order to the same result. Merging is
// associative and commutative, and the state of nothing changes nothing.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "cxkpi/stats/decimal.h"

namespace cxkpi {

// How often each value occurred.
class Histogram {
 public:
  void add(std::int64_t value) {
    fresh_.push_back(value);
    if (fresh_.size() >= 4096 && fresh_.size() >= counts_.size()) settle();  // so that counting stays n log n
  }
  void merge(const Histogram& other);

  // Value and count, by ascending value.
  [[nodiscard]] std::span<const std::pair<std::int64_t, std::int64_t>> counts() const;

  // The smallest value that at least `percent` % of all values do not exceed (nearest rank). Needs at least one value.
  [[nodiscard]] std::int64_t percentile(int percent) const;

  [[nodiscard]] bool operator==(const Histogram& other) const;

 private:
  void settle() const;
  mutable std::vector<std::int64_t> fresh_;  // not yet counted
  mutable std::vector<std::pair<std::int64_t, std::int64_t>> counts_;
};

// Throws Error(expression) when the sum leaves the range of exact arithmetic.
void add_exactly(Int128& sum, Int128 value);

// The meaning of the sums is the calculator's: hits and population; n, sum and sum of squares; events and base.
struct State {
  std::array<Int128, 3> sums{};
  Histogram histogram;

  void merge(const State& other);
  [[nodiscard]] bool operator==(const State& other) const = default;
};

}  // namespace cxkpi
