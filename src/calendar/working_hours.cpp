// Working time between two instants: the days at both ends are measured one by one, the whole days between them by
// weeks, corrected where a holiday or a clock change falls among them.
#include "cxkpi/calendar/working_hours.h"

#include <algorithm>
#include <utility>

#include "calendar/floor_division.h"

namespace cxkpi {
namespace {

constexpr Seconds hour = 3600;

std::size_t weekday_index(Day day) noexcept { return static_cast<std::size_t>(iso_weekday(day) - 1); }

// How often each day of the week, from the one of `begin` on, occurs in [begin, end): the first `extra` once more.
struct Weeks {
  std::int64_t whole;
  std::size_t extra;
};

Weeks weeks_between(Day begin, Day end) noexcept {
  const std::int64_t days = std::int64_t{end} - begin;
  return {days / 7, static_cast<std::size_t>(days % 7)};
}

}  // namespace

WorkingHours::WorkingHours() {
  for (std::size_t day = 0; day < 5; ++day) week_[day] = {{.open = 9 * hour, .close = 18 * hour}};
}

bool WorkingHours::is_holiday(Day day) const noexcept {
  return std::binary_search(holidays_.begin(), holidays_.end(), day);
}

bool WorkingHours::is_working_day(Day day) const noexcept {
  return !week_[weekday_index(day)].empty() && !is_holiday(day);
}

int WorkingHours::days_between(Day from, Day to) const noexcept {
  if (to < from) return -days_between(to, from);
  const std::size_t first = weekday_index(from) + 1;  // (from, to]: the count starts on the day after
  const Weeks weeks = weeks_between(from, to);
  std::int64_t days = 0;
  for (std::size_t i = 0; i < week_.size(); ++i) {
    if (week_[(first + i) % 7].empty()) continue;
    days += weeks.whole + (i < weeks.extra ? 1 : 0);
  }
  const auto begin = std::upper_bound(holidays_.begin(), holidays_.end(), from);
  const auto end = std::upper_bound(begin, holidays_.end(), to);
  return static_cast<int>(
      days - std::count_if(begin, end, [this](Day holiday) { return !week_[weekday_index(holiday)].empty(); }));
}

Seconds WorkingHours::seconds_on(Day day, Seconds from, Seconds to, const Zone& zone) const noexcept {
  if (is_holiday(day)) return 0;
  const Seconds midnight = Seconds{day} * seconds_per_day;
  Seconds total = 0;
  for (const Span& span : week_[weekday_index(day)]) {
    const Seconds open = std::max(zone.first_at(midnight + span.open), from);
    const Seconds close = std::min(zone.first_at(midnight + span.close), to);
    total += std::max<Seconds>(close - open, 0);
  }
  return total;
}

Seconds WorkingHours::clock_seconds_on(Day day) const noexcept {
  Seconds total = 0;
  for (const Span& span : week_[weekday_index(day)]) total += span.close - span.open;
  return total;
}

Seconds WorkingHours::seconds_in_days(Day begin, Day end, const Zone& zone) const noexcept {
  if (begin >= end) return 0;
  const Weeks weeks = weeks_between(begin, end);
  Seconds total = 0;
  for (std::size_t i = 0; i < week_.size(); ++i) {
    total += clock_seconds_on(begin + static_cast<Day>(i)) * (weeks.whole + (i < weeks.extra ? 1 : 0));
  }
  const auto last_holiday = std::lower_bound(holidays_.begin(), holidays_.end(), end);
  for (auto day = std::lower_bound(holidays_.begin(), last_holiday, begin); day != last_holiday; ++day) {
    total -= clock_seconds_on(*day);
  }
  // Days whose clock was changed: measured, in place of what the clock's hands say.
  const Seconds stop = zone.start_of(end);
  Day next_day = begin;
  for (Seconds change = zone.next_change(zone.start_of(begin) - 1); change < stop; change = zone.next_change(change)) {
    const Day before = zone.day_of(change - 1);
    const Day after = zone.day_of(change);
    next_day = std::max(next_day, std::min(before, after));
    for (; next_day <= std::max(before, after) && next_day < end; ++next_day) {
      if (is_holiday(next_day)) continue;
      total +=
          seconds_on(next_day, zone.start_of(next_day), zone.start_of(next_day + 1), zone) - clock_seconds_on(next_day);
    }
  }
  return total;
}

Seconds WorkingHours::seconds_between(Seconds from, Seconds to, const Zone& zone) const {
  if (to < from) return -seconds_between(to, from, zone);
  const Day first = zone.day_of(from);
  const Day last = zone.day_of(to);
  if (first == last) return seconds_on(first, from, to, zone);
  return seconds_on(first, from, to, zone) + seconds_in_days(first + 1, last, zone) + seconds_on(last, from, to, zone);
}

}  // namespace cxkpi
