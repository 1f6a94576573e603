#include "cxkpi/indicators/bins.h"

#include <algorithm>
#include <set>

namespace cxkpi {
namespace {

constexpr Day longest_table = 400'000;  // a thousand years of days

}  // namespace

Bins::Bins(std::span<const Period> periods) {
  std::set<Day> edges;
  for (const Period period : periods) {
    if (std::find(periods_.begin(), periods_.end(), period) == periods_.end()) periods_.push_back(period);
    edges.insert(period.begin);
    edges.insert(period.end);
  }
  starts_.assign(edges.begin(), edges.end());
  if (starts_.empty()) starts_.push_back(0);
  asked_.assign(starts_.size(), false);
  for (std::size_t i = 0; i + 1 < starts_.size(); ++i) {
    asked_[i] = std::any_of(periods.begin(), periods.end(),
                            [&](Period period) { return period.begin <= starts_[i] && starts_[i + 1] <= period.end; });
  }
  const bool all = std::any_of(periods.begin(), periods.end(), [](Period period) { return period.is_all(); });
  is_all_ =
      !periods.empty() && std::all_of(periods.begin(), periods.end(), [](Period period) { return period.is_all(); });
  if (all) dateless_ = static_cast<std::int32_t>(starts_.size() - 1);
  const std::int64_t days = std::int64_t{starts_.back()} - starts_.front();
  if (days > 0 && days < longest_table) {
    std::vector<std::int32_t> table(static_cast<std::size_t>(days));
    for (std::size_t day = 0; day < table.size(); ++day) table[day] = bin_of(starts_.front() + static_cast<Day>(day));
    table_begin_ = starts_.front();
    by_day_ = std::move(table);
  }
}

std::int32_t Bins::bin_of(Day day) const noexcept {
  if (!by_day_.empty()) {
    const std::int64_t at = std::int64_t{day} - table_begin_;
    return at < 0 || at >= static_cast<std::int64_t>(by_day_.size()) ? -1 : by_day_[static_cast<std::size_t>(at)];
  }
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), day);
  if (after == starts_.begin() || after == starts_.end()) return -1;
  const auto bin = static_cast<std::size_t>(std::distance(starts_.begin(), after) - 1);
  return asked_[bin] ? static_cast<std::int32_t>(bin) : -1;
}

std::size_t Bins::place_of(Period period) const {
  return static_cast<std::size_t>(std::find(periods_.begin(), periods_.end(), period) - periods_.begin());
}

std::vector<std::size_t> Bins::bins_of(Period period) const {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i + 1 < starts_.size(); ++i) {
    if (period.begin <= starts_[i] && starts_[i + 1] <= period.end) out.push_back(i);
  }
  if (period.is_all() && dateless_ >= 0) out.push_back(static_cast<std::size_t>(dateless_));
  return out;
}

}  // namespace cxkpi
