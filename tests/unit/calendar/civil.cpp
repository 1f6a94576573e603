// Civil dates: existence, day counts, months.
#include "cxkpi/calendar/civil.h"

#include <catch2/catch.hpp>
#include <limits>

#include "calendar/moments.h"

using namespace cxkpi;
using moments::day;

TEST_CASE("a date exists in years 1 to 9999, with leap days by the Gregorian rule") {
  CHECK(exists({2024, 2, 29}));
  CHECK(exists({2000, 2, 29}));
  CHECK(exists({1, 1, 1}));
  CHECK(exists({9999, 12, 31}));
  CHECK_FALSE(exists({2026, 2, 29}));
  CHECK_FALSE(exists({1900, 2, 29}));
  CHECK_FALSE(exists({2026, 2, 31}));
  CHECK_FALSE(exists({2026, 4, 31}));
  CHECK_FALSE(exists({2026, 13, 1}));
  CHECK_FALSE(exists({2026, 0, 1}));
  CHECK_FALSE(exists({2026, 1, 0}));
  CHECK_FALSE(exists({2026, 1, 32}));
  CHECK_FALSE(exists({0, 12, 31}));
  CHECK_FALSE(exists({10000, 1, 1}));
}

TEST_CASE("days count from 1970-01-01 on") {
  CHECK(to_day({1970, 1, 1}) == 0);
  CHECK(to_day({1969, 12, 31}) == -1);
  CHECK(to_day({2000, 3, 1}) == 11017);
  CHECK(to_day({1, 1, 1}) == -719162);
  CHECK(to_day({9999, 12, 31}) == 2932896);
}

TEST_CASE("day counts and dates agree with the standard calendar, there and back") {
  bool agree = true;
  // Every day from 1967 to 2517, and every 97th from before the year 0 to after 9999.
  for (Day d = -730000; d <= 2940000; d += d >= -1000 && d < 200000 ? 1 : 97) {
    const std::chrono::sys_days days{std::chrono::days{d}};
    const std::chrono::year_month_day date{days};
    const YearMonthDay expected{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                                static_cast<int>(static_cast<unsigned>(date.day()))};
    agree = agree && to_civil(d) == expected && to_day(expected) == d &&
            exists(expected) == (expected.year >= 1 && expected.year <= 9999) &&
            iso_weekday(d) == static_cast<int>(std::chrono::weekday{days}.iso_encoding());
    if (!agree) FAIL("they differ on day " << d);
  }
  CHECK(agree);
}

TEST_CASE("every day count has a date, up to the ends of the type") {
  for (const Day d : {std::numeric_limits<Day>::min(), std::numeric_limits<Day>::max(), -719163, -719162, 2932896}) {
    CHECK(to_day(to_civil(d)) == d);
  }
  CHECK(iso_weekday(std::numeric_limits<Day>::min()) == 2);  // 2³¹ mod 7 = 2, and 1970-01-01 was a Thursday
}

TEST_CASE("a month before 31 March is the last of February") {
  CHECK(add_months(day(2026, 3, 31), -1) == day(2026, 2, 28));
  CHECK(add_months(day(2024, 3, 31), -1) == day(2024, 2, 29));
  CHECK(add_months(day(2024, 2, 29), 12) == day(2025, 2, 28));
  CHECK(add_months(day(2024, 2, 29), -12) == day(2023, 2, 28));
  CHECK(add_months(day(2024, 2, 29), 48) == day(2028, 2, 29));
  CHECK(add_months(day(2026, 1, 15), -1) == day(2025, 12, 15));
  CHECK(add_months(day(2026, 11, 30), 3) == day(2027, 2, 28));
  CHECK(add_months(day(2026, 5, 17), 0) == day(2026, 5, 17));
  CHECK(add_months(0, std::numeric_limits<int>::max()) == std::numeric_limits<Day>::max());
  CHECK(add_months(0, std::numeric_limits<int>::min()) == std::numeric_limits<Day>::min());
}

TEST_CASE("a date is written with four, two and two digits") {
  CHECK(iso_date(day(2026, 3, 31)) == "2026-03-31");
  CHECK(iso_date(day(987, 1, 2)) == "0987-01-02");
  CHECK(iso_date(day(-1, 12, 31)) == "-0001-12-31");
}
