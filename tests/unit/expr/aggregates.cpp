#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "cxkpi/error/error.h"
#include "expr/shop.h"

using namespace cxkpi;

namespace {

using Values = std::vector<std::string>;

// Order A has three parcels, B one of which nothing is known, C none; two parcels belong to no order.
Shop parcels() {
  Shop shop;
  shop.add("orders", R"(
    order_id | ordered_at       | country | promised_on
    A        | 2026-03-01 10:00 | FR      | 2026-03-05
    B        | 2026-03-02 10:00 | BE      | 2026-03-06
    C        | 2026-03-03 10:00 |         | )");
  shop.add("deliveries", R"(
    order_id | carrier | shipped_at       | delivered_at     | promised_on | weight | is_signed
    A        | DPD     | 2026-03-03 09:00 | 2026-03-05 23:00 | 2026-03-05  | 1.5    | true
    X        | Orphan  | 2026-03-01 09:00 | 2026-03-02 23:00 | 2026-03-01  | 9      | true
    A        | Chrono  | 2026-03-02 09:00 |                  | 2026-03-07  | 0.25   |
    B        |         |                  |                  |             |        |
    A        | DPD     |                  | 2026-03-04 12:00 |             | 2      | false
             | Nobody  | 2026-03-01 08:00 | 2026-03-01 10:00 | 2026-03-01  | 9      | true)");
  shop.link("deliveries");
  return shop;
}

}  // namespace

TEST_CASE("count counts an order's rows, or those for which the condition is true") {
  Shop shop = parcels();
  CHECK(shop.values("count(deliveries)") == Values{"3", "1", "0"});
  CHECK(shop.values("count(deliveries where carrier = 'DPD')") == Values{"2", "0", "0"});
  CHECK(shop.values("count(deliveries where is_signed)") == Values{"1", "0", "0"});
  CHECK(shop.values("count(deliveries where not is_signed)") == Values{"1", "0", "0"});
  CHECK(shop.values("count(deliveries) + 0.5") == Values{"3.5", "1.5", "0.5"});
}

TEST_CASE("exists tells whether there is a row, false without rows") {
  Shop shop = parcels();
  CHECK(shop.values("exists(deliveries)") == Values{"true", "true", "false"});
  CHECK(shop.values("exists(deliveries where is_signed)") == Values{"true", "false", "false"});
  CHECK(shop.values("exists(deliveries where weight > 100)") == Values{"false", "false", "false"});
}

TEST_CASE("every is false with one false, unknown with one unknown or without rows, else true") {
  Shop shop = parcels();
  CHECK(shop.values("every(deliveries where weight > 0)") == Values{"true", "unknown", "unknown"});
  CHECK(shop.values("every(deliveries where weight > 1)") == Values{"false", "unknown", "unknown"});
  CHECK(shop.values("every(deliveries where is_signed)") == Values{"false", "unknown", "unknown"});
  CHECK(shop.values("every(deliveries where is_signed or weight > 1)") == Values{"unknown", "unknown", "unknown"});
  CHECK(shop.values("every(deliveries where delivered_at is not null)") == Values{"false", "false", "unknown"});
}

TEST_CASE("sum, min and max fold the known values, and are unknown without one") {
  Shop shop = parcels();
  CHECK(shop.values("sum(deliveries.weight)") == Values{"3.75", "unknown", "unknown"});
  CHECK(shop.values("sum(deliveries.weight where carrier = 'DPD')") == Values{"3.5", "unknown", "unknown"});
  CHECK(shop.values("min(deliveries.weight)") == Values{"0.25", "unknown", "unknown"});
  CHECK(shop.values("max(deliveries.weight where weight < 2)") == Values{"1.5", "unknown", "unknown"});
  CHECK(shop.values("min(deliveries.promised_on)") == Values{"2026-03-05", "unknown", "unknown"});
  CHECK(shop.values("max(deliveries.promised_on)") == Values{"2026-03-07", "unknown", "unknown"});
  CHECK(shop.values("min(deliveries.delivered_at)") == Values{"2026-03-04T12:00:00+01:00", "unknown", "unknown"});
  CHECK(shop.values("max(deliveries.delivered_at) <= promised_on") == Values{"true", "unknown", "unknown"});
}

TEST_CASE("first is the value of the row that comes first, known or not; unknown times come last") {
  Shop shop = parcels();
  CHECK(shop.values("first(deliveries.carrier order by shipped_at)") == Values{"Chrono", "unknown", "unknown"});
  CHECK(shop.values("first(deliveries.carrier order by shipped_at desc)") == Values{"DPD", "unknown", "unknown"});
  CHECK(shop.values("first(deliveries.carrier order by shipped_at asc)") == Values{"Chrono", "unknown", "unknown"});
  CHECK(shop.values("first(deliveries.weight order by delivered_at)") == Values{"2", "unknown", "unknown"});
  CHECK(shop.values("first(deliveries.delivered_at order by shipped_at)") == Values(3, "unknown"));
  CHECK(shop.values("first(deliveries.weight order by promised_on desc)") == Values{"0.25", "unknown", "unknown"});
  CHECK(shop.values("first(deliveries.is_signed where is_signed is not null order by -weight)") ==
        Values{"false", "unknown", "unknown"});
  CHECK(shop.values("first(deliveries.weight where shipped_at is null order by shipped_at)") ==
        Values{"2", "unknown", "unknown"});
}

TEST_CASE("rows of equal rank are settled by the smaller value, texts by their letters, whatever the order of rows") {
  std::vector<std::string> rows{"A | zebra   | 2026-03-01 10:00 | 3 | true", "A | alpha   | 2026-03-01 10:00 | 2 |",
                                "A |         | 2026-03-01 10:00 | 1 | false",
                                "A | another | 2026-03-02 10:00 | 0 | false",
                                "A | a       |                  | 9 | true"};
  std::mt19937 random(3);
  for (int round = 0; round < 30; ++round) {
    std::shuffle(rows.begin(), rows.end(), random);
    Shop shop;
    shop.add("orders", "order_id | country\nA | FR");
    std::string text = "order_id | carrier | shipped_at | weight | is_signed\n";
    for (const std::string& row : rows) text += row + "\n";
    shop.add("deliveries", text).link("deliveries");
    REQUIRE(shop.value("first(deliveries.carrier order by shipped_at)") == "alpha");
    REQUIRE(shop.value("first(deliveries.weight order by shipped_at)") == "1");
    REQUIRE(shop.value("first(deliveries.is_signed order by shipped_at)") == "false");
    REQUIRE(shop.value("first(deliveries.carrier order by shipped_at desc)") == "another");
    REQUIRE(shop.value("first(deliveries.carrier order by date(shipped_at) - date '2026-01-01' + weight)") ==
            "another");
    REQUIRE(shop.value("first(deliveries.carrier where weight > 2 and carrier <> 'a' order by shipped_at)") == "zebra");
  }
}

TEST_CASE("a condition inside an aggregate may look at the order") {
  Shop shop = parcels();
  CHECK(shop.values("count(deliveries where days(order.ordered_at, delivered_at) between 0 and 3)") ==
        Values{"1", "0", "0"});
  CHECK(shop.values("exists(deliveries where order.country = 'FR' and carrier = 'DPD')") ==
        Values{"true", "false", "false"});
}

TEST_CASE("the number of orders does not change, and rows of no order count nowhere") {
  Shop shop = parcels();
  CHECK(shop.values("sum(deliveries.weight where weight > 8)") == Values(3, "unknown"));
  CHECK(shop.values("count(deliveries where carrier in ('Orphan', 'Nobody'))") == Values{"0", "0", "0"});
}

TEST_CASE("from a linked row, a column of its order; unknown for a row without one") {
  Shop shop = parcels();
  CHECK(shop.values("order.country", "deliveries") == Values{"FR", "unknown", "FR", "BE", "FR", "unknown"});
  CHECK(shop.values("delivered_at <= order.promised_on", "deliveries") ==
        Values{"true", "unknown", "unknown", "unknown", "true", "unknown"});
}

TEST_CASE("a table marked with ? is empty when there is none, and itself when there is") {
  Shop shop;
  shop.add("orders", "order_id | country\nA | FR\nB | BE");
  CHECK(shop.values("exists(returns? where fault = 'carrier')") == Values{"false", "false"});
  CHECK(shop.values("count(returns?)") == Values{"0", "0"});
  CHECK(shop.values("sum(returns?.quantity)") == Values{"unknown", "unknown"});
  CHECK(shop.values("every(returns? where quantity > 1)") == Values{"unknown", "unknown"});
  CHECK(shop.values("first(returns?.fault order by requested_at)") == Values{"unknown", "unknown"});
  shop.add("returns", "order_id | quantity | fault | requested_at\nB | 2 | carrier | 2026-03-01").link("returns");
  CHECK(shop.values("exists(returns? where fault = 'carrier')") == Values{"false", "true"});
  CHECK(shop.values("sum(returns?.quantity)") == Values{"unknown", "2"});
}

TEST_CASE("a column marked with ? that the files lack is unknown everywhere") {
  Shop shop;
  shop.add("orders", "order_id | country\nA | FR");
  shop.add("deliveries", "order_id | carrier\nA | DPD").link("deliveries");
  CHECK(shop.value("channel?") == "unknown");
  CHECK(shop.value("coalesce(channel? = 'web', false)") == "false");
  CHECK(shop.value("channel? is null") == "true");
  CHECK(shop.value("max(deliveries.shipped_at?)") == "unknown");
  CHECK(shop.value("first(deliveries.carrier order by shipped_at?)") == "DPD");
  CHECK(shop.value("count(deliveries where status? is null)") == "1");
  CHECK(shop.values("order.channel?", "deliveries") == Values{"unknown"});
}

TEST_CASE("a sum that leaves the range of exact arithmetic is an error") {
  Shop shop;
  shop.add("orders", "order_id | country\nA | FR");
  shop.add("returns", "order_id | quantity\nA | 900000000000000\nA | 900000000000000").link("returns");
  CHECK_THROWS_AS(shop.value("sum(returns.quantity)"), Error);
  CHECK(shop.value("max(returns.quantity)") == "900000000000000");
}

TEST_CASE("aggregates agree with a count by hand over thousands of orders, on any number of threads") {
  std::mt19937 random(11);
  const std::size_t orders = 5000;
  std::string order_rows = "order_id | country\n";
  for (std::size_t i = 0; i < orders; ++i) order_rows += "O" + std::to_string(i) + " | FR\n";
  Shop shop;
  shop.add("orders", order_rows);
  Table& returns = shop.data.tables.emplace_back("returns");
  Column quantity;
  quantity.name = "quantity";
  quantity.denominator = file_number_denominator;
  std::vector<std::int32_t> parents;
  std::vector<std::int64_t> counts(orders, 0);
  std::vector<std::int64_t> sums(orders, 0);
  for (std::uint64_t row = 0; row < 12'000; ++row) {
    const auto parent = static_cast<std::int32_t>(random() % (orders + 10)) - 10;
    const auto value = static_cast<std::int64_t>(random() % 5);
    parents.push_back(std::max(parent, -1));
    quantity.wide.push_back(value * file_number_denominator);
    returns.add_line(row);
    if (parent < 0) continue;
    if (value > 1) ++counts[static_cast<std::size_t>(parent)];
    sums[static_cast<std::size_t>(parent)] += value;
  }
  returns.add(std::move(quantity));
  shop.data.add_link("returns", Link(parents, orders));
  // The table was made by hand, so its presence is too.
  const expr::Presence has = [](std::string_view, std::string_view) { return true; };
  for (const unsigned threads : {1U, 2U, 3U}) {
    expr::Workspace workspace(shop.data, shop.model, has, threads);
    const auto values = [&](const std::string& text) {
      return workspace.evaluate(expr::check(shop.model, text, "orders").formula, "orders").wide;
    };
    CHECK(values("count(returns where quantity > 1)") == counts);
    std::vector<std::int64_t> summed = values("coalesce(sum(returns.quantity), 0)");
    for (std::int64_t& sum : summed) sum /= file_number_denominator;
    CHECK(summed == sums);
  }
}
