// Civil dates as day counts, and instants as second counts: the two time types of the whole program.
#pragma once

#include <cstdint>
#include <string>

namespace cxkpi {

using Day = std::int32_t;      // civil days since 1970-01-01 (proleptic Gregorian)
using Seconds = std::int64_t;  // seconds since 1970-01-01T00:00:00Z; fractions of a second are dropped (floor)

struct YearMonthDay {
  int year = 1970;
  int month = 1;  // 1–12
  int day = 1;    // 1–31
  bool operator==(const YearMonthDay&) const = default;
};

// True for a date that exists in years 1 to 9999: 31 February is not one.
[[nodiscard]] bool exists(YearMonthDay date) noexcept;

// Needs exists(date).
[[nodiscard]] Day to_day(YearMonthDay date) noexcept;

[[nodiscard]] YearMonthDay to_civil(Day day) noexcept;

// 1 = Monday … 7 = Sunday (ISO).
[[nodiscard]] int iso_weekday(Day day) noexcept;

// The same day `months` later (or earlier), cut to the month's last day: 31 March minus one month is 28 or 29 February.
[[nodiscard]] Day add_months(Day day, int months) noexcept;

// "2026-03-31".
[[nodiscard]] std::string iso_date(Day day);

}  // namespace cxkpi
