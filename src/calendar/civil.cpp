// Civil dates for everyone: the checked and unbounded forms of the arithmetic in civil_count.h.
#include "cxkpi/calendar/civil.h"

#include <fmt/format.h>

#include <algorithm>

#include "calendar/civil_count.h"

namespace cxkpi {

bool exists(YearMonthDay date) noexcept { return is_date(date.year, date.month, date.day); }

Day to_day(YearMonthDay date) noexcept { return day_in_any_year(date.year, date.month, date.day); }

YearMonthDay to_civil(Day day) noexcept {
  std::int64_t era = 0;
  std::uint32_t shifted = static_cast<std::uint32_t>(day) + days_to_epoch;
  constexpr std::uint32_t days_to_year_10000 = 3652365;
  if (shifted >= days_to_year_10000) {  // also any day before 0000-03-01
    era = floor_divide(std::int64_t{day} + days_to_epoch, days_per_era);
    shifted = static_cast<std::uint32_t>(std::int64_t{day} + days_to_epoch - era * days_per_era);
  }
  const std::uint32_t century = (4 * shifted + 3) / 146097;
  const std::uint32_t day_of_century = shifted - 146097 * century / 4;
  const std::uint32_t year_of_century = (4 * day_of_century + 3) / 1461;
  const std::uint32_t day_of_year = day_of_century - 1461 * year_of_century / 4;
  const std::uint32_t month = (5 * day_of_year + 2) / 153;  // from March on
  const bool next_year = month >= 10;
  const std::uint32_t year_of_era = 100 * century + year_of_century + (next_year ? 1 : 0);
  return {.year = static_cast<int>(era * years_per_era + year_of_era),
          .month = static_cast<int>(next_year ? month - 9 : month + 3),
          .day = static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1)};
}

int iso_weekday(Day day) noexcept {
  return static_cast<int>(floor_modulo(std::int64_t{day} + 3, 7)) + 1;  // 1970-01-01 was a Thursday
}

Day add_months(Day day, int months) noexcept {
  const YearMonthDay date = to_civil(day);
  const std::int64_t month_count = std::int64_t{date.year} * 12 + date.month - 1 + months;
  const std::int64_t year = floor_divide(month_count, 12);
  const int month = static_cast<int>(floor_modulo(month_count, 12)) + 1;
  return day_in_any_year(year, month, std::min(date.day, days_in_month(year, month)));
}

std::string iso_date(Day day) {
  const YearMonthDay date = to_civil(day);
  return fmt::format("{}{:04}-{:02}-{:02}", date.year < 0 ? "-" : "", date.year < 0 ? -date.year : date.year,
                     date.month, date.day);
}

}  // namespace cxkpi
