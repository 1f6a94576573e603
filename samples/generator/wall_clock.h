// The shop's wall clock in Paris, in minutes, and its habits: delivery days, opening hours. Nothing here knows a time
// zone: the files hold wall-clock times, and nothing happens between two and six in the morning, when clocks change.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace shop {

using Day = int;     // days after 1970-01-01
using Minute = int;  // minutes on the wall clock after 1970-01-01 00:00
inline constexpr int minutes_per_day = 24 * 60;

constexpr Day day(int year, unsigned month, unsigned day_of_month) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day_of_month)};
  return static_cast<Day>(std::chrono::sys_days(date).time_since_epoch().count());
}

constexpr Minute at(Day date, int hour, int minute) { return date * minutes_per_day + hour * 60 + minute; }
constexpr Day day_of(Minute time) { return time / minutes_per_day; }

// Month of the year, 1 to 12.
[[nodiscard]] unsigned month_of(Day date);

// 0 for Monday.
[[nodiscard]] int weekday(Day date);

// Carriers deliver from Monday to Saturday, but not on public holidays.
[[nodiscard]] bool is_delivery_day(Day date);

// The date that many delivery days later.
[[nodiscard]] Day after_delivery_days(Day date, int count);

// The nearest delivery day on or after the date.
[[nodiscard]] Day delivery_day_from(Day date);

// Customer service: Monday to Friday 9:00 to 18:00, Saturday 10:00 to 13:00. The moment when that many minutes of
// opening time have passed.
[[nodiscard]] Minute after_service_minutes(Minute from, int minutes);

// 31/12/2026 and 31/12/2026 09:05. A time that no clock in Paris showed is a mistake here: std::logic_error.
[[nodiscard]] std::string date_text(Day date);
[[nodiscard]] std::string time_text(Minute time);

}  // namespace shop
