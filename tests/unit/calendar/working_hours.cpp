// Working time: spans, weekends, holidays, clock changes.
#include "cxkpi/calendar/working_hours.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "calendar/moments.h"

using namespace cxkpi;
using moments::clock;
using moments::day;

namespace {

constexpr Seconds hour = 3600;
const Zone utc;

std::string refusal(const std::string& text) {
  return moments::error_text([&] { (void)WorkingHours::parse(text, {}); });
}

constexpr const char* forms =
    "\nhint: working hours are like 'mon-fri 09:00-18:00' or 'mon-thu 09:00-12:00, mon-thu 14:00-18:00, sat "
    "10:00-13:00'";

// Working seconds counted the slow way: minute by minute on the zone's clock, for spans that start and end on whole
// minutes and for zones whose clocks change by whole minutes.
Seconds count_minutes(Seconds from, Seconds to, const Zone& zone, const std::vector<Day>& holidays, Seconds open,
                      Seconds close) {
  Seconds total = 0;
  for (Seconds instant = from; instant < to; instant += 60) {
    const Seconds wall_clock = instant + zone.offset_at(instant);
    const Day date = static_cast<Day>(wall_clock / 86400);
    const bool is_weekday = (date + 3) % 7 < 5;
    const bool is_holiday = std::find(holidays.begin(), holidays.end(), date) != holidays.end();
    const Seconds time = wall_clock % 86400;
    if (is_weekday && !is_holiday && time >= open && time < close) total += 60;
  }
  return total;
}

}  // namespace

TEST_CASE("by default work is Monday to Friday from nine to six") {
  const WorkingHours hours;
  // 2026-03-30 is a Monday.
  CHECK(hours.seconds_between(clock(2026, 3, 30, 9), clock(2026, 3, 30, 18), utc) == 9 * hour);
  CHECK(hours.seconds_between(clock(2026, 3, 30, 0), clock(2026, 3, 31, 0), utc) == 9 * hour);
  CHECK(hours.seconds_between(clock(2026, 3, 30, 10, 30), clock(2026, 3, 30, 10, 45, 30), utc) == 930);
  CHECK(hours.seconds_between(clock(2026, 3, 30, 18), clock(2026, 3, 31, 9), utc) == 0);
  CHECK(hours.seconds_between(clock(2026, 3, 30, 17), clock(2026, 3, 31, 10), utc) == 2 * hour);
  CHECK(hours.seconds_between(clock(2026, 3, 30), clock(2026, 4, 6), utc) == 45 * hour);
}

TEST_CASE("a weekend is no working time") {
  const WorkingHours hours;
  CHECK(hours.seconds_between(clock(2026, 3, 27, 17), clock(2026, 3, 30, 10), utc) == 2 * hour);
  CHECK(hours.seconds_between(clock(2026, 3, 28, 8), clock(2026, 3, 29, 20), utc) == 0);
  CHECK(hours.days_between(day(2026, 3, 27), day(2026, 3, 30)) == 1);
  CHECK(hours.days_between(day(2026, 3, 27), day(2026, 3, 29)) == 0);
  CHECK(hours.days_between(day(2026, 3, 28), day(2026, 3, 29)) == 0);
  CHECK(hours.days_between(day(2026, 3, 30), day(2026, 3, 30)) == 0);
  CHECK(hours.days_between(day(2026, 1, 1), day(2027, 1, 1)) == 261);
  CHECK(hours.is_working_day(day(2026, 3, 27)));
  CHECK_FALSE(hours.is_working_day(day(2026, 3, 28)));
}

TEST_CASE("a holiday is no working time, unless it is a Sunday anyway") {
  const std::vector<Day> holidays{day(2026, 5, 8), day(2026, 5, 1), day(2026, 5, 1), day(2026, 5, 31)};
  const WorkingHours hours = WorkingHours::parse("mon-fri 09:00-18:00", holidays);
  CHECK_FALSE(hours.is_working_day(day(2026, 5, 1)));
  CHECK(hours.seconds_between(clock(2026, 4, 30, 17), clock(2026, 5, 4, 10), utc) == 2 * hour);
  CHECK(hours.seconds_between(clock(2026, 5, 1), clock(2026, 6, 1), utc) == 19 * 9 * hour);  // 21 weekdays less 2
  CHECK(hours.days_between(day(2026, 4, 30), day(2026, 5, 31)) == 19);
  CHECK(hours.days_between(day(2026, 5, 1), day(2026, 5, 8)) == 4);
  CHECK(hours.days_between(day(2026, 4, 30), day(2026, 5, 7)) == 4);
}

TEST_CASE("reversed arguments give the negative") {
  const WorkingHours hours = WorkingHours::parse("mon-sat 08:00-20:00", {day(2026, 5, 1)});
  const Seconds from = clock(2026, 4, 1, 11);
  const Seconds to = clock(2026, 6, 18, 9, 30);
  CHECK(hours.seconds_between(to, from, utc) == -hours.seconds_between(from, to, utc));
  CHECK(hours.days_between(day(2026, 5, 4), day(2026, 4, 30)) == -2);  // Saturday and Monday
  CHECK(hours.days_between(day(2026, 4, 30), day(2026, 5, 4)) == 2);
}

TEST_CASE("a clock change inside a span counts as it happened") {
  const Zone paris = Zone::named("Europe/Paris");
  const WorkingHours nights = WorkingHours::parse("mon-sun 00:00-06:00", {});
  CHECK(nights.seconds_between(paris.start_of(day(2026, 3, 29)), paris.start_of(day(2026, 3, 30)), paris) == 5 * hour);
  CHECK(nights.seconds_between(paris.start_of(day(2026, 10, 25)), paris.start_of(day(2026, 10, 26)), paris) ==
        7 * hour);
  const WorkingHours always = WorkingHours::parse("mon-sun 00:00-24:00", {});
  const Seconds from = clock(2020, 2, 3, 4, 5, 6);
  const Seconds to = clock(2027, 7, 8, 9, 10, 11);
  CHECK(always.seconds_between(from, to, paris) == to - from);
  // A span that lies in the gap never happened.
  const WorkingHours skipped = WorkingHours::parse("sun 02:15-02:45", {});
  CHECK(skipped.seconds_between(clock(2026, 3, 28), clock(2026, 3, 30), paris) == 0);
  CHECK(skipped.seconds_between(clock(2026, 3, 14), clock(2026, 4, 6), paris) == 3 * 1800);  // 15, 22 March and 5 April
  // Samoa's missing Friday has no working hours either.
  const Zone apia = Zone::named("Pacific/Apia");
  CHECK(WorkingHours().seconds_between(apia.start_of(day(2011, 12, 26)), apia.start_of(day(2012, 1, 2)), apia) ==
        36 * hour);
}

TEST_CASE("working hours of any span agree with a count of minutes") {
  std::mt19937 random(11);
  const std::vector<Day> holidays{day(2025, 12, 25), day(2026, 1, 1), day(2026, 3, 30), day(2026, 5, 1),
                                  day(2026, 5, 10)};
  const WorkingHours hours = WorkingHours::parse("mon-fri 00:30-17:45", holidays);
  std::uniform_int_distribution<Seconds> begins(clock(2025, 12, 1) / 60, clock(2026, 11, 1) / 60);
  std::uniform_int_distribution<Seconds> lengths(0, 200 * 1440);
  for (const char* name : {"Europe/Paris", "America/New_York", "Asia/Kathmandu"}) {
    const Zone zone = Zone::named(name);
    for (int i = 0; i < 20; ++i) {
      const Seconds from = begins(random) * 60;
      const Seconds to = from + lengths(random) * 60;
      CAPTURE(name, from, to);
      CHECK(hours.seconds_between(from, to, zone) ==
            count_minutes(from, to, zone, holidays, 30 * 60, 17 * hour + 45 * 60));
    }
  }
}

TEST_CASE("working days of any span agree with a count of days") {
  std::mt19937 random(12);
  std::vector<Day> holidays;
  std::uniform_int_distribution<Day> days(day(2024, 1, 1), day(2027, 1, 1));
  for (int i = 0; i < 40; ++i) holidays.push_back(days(random));
  const WorkingHours hours = WorkingHours::parse("tue-thu 09:00-18:00; sun 10:00-12:00", holidays);
  for (int i = 0; i < 300; ++i) {
    const Day from = days(random);
    const Day to = days(random);
    int count = 0;
    for (Day d = std::min(from, to) + 1; d <= std::max(from, to); ++d) count += hours.is_working_day(d) ? 1 : 0;
    CAPTURE(iso_date(from), iso_date(to));
    CHECK(hours.days_between(from, to) == (to < from ? -count : count));
  }
}

TEST_CASE("opening hours are read in several parts and several spans") {
  const Seconds monday = clock(2026, 3, 30);
  const auto week = [&](const char* text) {
    return WorkingHours::parse(text, {}).seconds_between(monday, monday + 7 * 86400, utc);
  };
  CHECK(week("mon-thu 09:00-18:00, fri 09:00-17:00") == 44 * hour);
  CHECK(week("mon-fri 14:00-18:00; mon-fri 9:00-12:00") == 35 * hour);
  CHECK(week("Mon-Fri 09:00-12:00 14:00-18:00") == 35 * hour);
  CHECK(week("sat-mon 10:00-12:00") == 6 * hour);
  CHECK(week("  lun-ven   08:30-17:00  ") == 42 * hour + hour / 2);
  CHECK(week("dim 00:00-24:00") == 24 * hour);
  CHECK(week("mon 09:00-12:00 12:00-14:00") == 5 * hour);
}

TEST_CASE("opening hours that make no sense are refused") {
  CHECK(refusal("") == std::string("working hours '' name no days in ''") + forms);
  CHECK(refusal("09:00-18:00") == std::string("working hours '09:00-18:00' name no days in '09:00-18:00'") + forms);
  CHECK(refusal("mon-foo 09:00-18:00") ==
        std::string("working hours 'mon-foo 09:00-18:00' name no days in 'mon-foo 09:00-18:00'") + forms);
  CHECK(refusal("mon- 09:00-18:00") ==
        std::string("working hours 'mon- 09:00-18:00' name no days in 'mon- 09:00-18:00'") + forms);
  CHECK(refusal("mon-fri") == std::string("working hours 'mon-fri' name no hours in 'mon-fri'") + forms);
  CHECK(refusal("mon 18:00-09:00") ==
        std::string("working hours 'mon 18:00-09:00' close before they open in 'mon 18:00-09:00'") + forms);
  CHECK(refusal("mon 09:00-09:00") ==
        std::string("working hours 'mon 09:00-09:00' close before they open in 'mon 09:00-09:00'") + forms);
  CHECK(refusal("mon-fri 09:00-18:00, fri 17:00-20:00") ==
        std::string("working hours 'mon-fri 09:00-18:00, fri 17:00-20:00' overlap on one day") + forms);
  for (const std::string span : {"9-18", "09:00", "09:00-", "-18:00", "09:60-18:00", "09:00-24:01", "09:00-25:00",
                                 "0900-1800", "09:0-18:00", "a9:00-18:00", "109:00-18:00", "09:00-18:00-19:00"}) {
    const std::string text = "mon " + span;
    CHECK(refusal(text) == "working hours '" + text + "' have no span like 09:00-18:00 in '" + text + "'" + forms);
  }
  CHECK(moments::error_kind([] { (void)WorkingHours::parse("never", {}); }) == ErrorKind::config);
}
