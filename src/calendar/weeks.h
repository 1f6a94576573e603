// Weeks of any first day, numbered as ISO numbers those of Monday: week 1 holds the 4th of January.
#pragma once

#include <cstdint>

#include "calendar/floor_division.h"
#include "cxkpi/calendar/civil.h"

namespace cxkpi {

// The first day of the week that holds the day.
[[nodiscard]] inline std::int64_t week_begin(Day day, int week_start) noexcept {
  return std::int64_t{day} - floor_modulo(iso_weekday(day) - week_start, 7);
}

// The first day of week 1 of a year.
[[nodiscard]] inline std::int64_t first_week_begin(int year, int week_start) noexcept {
  return week_begin(to_day({.year = year, .month = 1, .day = 4}), week_start);
}

}  // namespace cxkpi
