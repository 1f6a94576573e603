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
    const std::uint64_t place = static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(dense_low_);
    if (place < dense_.size()) {
      ++dense_[place];
      return;
    }
    fresh_.push_back(value);
    if (fresh_.size() >= many && fresh_.size() >= counts_.size()) grow();
  }
  void merge(const Histogram& other);

  // Value and count, by ascending value.
  [[nodiscard]] std::span<const std::pair<std::int64_t, std::int64_t>> counts() const;

  // The smallest value that at least `percent` % of all values do not exceed (nearest rank). Needs at least one value.
  [[nodiscard]] std::int64_t percentile(int percent) const;

  // The value at a rank, from 1 to the number of values.
  [[nodiscard]] std::int64_t at_rank(std::int64_t rank) const;

  [[nodiscard]] bool operator==(const Histogram& other) const;

 private:
  static constexpr std::size_t many = 4096;

  // Counts what is fresh, and when values turn out to lie close together, counts them in place from then on.
  void grow();
  void settle() const;
  void take_dense() const;

  mutable std::vector<std::int64_t> fresh_;  // not yet counted
  mutable std::vector<std::pair<std::int64_t, std::int64_t>> counts_;
  mutable std::vector<std::int64_t> dense_;  // of the values from dense_low_ on, those not yet in counts_
  std::int64_t dense_low_ = 0;
};

// Throws Error(expression) when the sum leaves the range of exact arithmetic.
void add_exactly(Int128& sum, Int128 value);

// The meaning of the sums is the calculator's: hits and population; n, sum and sum of squares; events, base and more.
struct State {
  std::array<Int128, 6> sums{};
  Histogram histogram;

  void merge(const State& other);
  [[nodiscard]] bool operator==(const State& other) const = default;
};

}  // namespace cxkpi
