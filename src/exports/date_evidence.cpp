#include "exports/date_evidence.h"

#include <algorithm>
#include <utility>

namespace cxkpi::exports {

std::optional<bool> DateScatter::has_year_first() const {
  constexpr std::size_t enough = 6;
  constexpr Seconds half_year = Seconds{183} * 24 * 3600;
  const auto& [last, first] = instants;
  if (std::min(last.size(), first.size()) < enough) return std::nullopt;
  const Seconds span_last = *last.rbegin() - *last.begin();
  const Seconds span_first = *first.rbegin() - *first.begin();
  const auto scatters = [](Seconds a, Seconds b) { return a > 2 * b && a - b > half_year; };
  if (scatters(span_last, span_first)) return true;
  if (scatters(span_first, span_last)) return false;
  return std::nullopt;
}

DateEvidence::DateEvidence(std::size_t column, bool is_date, const Zone& zone)
    : column_(column), is_date_(is_date), zone_(&zone) {
  candidates_.push_back({"", TimeFormat(), 0});
}

void DateEvidence::sample(std::string_view value) {
  values_.emplace_back(value);
  const bool known = std::any_of(candidates_.begin(), candidates_.end(),
                                 [&](const DateCandidate& candidate) { return read(candidate, values_.back()); });
  if (known) return;
  for (const std::string& pattern :
       likely_patterns(value)) {  // a wrong date may suggest what is known and reads others
    const bool is_new = std::none_of(candidates_.begin(), candidates_.end(),
                                     [&](const DateCandidate& candidate) { return candidate.pattern == pattern; });
    if (is_new) candidates_.push_back({pattern, TimeFormat::pattern(pattern), 0});
  }
}

void DateEvidence::weigh() {
  for (DateCandidate& candidate : candidates_) {
    candidate.reads = static_cast<std::uint64_t>(std::count_if(
        values_.begin(), values_.end(), [&](const std::string& value) { return read(candidate, value); }));
  }
  keep_best();
}

void DateEvidence::forget_counts() {
  for (DateCandidate& candidate : candidates_) candidate.reads = 0;
}

void DateEvidence::add(std::string_view value) {
  const std::string text(value);
  for (DateCandidate& candidate : candidates_) candidate.reads += read(candidate, text) ? 1 : 0;
  if (!differing_) look_for_difference(text);
}

void DateEvidence::keep_best() {
  std::uint64_t most = 0;
  for (const DateCandidate& candidate : candidates_) most = std::max(most, candidate.reads);
  std::erase_if(candidates_, [most](const DateCandidate& candidate) { return candidate.reads < most; });
  // ISO is preferred; and of those that begin alike the first: a 12-hour clock before one of 24.
  std::vector<DateCandidate> kept;
  for (const DateCandidate& candidate : candidates_) {
    const bool begins_alike = std::any_of(kept.begin(), kept.end(), [&](const DateCandidate& other) {
      return other.pattern.starts_with(candidate.pattern.substr(0, 2));
    });
    if (!begins_alike) kept.push_back(candidate);
    if (most == 0 || kept.front().pattern.empty()) break;
  }
  candidates_ = std::move(kept);
  find_difference();
}

void DateEvidence::settle(std::string_view order) {
  const auto found = std::find_if(candidates_.begin(), candidates_.end(),
                                  [&](const DateCandidate& candidate) { return candidate.pattern.starts_with(order); });
  if (found == candidates_.end()) return;
  candidates_ = {*found};
  differing_.reset();
}

bool DateEvidence::is_about_year() const {
  const auto first = std::count_if(candidates_.begin(), candidates_.end(),
                                   [](const DateCandidate& candidate) { return candidate.has_year_first(); });
  return first > 0 && static_cast<std::size_t>(first) < candidates_.size();
}

void DateEvidence::add_to(DateScatter& scatter) const {
  std::array<bool, 2> is_added{};
  for (const DateCandidate& candidate : candidates_) {
    const std::size_t place = candidate.has_year_first() ? 1 : 0;
    if (std::exchange(is_added[place], true)) continue;
    for (const std::string& value : values_) {
      const std::optional<Seconds> instant = candidate.format.instant(value.c_str(), *zone_);
      if (instant) scatter.instants[place].insert(*instant);
    }
  }
}

void DateEvidence::keep_year(bool first) {
  std::erase_if(candidates_, [first](const DateCandidate& candidate) { return candidate.has_year_first() != first; });
  find_difference();
}

std::optional<std::int64_t> DateEvidence::value_of(const DateCandidate& candidate, const std::string& value) const {
  if (is_date_) {
    const std::optional<Day> day = candidate.format.date(value.c_str(), *zone_);
    return day ? std::optional<std::int64_t>(*day) : std::nullopt;
  }
  return candidate.format.instant(value.c_str(), *zone_);
}

bool DateEvidence::read(const DateCandidate& candidate, const std::string& value) const {
  return value_of(candidate, value).has_value();
}

void DateEvidence::look_for_difference(const std::string& value) {
  for (std::size_t other = 1; other < candidates_.size(); ++other) {
    if (value_of(candidates_[0], value) == value_of(candidates_[other], value)) continue;
    differing_ = value;
    other_ = other;
    return;
  }
}

void DateEvidence::find_difference() {
  differing_.reset();
  for (const std::string& value : values_) {
    if (!differing_) look_for_difference(value);
  }
}

}  // namespace cxkpi::exports
