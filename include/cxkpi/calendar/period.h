// Half-open periods of civil days, the grains that cut them, and the words for them on the command line.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/calendar/civil.h"

namespace cxkpi {

enum class Grain { day, week, month, quarter, year };

// [begin, end) in civil days. The whole time line ("all") is the default.
struct Period {
  Day begin = std::numeric_limits<Day>::min();
  Day end = std::numeric_limits<Day>::max();

  [[nodiscard]] bool is_all() const noexcept;  // both ends unbounded
  [[nodiscard]] bool contains(Day day) const noexcept { return begin <= day && day < end; }
  auto operator<=>(const Period&) const = default;
};

// Monday is 1, Sunday 7. Throws Error(usage) for a word that is no weekday ("monday", "mon", "lundi", "lun").
[[nodiscard]] int parse_weekday(std::string_view word);

// "day", "week", "month", "quarter", "year"; throws Error(usage) else.
[[nodiscard]] Grain parse_grain(std::string_view word);
[[nodiscard]] std::string_view name(Grain grain) noexcept;

// `2026-10`, `2026-Q3`, `2026-W42` (ISO week, or weeks of another first day counted the same way), `2026`,
// `2026-10-01`, `2026-10-01..2026-10-31` (both days in), `last-month`, `last-quarter`, `last-week`, `last-year` (the
// last that is complete on the as-of day: its end is on or before it), `all`. Throws Error(usage) with the forms as
// hint.
[[nodiscard]] Period parse_period(std::string_view text, Day as_of, int week_start = 1);

// The grain whose unit this period is exactly (2026-03-01..2026-04-01 is a month), if any. A single day is a day.
[[nodiscard]] std::optional<Grain> grain_of(Period period, int week_start = 1) noexcept;

// The unit of the grain that holds the day.
[[nodiscard]] Period unit_of(Grain grain, Day day, int week_start = 1) noexcept;

// The units that the period touches, cut at the period's ends, in order. An unbounded period gives itself.
[[nodiscard]] std::vector<Period> split(Period period, Grain grain, int week_start = 1);

// The period just before: the previous unit when the period is one (February before March), several whole months the
// same number of months before, else the same number of days before. `all` has none.
[[nodiscard]] std::optional<Period> previous(Period period, int week_start = 1);

// The same period a year before: months, quarters, years and day ranges move by twelve months (29 February becomes
// 28 February), weeks by 52 weeks. `all` has none.
[[nodiscard]] std::optional<Period> year_ago(Period period, int week_start = 1);

// The shortest form that parse_period reads back: "2026-03", "2026-Q1", "2026-W42", "2026", "2026-03-05",
// "2026-03-05..2026-03-17", "all".
[[nodiscard]] std::string to_text(Period period, int week_start = 1);

}  // namespace cxkpi
