// Zones: offsets, clock changes, days.
#include "cxkpi/calendar/zone.h"

#define USE_OS_TZDB 1
#include <date/tz.h>

#include <catch2/catch.hpp>
#include <limits>
#include <random>

#include "calendar/moments.h"

using namespace cxkpi;
using moments::clock;
using moments::day;

namespace {

constexpr Seconds hour = 3600;

// What the date library says about one zone at one instant and one wall clock reading.
struct Reference {
  const date::time_zone& zone;

  [[nodiscard]] Seconds offset_at(Seconds instant) const {
    return zone.get_info(date::sys_seconds{std::chrono::seconds{instant}}).offset.count();
  }

  [[nodiscard]] Seconds to_instant(Seconds wall_clock) const {
    const date::local_info info = zone.get_info(date::local_seconds{std::chrono::seconds{wall_clock}});
    return wall_clock - info.first.offset.count();  // in an overlap and in a gap alike, the offset before
  }
};

Day floor_day(Seconds wall_clock) {
  return static_cast<Day>(wall_clock >= 0 ? wall_clock / 86400 : -((-wall_clock + 86399) / 86400));
}

void compare(const Zone& zone, const Reference& reference, Seconds instant) {
  const Seconds offset = reference.offset_at(instant);
  const bool agree = zone.offset_at(instant) == offset && zone.day_of(instant) == floor_day(instant + offset) &&
                     zone.to_instant(instant) == reference.to_instant(instant);
  if (!agree) {
    CAPTURE(zone.name(), instant);
    CHECK(zone.offset_at(instant) == offset);
    CHECK(zone.day_of(instant) == floor_day(instant + offset));
    CHECK(zone.to_instant(instant) == reference.to_instant(instant));
  }
}

}  // namespace

TEST_CASE("UTC has no offset, ever") {
  const Zone utc;
  CHECK(utc.name() == "UTC");
  CHECK(Zone::named("UTC").name() == "UTC");
  for (const Seconds instant : {clock(2026, 3, 29, 1), clock(1905, 1, 1), Seconds{-1}, Seconds{0}, clock(2190, 7, 1)}) {
    CHECK(utc.offset_at(instant) == 0);
    CHECK(utc.to_instant(instant) == instant);
    CHECK(utc.day_of(instant) == floor_day(instant));
  }
  CHECK(utc.next_change(0) == std::numeric_limits<Seconds>::max());
}

TEST_CASE("Paris puts its clocks forward on 29 March 2026 at 02:00") {
  const Zone paris = Zone::named("Europe/Paris");
  const Seconds change = clock(2026, 3, 29, 1);
  CHECK(paris.offset_at(change - 1) == hour);
  CHECK(paris.offset_at(change) == 2 * hour);
  CHECK(paris.next_change(clock(2026, 3, 1)) == change);
  CHECK(paris.next_change(change) == clock(2026, 10, 25, 1));
  // 02:30 never occurs: read with the offset before, it is the instant that shows 03:30.
  CHECK(paris.to_instant(clock(2026, 3, 29, 2, 30)) == clock(2026, 3, 29, 1, 30));
  CHECK(iso_instant(clock(2026, 3, 29, 1, 30), paris) == "2026-03-29T03:30:00+02:00");
  CHECK(paris.first_at(clock(2026, 3, 29, 2, 30)) == change);
  CHECK(paris.to_instant(clock(2026, 3, 29, 1, 59, 59)) == change - 1);
  CHECK(paris.to_instant(clock(2026, 3, 29, 3)) == change);
  CHECK(paris.start_of(day(2026, 3, 30)) - paris.start_of(day(2026, 3, 29)) == 23 * hour);
}

TEST_CASE("Paris puts its clocks back on 25 October 2026 at 03:00, and the first 02:30 is meant") {
  const Zone paris = Zone::named("Europe/Paris");
  const Seconds change = clock(2026, 10, 25, 1);
  CHECK(paris.offset_at(change - 1) == 2 * hour);
  CHECK(paris.offset_at(change) == hour);
  CHECK(paris.to_instant(clock(2026, 10, 25, 2, 30)) == clock(2026, 10, 25, 0, 30));
  CHECK(paris.to_instant(clock(2026, 10, 25, 2, 0)) == clock(2026, 10, 25, 0, 0));
  CHECK(paris.to_instant(clock(2026, 10, 25, 3, 0)) == clock(2026, 10, 25, 2, 0));
  CHECK(iso_instant(clock(2026, 10, 25, 0, 30), paris) == "2026-10-25T02:30:00+02:00");
  CHECK(iso_instant(clock(2026, 10, 25, 1, 30), paris) == "2026-10-25T02:30:00+01:00");
  CHECK(paris.start_of(day(2026, 10, 26)) - paris.start_of(day(2026, 10, 25)) == 25 * hour);
}

TEST_CASE("a second before midnight in New York is still the day before") {
  const Zone new_york = Zone::named("America/New_York");
  CHECK(new_york.start_of(day(2026, 1, 15)) == clock(2026, 1, 15, 5));
  CHECK(new_york.day_of(clock(2026, 1, 15, 4, 59, 59)) == day(2026, 1, 14));
  CHECK(new_york.day_of(clock(2026, 1, 15, 5)) == day(2026, 1, 15));
  CHECK(new_york.start_of(day(2026, 7, 15)) == clock(2026, 7, 15, 4));
  CHECK(new_york.start_of(day(2026, 3, 9)) - new_york.start_of(day(2026, 3, 8)) == 23 * hour);
  CHECK(new_york.start_of(day(2026, 11, 2)) - new_york.start_of(day(2026, 11, 1)) == 25 * hour);
  CHECK(iso_instant(clock(2026, 7, 15, 3, 59, 59), new_york) == "2026-07-14T23:59:59-04:00");
}

TEST_CASE("a day whose midnight is skipped starts when the clocks have changed") {
  const Zone sao_paulo = Zone::named("America/Sao_Paulo");  // 2018-11-04 began at 01:00
  CHECK(sao_paulo.start_of(day(2018, 11, 4)) == clock(2018, 11, 4, 3));
  CHECK(sao_paulo.day_of(clock(2018, 11, 4, 2, 59, 59)) == day(2018, 11, 3));
  CHECK(sao_paulo.day_of(clock(2018, 11, 4, 3)) == day(2018, 11, 4));
  CHECK(sao_paulo.start_of(day(2018, 11, 5)) - sao_paulo.start_of(day(2018, 11, 4)) == 23 * hour);
}

TEST_CASE("a day whose midnight comes twice starts at the first") {
  const Zone havana = Zone::named("America/Havana");  // on 2025-11-02 the clocks went from 01:00 back to 00:00
  CHECK(havana.start_of(day(2025, 11, 2)) == clock(2025, 11, 2, 4));
  CHECK(havana.start_of(day(2025, 11, 3)) == clock(2025, 11, 3, 5));
}

TEST_CASE("the day that Samoa left out is empty") {
  const Zone apia = Zone::named("Pacific/Apia");  // 2011-12-29 was followed by 2011-12-31
  CHECK(apia.start_of(day(2011, 12, 30)) == clock(2011, 12, 30, 10));
  CHECK(apia.start_of(day(2011, 12, 31)) == clock(2011, 12, 30, 10));
  CHECK(apia.day_of(clock(2011, 12, 30, 9, 59, 59)) == day(2011, 12, 29));
  CHECK(apia.day_of(clock(2011, 12, 30, 10)) == day(2011, 12, 31));
}

TEST_CASE("instants beyond the tables are found by search") {
  const Zone paris = Zone::named("Europe/Paris");
  CHECK(paris.offset_at(clock(1943, 7, 1)) == 2 * hour);
  CHECK(paris.offset_at(clock(1969, 7, 1)) == hour);
  CHECK(paris.to_instant(clock(1943, 7, 1, 12)) == clock(1943, 7, 1, 10));
  CHECK(paris.day_of(clock(1943, 6, 30, 22)) == day(1943, 7, 1));
  CHECK(paris.offset_at(clock(2150, 1, 1)) == hour);
  CHECK(paris.start_of(day(2150, 1, 1)) == clock(2149, 12, 31, 23));
  CHECK(iso_instant(clock(1850, 1, 1), paris) == "1850-01-01T00:09:21+00:09:21");  // local mean time
  CHECK(iso_instant(clock(9999, 12, 31, 22, 59, 59), paris) == "9999-12-31T23:59:59+01:00");
  for (const Seconds far : {std::numeric_limits<Seconds>::min(), std::numeric_limits<Seconds>::max()}) {
    CHECK((paris.day_of(far) < 0) == (far < 0));
    CHECK((paris.to_instant(far) < 0) == (far < 0));
    CHECK_FALSE(iso_instant(far, paris).empty());
  }
}

TEST_CASE("every zone agrees with the date library at random instants and around each clock change") {
  std::mt19937_64 random(20260331);
  std::uniform_int_distribution<Seconds> instants(clock(1901, 1, 1), clock(2199, 1, 1));
  std::uniform_int_distribution<Seconds> recent(clock(2010, 1, 1), clock(2030, 1, 1));
  const date::tzdb& database = date::get_tzdb();
  REQUIRE(database.zones.size() > 300);
  for (const date::time_zone& listed : database.zones) {
    const Zone zone = Zone::named(listed.name());
    const Reference reference{listed};
    for (int i = 0; i < 50; ++i) {
      compare(zone, reference, instants(random));
      compare(zone, reference, recent(random));
    }
    for (Seconds change = zone.next_change(clock(1901, 1, 1)); change < clock(2199, 1, 1);
         change = zone.next_change(change)) {
      for (const Seconds distance : {-86400, -3601, -1, 0, 1, 1800, 3599, 3600, 86400}) {
        compare(zone, reference, change + distance);
        compare(zone, reference, change + reference.offset_at(change) + distance);
      }
    }
  }
}

TEST_CASE("the start of a day is in that day and the second before is not, in every zone of this century") {
  for (const char* name : {"Europe/Paris", "America/New_York", "America/Sao_Paulo", "Asia/Beirut", "Asia/Kathmandu",
                           "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca", "Asia/Gaza"}) {
    const Zone zone = Zone::named(name);
    for (Day d = day(2000, 1, 1); d < day(2040, 1, 1); ++d) {
      const Seconds start = zone.start_of(d);
      const bool holds = zone.day_of(start) == d && zone.day_of(start - 1) == d - 1;
      if (!holds) {
        CAPTURE(name, iso_date(d));
        CHECK(zone.day_of(start) == d);
        CHECK(zone.day_of(start - 1) == d - 1);
      }
    }
  }
}

TEST_CASE("an unknown zone is named in the error, with the nearest known one") {
  CHECK(moments::error_text([] { (void)Zone::named("Europe/Pariss"); }) ==
        "unknown time zone 'Europe/Pariss'\nhint: did you mean 'Europe/Paris'?");
  CHECK(moments::error_text([] { (void)Zone::named("Q"); }) ==
        "unknown time zone 'Q'\nhint: zones are named as in the IANA database: Europe/Paris, America/New_York, UTC");
  CHECK(moments::error_kind([] { (void)Zone::named("europe/paris"); }) == ErrorKind::usage);
}
