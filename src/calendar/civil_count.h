// The arithmetic of civil dates, inline for the readers that run once per row. Years begin in March here, so that the
// leap day is the last day of its year.
#pragma once

#include <array>
#include <cstdint>

#include "calendar/floor_division.h"
#include "cxkpi/calendar/civil.h"

namespace cxkpi {

constexpr std::int64_t years_per_era = 400;
constexpr std::int64_t days_per_era = 146097;    // 400 Gregorian years
constexpr std::uint32_t days_to_epoch = 719468;  // 0000-03-01 to 1970-01-01

[[nodiscard]] constexpr bool is_leap(std::int64_t year) noexcept {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

[[nodiscard]] constexpr int days_in_month(std::int64_t year, int month) noexcept {
  constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[static_cast<std::size_t>(month - 1)];
}

[[nodiscard]] constexpr bool is_date(int year, int month, int day) noexcept {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
         (day <= 28 || day <= days_in_month(year, month));
}

// Days from 0000-03-01 on, for years from 0 to 9999; in January of the year 0 it would be negative.
[[nodiscard]] constexpr std::uint32_t days_from_march_0(std::uint32_t year, std::uint32_t month,
                                                        std::uint32_t day) noexcept {
  const std::uint32_t y = month <= 2 ? year - 1 : year;
  const std::uint32_t m = month <= 2 ? month + 9 : month - 3;
  return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
}

// The day of a date that is_date.
[[nodiscard]] constexpr Day day_of_date(int year, int month, int day) noexcept {
  return static_cast<Day>(days_from_march_0(static_cast<std::uint32_t>(year), static_cast<std::uint32_t>(month),
                                            static_cast<std::uint32_t>(day)) -
                          days_to_epoch);
}

// The day of a date in any year, cut to the range of Day.
[[nodiscard]] constexpr Day day_in_any_year(std::int64_t year, int month, int day) noexcept {
  if (year >= 1 && year <= 9999) return day_of_date(static_cast<int>(year), month, day);
  const std::int64_t era = floor_divide(year - 1, years_per_era);  // eras moved so that their years are 1 to 400
  return to_day_range(era * days_per_era + day_of_date(static_cast<int>(year - era * years_per_era), month, day));
}

}  // namespace cxkpi
