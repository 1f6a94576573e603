// Periods by arithmetic: units of a grain, neighbours, splits. Their words are in period_text.cpp.
#include "cxkpi/calendar/period.h"

#include <algorithm>

#include "calendar/civil_count.h"
#include "calendar/weeks.h"

namespace cxkpi {
namespace {

constexpr Day unbounded_begin = std::numeric_limits<Day>::min();
constexpr Day unbounded_end = std::numeric_limits<Day>::max();

bool is_unbounded(Period period) noexcept { return period.begin == unbounded_begin || period.end == unbounded_end; }

// How many whole calendar months the period is, from a first to a first; 0 when it is not.
int whole_months(Period period) noexcept {
  const YearMonthDay begin = to_civil(period.begin);
  const YearMonthDay end = to_civil(period.end);
  if (begin.day != 1 || end.day != 1) return 0;
  return std::max((end.year - begin.year) * 12 + end.month - begin.month, 0);
}

// So many months of one year, to its December at the latest.
Period months_from(int year, int first_month, int months) noexcept {
  const bool wraps = first_month + months > 12;
  return {
      .begin = day_in_any_year(year, first_month, 1),
      .end = wraps ? day_in_any_year(std::int64_t{year} + 1, 1, 1) : day_in_any_year(year, first_month + months, 1)};
}

}  // namespace

bool Period::is_all() const noexcept { return begin == unbounded_begin && end == unbounded_end; }

std::optional<Grain> grain_of(Period period, int week_start) noexcept {
  if (is_unbounded(period) || period.begin >= period.end) return std::nullopt;
  for (const Grain grain : {Grain::day, Grain::week, Grain::month, Grain::quarter, Grain::year}) {
    if (unit_of(grain, period.begin, week_start) == period) return grain;
  }
  return std::nullopt;
}

Period unit_of(Grain grain, Day day, int week_start) noexcept {
  const YearMonthDay date = to_civil(day);
  switch (grain) {
    case Grain::week: {
      const std::int64_t begin = week_begin(day, week_start);
      return {.begin = to_day_range(begin), .end = to_day_range(begin + 7)};
    }
    case Grain::month:
      return months_from(date.year, date.month, 1);
    case Grain::quarter:
      return months_from(date.year, (date.month - 1) / 3 * 3 + 1, 3);
    case Grain::year:
      return months_from(date.year, 1, 12);
    case Grain::day:
      break;
  }
  return {.begin = day, .end = to_day_range(std::int64_t{day} + 1)};
}

std::vector<Period> split(Period period, Grain grain, int week_start) {
  if (is_unbounded(period)) return {period};
  std::vector<Period> units;
  for (Day day = period.begin; day < period.end;) {
    const Day end = std::min(unit_of(grain, day, week_start).end, period.end);
    units.push_back({.begin = day, .end = end});
    day = end;
  }
  return units;
}

// A week is seven days, so "the same number of days before" finds the week before without knowing where weeks start.
std::optional<Period> previous(Period period, int /*week_start*/) {
  if (is_unbounded(period)) return std::nullopt;
  if (const int months = whole_months(period); months > 0) {
    return Period{.begin = add_months(period.begin, -months), .end = period.begin};
  }
  const std::int64_t days = std::int64_t{period.end} - period.begin;
  return Period{.begin = to_day_range(period.begin - days), .end = period.begin};
}

std::optional<Period> year_ago(Period period, int week_start) {
  if (is_unbounded(period)) return std::nullopt;
  if (whole_months(period) > 0) {
    return Period{.begin = add_months(period.begin, -12), .end = add_months(period.end, -12)};
  }
  if (grain_of(period, week_start) == Grain::week) {
    constexpr Day days = 52 * 7;
    return Period{.begin = to_day_range(std::int64_t{period.begin} - days),
                  .end = to_day_range(std::int64_t{period.end} - days)};
  }
  // The last day moves, not the end: the 1st to the 28th of February stays so in a leap year.
  return Period{.begin = add_months(period.begin, -12),
                .end = to_day_range(std::int64_t{add_months(to_day_range(std::int64_t{period.end} - 1), -12)} + 1)};
}

}  // namespace cxkpi
