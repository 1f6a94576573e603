#include "cxkpi/indicators/state.h"

#include <algorithm>
#include <array>
#include <limits>

#include "cxkpi/error/error.h"

namespace cxkpi {

void add_exactly(Int128& sum, Int128 value) {
  Int128 both = 0;
  if (__builtin_add_overflow(sum, value, &both)) {
    throw Error(ErrorKind::expression, "", "a sum is too large for exact arithmetic",
                "--where can leave the rows out that bring it");
  }
  sum = both;
}

namespace {

constexpr std::size_t radix_bits = 11;
constexpr std::size_t radix_size = std::size_t{1} << radix_bits;
constexpr std::size_t worth_a_radix = 512;

// Ascending order. Durations span few digits above their minimum, so a radix sort takes one to three passes.
void sort_values(std::vector<std::int64_t>& values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  const std::int64_t base = *low;
  const std::uint64_t range = static_cast<std::uint64_t>(*high) - static_cast<std::uint64_t>(base);
  if (values.size() < worth_a_radix || range >> (4 * radix_bits) != 0) {
    std::sort(values.begin(), values.end());
    return;
  }
  std::vector<std::int64_t> other(values.size());
  for (std::size_t shift = 0; shift == 0 || range >> shift != 0; shift += radix_bits) {
    std::array<std::size_t, radix_size + 1> starts{};
    const auto digit = [base, shift](std::int64_t value) {
      return ((static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(base)) >> shift) & (radix_size - 1);
    };
    for (const std::int64_t value : values) ++starts[digit(value) + 1];
    for (std::size_t i = 0; i < radix_size; ++i) starts[i + 1] += starts[i];
    for (const std::int64_t value : values) other[starts[digit(value)]++] = value;
    values.swap(other);
  }
}

using Counts = std::vector<std::pair<std::int64_t, std::int64_t>>;

// Both ascend, and so does the result.
Counts merged(const Counts& left, const Counts& right) {
  if (left.empty()) return right;
  if (right.empty()) return left;
  Counts both;
  both.reserve(left.size() + right.size());
  auto a = left.begin();
  auto b = right.begin();
  while (a != left.end() || b != right.end()) {
    if (b == right.end() || (a != left.end() && a->first < b->first)) {
      both.push_back(*a++);
    } else if (a == left.end() || b->first < a->first) {
      both.push_back(*b++);
    } else {
      both.emplace_back(a->first, a->second + b->second);
      ++a;
      ++b;
    }
  }
  return both;
}

}  // namespace

void Histogram::grow() {
  settle();
  if (!dense_.empty()) return;
  const std::int64_t low = counts_.front().first;
  const std::int64_t high = counts_.back().first;
  const std::uint64_t range = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
  constexpr std::int64_t margin = many / 4;
  if (range > many || low < std::numeric_limits<std::int64_t>::min() + margin) return;
  dense_low_ = low - margin;
  dense_.resize(range + 2 * margin, 0);
}

void Histogram::take_dense() const {
  std::vector<std::pair<std::int64_t, std::int64_t>> taken;
  for (std::size_t place = 0; place < dense_.size(); ++place) {
    if (dense_[place] != 0) taken.emplace_back(dense_low_ + static_cast<std::int64_t>(place), dense_[place]);
    dense_[place] = 0;
  }
  if (!taken.empty()) counts_ = merged(counts_, taken);
}

void Histogram::settle() const {
  take_dense();
  if (fresh_.empty()) return;
  sort_values(fresh_);
  Counts counted;
  for (const std::int64_t value : fresh_) {
    if (counted.empty() || counted.back().first != value) counted.emplace_back(value, 0);
    ++counted.back().second;
  }
  counts_ = merged(counts_, counted);
  fresh_.clear();
}

void Histogram::merge(const Histogram& other) {
  settle();
  other.settle();
  counts_ = merged(counts_, other.counts_);
}

std::span<const std::pair<std::int64_t, std::int64_t>> Histogram::counts() const {
  settle();
  return counts_;
}

std::int64_t Histogram::percentile(int percent) const {
  settle();
  Int128 n = 0;
  for (const auto& [value, count] : counts_) n += count;
  return at_rank(static_cast<std::int64_t>((n * percent + 99) / 100));
}

std::int64_t Histogram::at_rank(std::int64_t rank) const {
  settle();
  std::int64_t seen = 0;
  for (const auto& [value, count] : counts_) {
    seen += count;
    if (seen >= rank) return value;
  }
  return counts_.back().first;
}

bool Histogram::operator==(const Histogram& other) const {
  settle();
  other.settle();
  return counts_ == other.counts_;
}

void State::merge(const State& other) {
  for (std::size_t i = 0; i < sums.size(); ++i) add_exactly(sums[i], other.sums[i]);
  histogram.merge(other.histogram);
}

}  // namespace cxkpi
