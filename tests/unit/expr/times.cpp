#include <catch2/catch.hpp>

#include "expr/shop.h"

using namespace cxkpi;

namespace {

using Values = std::vector<std::string>;

// Paris: clocks go forward on 29 March 2026 at 02:00 and back on 25 October 2026 at 03:00.
Shop shop_of(const std::string& rows) {
  Shop shop;
  shop.add("orders", "order_id | ordered_at | cancelled_at | promised_on\n" + rows);
  return shop;
}

}  // namespace

TEST_CASE("an instant meets a date as its civil date in the shop's zone") {
  Shop shop = shop_of(R"(
    A | 2026-03-05 00:00:00  |  | 2026-03-05
    B | 2026-03-05 23:59:59  |  | 2026-03-05
    C | 2026-03-06 00:00:00  |  | 2026-03-05
    D | 2026-03-04 23:30:00Z |  | 2026-03-05
    E | 2026-03-05 23:30:00Z |  | 2026-03-05)");
  CHECK(shop.values("ordered_at <= promised_on") == Values{"true", "true", "false", "true", "false"});
  CHECK(shop.values("ordered_at = promised_on") == Values{"true", "true", "false", "true", "false"});
  CHECK(shop.values("promised_on < ordered_at") == Values{"false", "false", "true", "false", "true"});
  CHECK(shop.values("date(ordered_at)") ==
        Values{"2026-03-05", "2026-03-05", "2026-03-06", "2026-03-05", "2026-03-06"});
  CHECK(shop.values("ordered_at in (date '2026-03-06', promised_on + 9 days)") ==
        Values{"false", "false", "true", "false", "true"});
}

TEST_CASE("days are counted on the calendar, whatever the hours between") {
  Shop shop = shop_of(R"(
    A | 2026-03-05 23:59 | 2026-03-06 00:01 | 2026-03-05
    B | 2026-03-05 00:01 | 2026-03-05 23:59 | 2026-03-01
    C | 2026-03-28 12:00 | 2026-03-30 12:00 | 2026-03-31
    D | 2026-10-24 12:00 | 2026-10-26 12:00 |
    E | 2026-12-31 12:00 | 2027-01-01 12:00 | 2026-12-30)");
  CHECK(shop.values("days(ordered_at, cancelled_at)") == Values{"1", "0", "2", "2", "1"});
  CHECK(shop.values("days(ordered_at, promised_on)") == Values{"0", "-4", "3", "unknown", "-1"});
  CHECK(shop.values("days(promised_on, ordered_at)") == Values{"0", "4", "-3", "unknown", "1"});
  CHECK(shop.values("date(cancelled_at) - promised_on") == Values{"1", "4", "-1", "unknown", "2"});
}

TEST_CASE("hours are elapsed time: a day without one hour has 23, and one with an hour twice has 25") {
  Shop shop = shop_of(R"(
    A | 2026-03-28 12:00 | 2026-03-29 12:00 |
    B | 2026-10-24 12:00 | 2026-10-25 12:00 |
    C | 2026-03-29 01:59:59 | 2026-03-29 03:00:00 |
    D | 2026-10-25 00:30:00Z | 2026-10-25 01:30:00Z | )");
  CHECK(shop.values("hours(ordered_at, cancelled_at)") == Values{"23", "25", "1/3600", "1"});
  CHECK(shop.values("hours(cancelled_at, ordered_at)") == Values{"-23", "-25", "-1/3600", "-1"});
}

TEST_CASE("a day after an instant is 24 hours after it, a day after a date is the next date") {
  Shop shop = shop_of(R"(
    A | 2026-03-28 12:00 | | 2026-03-28
    B | 2026-10-24 12:00 | | 2026-10-24
    C | 2026-02-28 00:00 | | 2026-02-28)");
  CHECK(shop.values("ordered_at + 1 day") ==
        Values{"2026-03-29T13:00:00+02:00", "2026-10-25T11:00:00+01:00", "2026-03-01T00:00:00+01:00"});
  CHECK(shop.values("promised_on + 1 day") == Values{"2026-03-29", "2026-10-25", "2026-03-01"});
  CHECK(shop.values("promised_on - 4 weeks") == Values{"2026-02-28", "2026-09-26", "2026-01-31"});
}

TEST_CASE("durations of every unit move an instant, fractions too, down to whole seconds") {
  Shop shop = shop_of("A | 2026-03-05 12:00:00 | | ");
  const auto moved = [&](const std::string& by) { return shop.value("ordered_at " + by).substr(0, 19); };
  CHECK(moved("+ 30 seconds") == "2026-03-05T12:00:30");
  CHECK(moved("- 90 minutes") == "2026-03-05T10:30:00");
  CHECK(moved("+ 48 hours") == "2026-03-07T12:00:00");
  CHECK(moved("+ 2 days") == "2026-03-07T12:00:00");
  CHECK(moved("- 1 week") == "2026-02-26T12:00:00");
  CHECK(moved("+ 1.5 hours") == "2026-03-05T13:30:00");
  CHECK(moved("+ 0.25 days") == "2026-03-05T18:00:00");
  CHECK(moved("+ 1.9 seconds") == "2026-03-05T12:00:01");
  CHECK(moved("+ 1 day - 24 hours + (60 minutes)") == "2026-03-05T13:00:00");
}

TEST_CASE("the run's instant is a date where it meets one, and an instant where it meets one") {
  Shop shop = shop_of(R"(
    A | 2026-06-01 11:59 | | 2026-05-31
    B | 2026-06-01 12:00 | | 2026-06-01
    C | 2026-06-01 12:01 | | 2026-06-02)");
  CHECK(shop.values("as_of") == Values(3, "2026-06-01T12:00:00+02:00"));
  CHECK(shop.values("promised_on < as_of") == Values{"true", "false", "false"});
  CHECK(shop.values("ordered_at < as_of") == Values{"true", "false", "false"});
  CHECK(shop.values("ordered_at <= as_of") == Values{"true", "true", "false"});
  CHECK(shop.values("days(promised_on, as_of)") == Values{"1", "0", "-1"});
}

TEST_CASE("working time is the shop's, and in hours exact") {
  Shop shop = shop_of(R"(
    A | 2026-03-06 17:00 | 2026-03-09 09:30 | 2026-03-10
    B | 2026-03-07 10:00 | 2026-03-08 10:00 | 2026-03-07
    C | 2026-03-05 10:00 | 2026-03-05 10:10 | 2026-03-04
    D | 2026-03-05 10:00 |                  | )");
  // Friday 17:00 to Monday 09:30 is one hour and half an hour; Monday to Friday, 09:00 to 18:00.
  CHECK(shop.values("working_hours(ordered_at, cancelled_at)") == Values{"1.5", "0", "1/6", "unknown"});
  CHECK(shop.values("working_hours(cancelled_at, ordered_at)") == Values{"-1.5", "0", "-1/6", "unknown"});
  CHECK(shop.values("working_days(ordered_at, cancelled_at)") == Values{"1", "0", "0", "unknown"});
  CHECK(shop.values("working_days(ordered_at, promised_on)") == Values{"2", "0", "-1", "unknown"});
  shop.data.working_hours = WorkingHours::parse("fri 16:00-20:00, mon 08:00-12:00", {});
  CHECK(shop.values("working_hours(ordered_at, cancelled_at)") == Values{"4.5", "0", "0", "unknown"});
}

TEST_CASE("a date and an instant together are dates, wherever one of several values is taken") {
  Shop shop = shop_of(R"(
    A | 2026-03-05 23:30 | 2026-03-07 01:00 | 2026-03-06
    B | 2026-03-05 23:30 |                  | )");
  CHECK(shop.values("coalesce(promised_on, ordered_at)") == Values{"2026-03-06", "2026-03-05"});
  CHECK(shop.values("greatest(ordered_at, cancelled_at, promised_on)") == Values{"2026-03-07", "2026-03-05"});
  CHECK(shop.values("least(cancelled_at, ordered_at)") ==
        Values{"2026-03-05T23:30:00+01:00", "2026-03-05T23:30:00+01:00"});
  CHECK(shop.values("case when cancelled_at is null then promised_on else ordered_at end") ==
        Values{"2026-03-05", "unknown"});
  CHECK(shop.values("promised_on between ordered_at and cancelled_at") == Values{"true", "unknown"});
}

TEST_CASE("whatever is done with an unknown time is unknown") {
  Shop shop = shop_of("A | 2026-03-05 23:30 | | ");
  for (const char* text :
       {"date(cancelled_at)", "days(ordered_at, promised_on)", "hours(ordered_at, cancelled_at)",
        "promised_on + 2 days", "cancelled_at - 1 hour", "cancelled_at < as_of", "promised_on - date '2026-01-01'"}) {
    CAPTURE(text);
    CHECK(shop.value(text) == "unknown");
  }
}

TEST_CASE("months are added on the calendar, cut to the month's last day") {
  Shop shop = shop_of("A | 2026-03-31 10:00 | | 2024-02-29");
  CHECK(shop.value("add_months(ordered_at, -1)") == "2026-02-28");
  CHECK(shop.value("add_months(ordered_at, 11)") == "2027-02-28");
  CHECK(shop.value("add_months(promised_on, 12)") == "2025-02-28");
  CHECK(shop.value("add_months(cancelled_at, 1)") == "unknown");
  CHECK(error_of(shop.model, "add_months(promised_on, 0.5)") ==
        "months are whole\n  add_months(promised_on, 0.5)\n                          ^^^\nhint: "
        "add_months(promised_on, -1)");
}
