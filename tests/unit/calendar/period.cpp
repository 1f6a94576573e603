// Periods: their words, units, neighbours and splits.
#include "cxkpi/calendar/period.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <random>

#include "calendar/moments.h"

using namespace cxkpi;
using moments::day;

namespace {

constexpr int sunday = 7;
const Day as_of = day(2026, 4, 15);

Period read(std::string_view text, int week_start = 1) { return parse_period(text, as_of, week_start); }

Period days(Day begin, Day end) { return {.begin = begin, .end = end}; }

constexpr const char* forms =
    "\nhint: a period is 2026, 2026-Q3, 2026-10, 2026-W42, 2026-10-01, 2026-10-01..2026-10-31, last-week, last-month, "
    "last-quarter, last-year or all";

}  // namespace

namespace Catch {
template <>
struct StringMaker<Period> {
  static std::string convert(const Period& period) {
    return fmt::format("[{}, {})", iso_date(period.begin), iso_date(period.end));
  }
};
}  // namespace Catch

TEST_CASE("each form of a period gives its days") {
  CHECK(read("2026") == days(day(2026, 1, 1), day(2027, 1, 1)));
  CHECK(read("2026-Q3") == days(day(2026, 7, 1), day(2026, 10, 1)));
  CHECK(read("2026-q4") == days(day(2026, 10, 1), day(2027, 1, 1)));
  CHECK(read("2026-10") == days(day(2026, 10, 1), day(2026, 11, 1)));
  CHECK(read("2024-02") == days(day(2024, 2, 1), day(2024, 3, 1)));
  CHECK(read("2026-10-01") == days(day(2026, 10, 1), day(2026, 10, 2)));
  CHECK(read("2026-10-01..2026-10-31") == days(day(2026, 10, 1), day(2026, 11, 1)));
  CHECK(read("2026-10-05..2026-10-05") == days(day(2026, 10, 5), day(2026, 10, 6)));
  CHECK(read("0001") == days(day(1, 1, 1), day(2, 1, 1)));
  CHECK(read("9999-12-31") == days(day(9999, 12, 31), day(10000, 1, 1)));
  CHECK(read("all").is_all());
}

TEST_CASE("ISO weeks follow their year, which is not always the calendar's") {
  CHECK(read("2026-W42") == days(day(2026, 10, 12), day(2026, 10, 19)));
  CHECK(read("2026-W01") == days(day(2025, 12, 29), day(2026, 1, 5)));
  CHECK(read("2020-W53") == days(day(2020, 12, 28), day(2021, 1, 4)));
  CHECK(read("2026-W53") == days(day(2026, 12, 28), day(2027, 1, 4)));
  CHECK(read("2027-w01") == days(day(2027, 1, 4), day(2027, 1, 11)));
  CHECK(moments::error_text([] { (void)read("2025-W53"); }) == "2025 has no week 53\nhint: its last week is 2025-W52");
}

TEST_CASE("weeks that start on Sunday are counted from the one with 4 January") {
  CHECK(read("2026-W01", sunday) == days(day(2026, 1, 4), day(2026, 1, 11)));
  CHECK(read("2025-W53", sunday) == days(day(2025, 12, 28), day(2026, 1, 4)));
  CHECK(read("2025-W01", sunday) == days(day(2024, 12, 29), day(2025, 1, 5)));
  CHECK(to_text(days(day(2026, 1, 4), day(2026, 1, 11)), sunday) == "2026-W01");
  CHECK(to_text(days(day(2026, 1, 4), day(2026, 1, 11))) == "2026-01-04..2026-01-10");
}

TEST_CASE("the last month is the last whose end is on or before the as-of day") {
  CHECK(read("last-month") == days(day(2026, 3, 1), day(2026, 4, 1)));
  CHECK(read("last-quarter") == days(day(2026, 1, 1), day(2026, 4, 1)));
  CHECK(read("last-year") == days(day(2025, 1, 1), day(2026, 1, 1)));
  CHECK(read("last-week") == days(day(2026, 4, 6), day(2026, 4, 13)));  // 15 April is a Wednesday
  CHECK(read("last-week", sunday) == days(day(2026, 4, 5), day(2026, 4, 12)));
  CHECK(parse_period("last-month", day(2026, 3, 31)) == days(day(2026, 2, 1), day(2026, 3, 1)));
  CHECK(parse_period("last-month", day(2026, 4, 1)) == days(day(2026, 3, 1), day(2026, 4, 1)));
  CHECK(parse_period("last-week", day(2026, 4, 13)) == days(day(2026, 4, 6), day(2026, 4, 13)));
  CHECK(parse_period("last-week", day(2026, 4, 12)) == days(day(2026, 3, 30), day(2026, 4, 6)));
}

TEST_CASE("what is no period is refused with the forms") {
  for (const std::string text : {"",
                                 "2026-13",
                                 "2026-00",
                                 "2026-Q0",
                                 "2026-Q5",
                                 "2026-W00",
                                 "2026-W1",
                                 "2026-W",
                                 "2026-Q",
                                 "2026-",
                                 "226",
                                 "20261",
                                 "2026-1",
                                 "2026-02-30",
                                 "2026-10-01..",
                                 "..2026-10-01",
                                 "2026-10..2026-11",
                                 "2026-10-01..2026-11-31",
                                 "0000",
                                 "-001",
                                 "last-day",
                                 "last-",
                                 "All",
                                 "2026 ",
                                 " 2026",
                                 "+026",
                                 "2026-+1",
                                 "yesterday"}) {
    CHECK(moments::error_text([&] { (void)read(text); }) == "'" + text + "' is not a period" + forms);
  }
  CHECK(moments::error_kind([] { (void)read("2026-13"); }) == ErrorKind::usage);
}

TEST_CASE("a period cannot end before it begins") {
  CHECK(moments::error_text([] { (void)read("2026-10-31..2026-10-01"); }) ==
        "the period '2026-10-31..2026-10-01' ends before it begins\nhint: write the earlier day first");
}

TEST_CASE("weekdays are read in English and French, whole or cut") {
  const std::vector<std::vector<std::string>> words{
      {"monday", "mon", "lundi", "lun"},       {"tuesday", "tue", "mardi", "mar"},
      {"wednesday", "wed", "mercredi", "mer"}, {"thursday", "thu", "jeudi", "jeu"},
      {"friday", "fri", "vendredi", "ven"},    {"saturday", "sat", "samedi", "sam"},
      {"sunday", "sun", "dimanche", "dim"}};
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (const std::string& word : words[i]) CHECK(parse_weekday(word) == static_cast<int>(i) + 1);
  }
  CHECK(parse_weekday("Sunday") == 7);
  CHECK(moments::error_text([] { (void)parse_weekday("mo"); }) ==
        "'mo' is no day of the week\nhint: write monday or mon, tuesday or tue, … (or lundi, lun, …)");
}

TEST_CASE("grains have one word each") {
  for (const Grain grain : {Grain::day, Grain::week, Grain::month, Grain::quarter, Grain::year}) {
    CHECK(parse_grain(name(grain)) == grain);
  }
  CHECK(name(Grain::quarter) == "quarter");
  CHECK(moments::error_text([] { (void)parse_grain("moth"); }) == "unknown grain 'moth'\nhint: did you mean 'month'?");
  CHECK(moments::error_text([] { (void)parse_grain("fortnight"); }) ==
        "unknown grain 'fortnight'\nhint: a grain is day, week, month, quarter or year");
}

TEST_CASE("a period knows the grain it is one unit of") {
  CHECK(grain_of(read("2026-10-05")) == Grain::day);
  CHECK(grain_of(read("2026-W42")) == Grain::week);
  CHECK(grain_of(read("2026-W42"), sunday) == std::nullopt);
  CHECK(grain_of(read("2026-10-01..2026-10-31")) == Grain::month);
  CHECK(grain_of(read("2026-Q1")) == Grain::quarter);
  CHECK(grain_of(read("2026")) == Grain::year);
  CHECK(grain_of(days(day(2026, 2, 1), day(2026, 5, 1))) == std::nullopt);  // three months, but no quarter
  CHECK(grain_of(read("all")) == std::nullopt);
  CHECK(grain_of(days(5, 5)) == std::nullopt);
}

TEST_CASE("the period before March is February, before a quarter the quarter, before ten days ten days") {
  CHECK(previous(read("2026-03")) == read("2026-02"));
  CHECK(previous(read("2026-01")) == read("2025-12"));
  CHECK(previous(read("2026-Q1")) == read("2025-Q4"));
  CHECK(previous(read("2026")) == read("2025"));
  CHECK(previous(read("2026-02-01..2026-04-30")) == read("2025-11-01..2026-01-31"));
  CHECK(previous(read("2026-W01")) == read("2025-W52"));
  CHECK(previous(read("2026-W01", sunday), sunday) == read("2025-W53", sunday));
  CHECK(previous(read("2026-03-01")) == read("2026-02-28"));
  CHECK(previous(read("2026-03-11..2026-03-20")) == read("2026-03-01..2026-03-10"));
  CHECK(previous(read("2026-03-01..2026-03-30")) == read("2026-01-30..2026-02-28"));
  CHECK(previous(read("all")) == std::nullopt);
}

TEST_CASE("the same period a year before") {
  CHECK(year_ago(read("2026-03")) == read("2025-03"));
  CHECK(year_ago(read("2025-02")) == read("2024-02"));  // with its 29th day
  CHECK(year_ago(read("2024-02")) == read("2023-02"));
  CHECK(year_ago(read("2026-Q1")) == read("2025-Q1"));
  CHECK(year_ago(read("2026")) == read("2025"));
  CHECK(year_ago(read("2026-W10")) == days(day(2025, 3, 3), day(2025, 3, 10)));
  CHECK(year_ago(read("2026-W53")) == read("2026-W01"));
  CHECK(year_ago(read("2024-02-29")) == read("2023-02-28"));
  CHECK(year_ago(read("2025-02-10..2025-02-28")) == read("2024-02-10..2024-02-28"));
  CHECK(year_ago(read("2026-03-05..2026-03-17")) == read("2025-03-05..2025-03-17"));
  CHECK(year_ago(read("all")) == std::nullopt);
}

TEST_CASE("a period is written in its shortest form") {
  for (const char* text : {"2026", "2026-Q1", "2026-03", "2026-W42", "2020-W53", "2026-03-05", "2026-03-05..2026-03-17",
                           "2026-02-01..2026-04-30", "all"}) {
    CHECK(to_text(read(text)) == text);
  }
  CHECK(to_text(read("2026-01-01..2026-03-31")) == "2026-Q1");
  CHECK(to_text(read("2026-10-12..2026-10-18")) == "2026-W42");
  CHECK(to_text({.end = day(2026, 3, 18)}) == "..2026-03-17");
  CHECK(to_text({.begin = day(2026, 3, 5)}) == "2026-03-05..");
}

TEST_CASE("a month cut into weeks is cut at its own ends") {
  const std::vector<Period> weeks = split(read("2026-03"), Grain::week);
  CHECK(weeks == std::vector<Period>{read("2026-03-01"), read("2026-W10"), read("2026-W11"), read("2026-W12"),
                                     read("2026-W13"), read("2026-03-30..2026-03-31")});
  CHECK(split(read("2026"), Grain::quarter) ==
        std::vector<Period>{read("2026-Q1"), read("2026-Q2"), read("2026-Q3"), read("2026-Q4")});
  CHECK(split(read("2026-03"), Grain::year) == std::vector<Period>{read("2026-03")});
  CHECK(split(read("all"), Grain::month) == std::vector<Period>{Period{}});
  CHECK(split(days(5, 5), Grain::day).empty());
}

TEST_CASE("any split covers its period without gap or overlap, and any period reads back from its text") {
  std::mt19937 random(4);
  std::uniform_int_distribution<Day> begins(day(1990, 1, 1), day(2060, 1, 1));
  std::uniform_int_distribution<int> lengths(1, 900);
  std::uniform_int_distribution<int> week_starts(1, 7);
  for (int i = 0; i < 2000; ++i) {
    const int week_start = week_starts(random);
    const Day begin = begins(random);
    const Period range = days(begin, begin + lengths(random));
    for (const Grain grain : {Grain::day, Grain::week, Grain::month, Grain::quarter, Grain::year}) {
      const std::vector<Period> units = split(range, grain, week_start);
      REQUIRE_FALSE(units.empty());
      Day reached = range.begin;
      for (const Period& unit : units) {
        REQUIRE(unit.begin == reached);
        REQUIRE(unit.begin < unit.end);
        reached = unit.end;
      }
      REQUIRE(reached == range.end);

      const Period unit = unit_of(grain, begin, week_start);
      REQUIRE(unit.contains(begin));
      REQUIRE(grain_of(unit, week_start) == grain);
      REQUIRE(parse_period(to_text(unit, week_start), 0, week_start) == unit);
      const auto before = previous(unit, week_start);
      REQUIRE(before == unit_of(grain, unit.begin - 1, week_start));
    }
    REQUIRE(parse_period(to_text(range, week_start), 0, week_start) == range);
  }
}
