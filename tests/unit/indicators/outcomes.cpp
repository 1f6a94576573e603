#include <catch2/catch.hpp>
#include <random>

#include "indicators/counting.h"

using namespace cxkpi;

namespace {

// The run is as of 1 June 2026.
const std::map<std::string, std::string> kept_promises{{"kind", "ratio"},
                                                       {"from", "orders"},
                                                       {"date", "promised_on"},
                                                       {"where", "promised_on < as_of and status <> 'cancelled'"},
                                                       {"pending", "promised_on >= as_of"},
                                                       {"reject", "cancelled_at < ordered_at"},
                                                       {"hit", "item_count = 1"}};

std::string outcome(const std::string& row, std::map<std::string, std::string> fields = kept_promises) {
  Shop shop;
  shop.add("orders", "promised_on | status | item_count | ordered_at | cancelled_at\n" + row);
  const Counted counted = total(shop, *calculator(shop.model, fields));
  const auto hits = static_cast<std::int64_t>(counted.state.sums[0]);
  const auto population = static_cast<std::int64_t>(counted.state.sums[1]);
  REQUIRE(population == counted.account.used);
  return text(counted.account) + (hits > 0 ? ", hit" : "");
}

}  // namespace

TEST_CASE("a row of the population is used, a hit or a miss; an unknown hit is a miss") {
  CHECK(outcome("2026-05-31 | sent | 1 | |") == "1 used, 0 excluded, 0 rejected, 0 pending, hit");
  CHECK(outcome("2026-05-31 | sent | 2 | |") == "1 used, 0 excluded, 0 rejected, 0 pending");
  CHECK(outcome("2026-05-31 | sent |   | |") == "1 used, 0 excluded, 0 rejected, 0 pending");
}

TEST_CASE("a row that is not in the population is pending where pending holds, and excluded else") {
  CHECK(outcome("2026-06-01 | sent      | 1 | |") == "0 used, 0 excluded, 0 rejected, 1 pending");
  CHECK(outcome("2026-05-31 | cancelled | 1 | |") == "0 used, 1 excluded, 0 rejected, 0 pending");
  CHECK(outcome("2026-06-01 | cancelled | 1 | |") == "0 used, 0 excluded, 0 rejected, 1 pending");
}

TEST_CASE("a row of which it is unknown whether it is in the population is excluded") {
  CHECK(outcome("2026-05-31 |  | 1 | |") == "0 used, 1 excluded, 0 rejected, 0 pending");
}

TEST_CASE(
    "an impossible row is rejected where it was used or pending, and stays excluded where it was not asked about") {
  const std::string impossible = " | 1 | 2026-03-05 12:00 | 2026-03-05 11:00";
  CHECK(outcome("2026-05-31 | sent" + impossible) == "0 used, 0 excluded, 1 rejected, 0 pending");
  CHECK(outcome("2026-06-02 | sent" + impossible) == "0 used, 0 excluded, 1 rejected, 0 pending");
  CHECK(outcome("2026-05-31 | cancelled" + impossible) == "0 used, 1 excluded, 0 rejected, 0 pending");
}

TEST_CASE("a row of which it is unknown whether it is impossible is not rejected") {
  CHECK(outcome("2026-05-31 | sent | 1 | 2026-03-05 12:00 | ") == "1 used, 0 excluded, 0 rejected, 0 pending, hit");
}

TEST_CASE("what holds for a row of the population is not asked about pending") {
  std::map<std::string, std::string> fields = kept_promises;
  fields["pending"] = "true";
  CHECK(outcome("2026-05-31 | sent | 1 | |", fields) == "1 used, 0 excluded, 0 rejected, 0 pending, hit");
  CHECK(outcome("2026-05-31 | cancelled | 1 | |", fields) == "0 used, 0 excluded, 0 rejected, 1 pending");
}

TEST_CASE("without where every row is in the population") {
  CHECK(outcome(" | | 1 | |",
                {{"kind", "ratio"}, {"from", "orders"}, {"date", "promised_on"}, {"hit", "item_count = 1"}}) ==
        "1 used, 0 excluded, 0 rejected, 0 pending, hit");
}

TEST_CASE("a row counts in the period of its date, an instant by the shop's calendar") {
  Shop shop;
  shop.add("orders", R"(
    ordered_at           | promised_on
    2026-02-28 23:59:59  | 2026-02-28
    2026-03-01 00:00:00  | 2026-03-01
    2026-03-31 21:59:59Z | 2026-03-31
    2026-03-31 22:00:00Z | 2026-04-01
                         | )");
  for (const char* date : {"ordered_at", "promised_on", "date(ordered_at) + 31 days - 31 days"}) {
    CAPTURE(date);
    const auto ratio = calculator(shop.model, {{"kind", "ratio"}, {"from", "orders"}, {"date", date}, {"hit", "true"}});
    const Answer answer = count(
        shop, *ratio,
        {{month("2026-02"), month("2026-03"), month("2026-04"), month("2026-02-01..2026-04-30"), Period{}}, {}, "", 1});
    std::vector<std::int64_t> used;
    for (const auto& period : answer) used.push_back(period.at("").account.used);
    CHECK(used == std::vector<std::int64_t>{1, 2, 1, 4, 5});
  }
}

TEST_CASE("used, excluded, rejected and pending rows are all rows of the period, for random data and any period") {
  std::mt19937 random(8);
  const auto maybe = [&](const std::string& text) { return random() % 4 == 0 ? "" : text; };
  for (int round = 0; round < 20; ++round) {
    std::string rows;
    std::int64_t in_may = 0;
    std::int64_t in_june = 0;
    for (int i = 0; i < 200; ++i) {
      const std::size_t day = 1 + random() % 28;
      const std::size_t month_number = 5 + random() % 2;
      const std::string promised =
          maybe("2026-0" + std::to_string(month_number) + "-" + (day < 10 ? "0" : "") + std::to_string(day));
      if (!promised.empty()) ++(month_number == 5 ? in_may : in_june);
      rows += promised + " | " + maybe(random() % 2 == 0 ? "sent" : "cancelled") + " | " +
              maybe(std::to_string(random() % 2)) + " | " + maybe("2026-03-0" + std::to_string(1 + random() % 9)) +
              " | " + maybe("2026-03-05") + "\n";
    }
    Shop shop;
    shop.add("orders", "promised_on | status | item_count | ordered_at | cancelled_at\n" + rows);
    const auto ratio = calculator(shop.model, kept_promises);
    const Answer answer = count(shop, *ratio, {{month("2026-05"), month("2026-06"), Period{}}, {}, "", 1});
    const auto all = [](const Accounting& a) { return a.used + a.excluded + a.rejected + a.pending; };
    REQUIRE(all(answer[0].at("").account) == in_may);
    REQUIRE(all(answer[1].at("").account) == in_june);
    REQUIRE(all(answer[2].at("").account) == 200);
    REQUIRE(answer[0].at("").account.pending == 0);  // before the as-of day nothing is undecided
  }
}
