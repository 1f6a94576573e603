#include "cxkpi/indicators/state.h"

#include <algorithm>
#include <array>

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

}  // namespace

void Histogram::settle() const {
  if (fresh_.empty()) return;
  sort_values(fresh_);
  std::vector<std::pair<std::int64_t, std::int64_t>> merged;
  merged.reserve(counts_.size() + 16);
  auto old = counts_.begin();
  const auto put = [&](std::int64_t value, std::int64_t count) {
    if (!merged.empty() && merged.back().first == value)
      merged.back().second += count;
    else
      merged.emplace_back(value, count);
  };
  for (const std::int64_t value : fresh_) {
    for (; old != counts_.end() && old->first <= value; ++old) put(old->first, old->second);
    put(value, 1);
  }
  for (; old != counts_.end(); ++old) put(old->first, old->second);
  counts_ = std::move(merged);
  fresh_.clear();
}

void Histogram::merge(const Histogram& other) {
  settle();
  other.settle();
  std::vector<std::pair<std::int64_t, std::int64_t>> merged;
  merged.reserve(counts_.size() + other.counts_.size());
  auto a = counts_.begin();
  auto b = other.counts_.begin();
  while (a != counts_.end() || b != other.counts_.end()) {
    if (b == other.counts_.end() || (a != counts_.end() && a->first < b->first))
      merged.push_back(*a++);
    else if (a == counts_.end() || b->first < a->first)
      merged.push_back(*b++);
    else {
      merged.emplace_back(a->first, a->second + b->second);
      ++a;
      ++b;
    }
  }
  counts_ = std::move(merged);
}

std::span<const std::pair<std::int64_t, std::int64_t>> Histogram::counts() const {
  settle();
  return counts_;
}

std::int64_t Histogram::percentile(int percent) const {
  settle();
  Int128 n = 0;
  for (const auto& [value, count] : counts_) n += count;
  const Int128 rank = (n * percent + 99) / 100;
  Int128 seen = 0;
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
