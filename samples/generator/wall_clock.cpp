#include "wall_clock.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace shop {
namespace {

std::chrono::year_month_day civil(Day date) { return std::chrono::sys_days(std::chrono::days(date)); }

bool is_holiday(Day date) {
  static constexpr std::array holidays = {day(2025, 11, 1), day(2025, 11, 11), day(2025, 12, 25),
                                          day(2026, 1, 1),  day(2026, 4, 6),   day(2026, 5, 1),
                                          day(2026, 5, 8),  day(2026, 5, 14),  day(2026, 5, 25)};
  return std::find(holidays.begin(), holidays.end(), date) != holidays.end();
}

std::string padded(unsigned number) {
  return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

}  // namespace

unsigned month_of(Day date) { return static_cast<unsigned>(civil(date).month()); }

int weekday(Day date) { return (date + 3) % 7; }

bool is_delivery_day(Day date) { return weekday(date) != 6 && !is_holiday(date); }

Day delivery_day_from(Day date) {
  while (!is_delivery_day(date)) ++date;
  return date;
}

Day after_delivery_days(Day date, int count) {
  while (count-- > 0) date = delivery_day_from(date + 1);
  return date;
}

Minute after_service_minutes(Minute from, int minutes) {
  for (Day date = day_of(from);; ++date) {
    if (!is_delivery_day(date)) continue;
    const bool saturday = weekday(date) == 5;
    const Minute open = std::max(from, at(date, saturday ? 10 : 9, 0));
    const Minute close = at(date, saturday ? 13 : 18, 0);
    if (open >= close) continue;
    if (minutes < close - open) return open + minutes;
    minutes -= close - open;
  }
}

std::string date_text(Day date) {
  const auto parts = civil(date);
  return padded(static_cast<unsigned>(parts.day())) + '/' + padded(static_cast<unsigned>(parts.month())) + '/' +
         std::to_string(static_cast<int>(parts.year()));
}

std::string time_text(Minute time) {
  constexpr Minute skipped = at(day(2026, 3, 29), 2, 0);
  if (time >= skipped && time < skipped + 60) throw std::logic_error("nothing can happen while the clocks go forward");
  const auto of_day = static_cast<unsigned>(time % minutes_per_day);
  return date_text(day_of(time)) + ' ' + padded(of_day / 60) + ':' + padded(of_day % 60);
}

}  // namespace shop
