#include <catch2/catch.hpp>
#include <cmath>

#include "indicators/counting.h"

using namespace cxkpi;

namespace {

const std::map<std::string, std::string> contacts_per_order{{"kind", "rate"},       {"from", "tickets"},
                                                            {"date", "created_at"}, {"where", "is_contact"},
                                                            {"per.from", "orders"}, {"per.date", "ordered_at"}};

// March: two orders and four contacts, one of them about an order of February; April: one order, no contact.
Shop contacts() {
  Shop shop;
  shop.add("orders", R"(
    order_id | ordered_at       | item_count | total_amount | country
    A        | 2026-02-20 10:00 | 2          | 10           | FR
    B        | 2026-03-02 10:00 | 3          | 20.5         | FR
    C        | 2026-03-30 10:00 |            | 30           | BE
    D        | 2026-04-02 10:00 | 1          | 40           | BE)");
  shop.add("tickets", R"(
    order_id | created_at       | is_contact | reason
    A        | 2026-03-01 10:00 | true       | delivery
    B        | 2026-03-04 10:00 | true       | delivery
    B        | 2026-03-05 10:00 | true       | product
             | 2026-03-06 10:00 | true       | product
    C        | 2026-04-01 10:00 | false      | product
    B        | 2026-03-07 10:00 |            | product)");
  shop.add("returns", R"(
    order_id | requested_at     | quantity
    A        | 2026-03-10 10:00 | 2
    B        | 2026-03-12 10:00 | 1
    B        | 2026-03-14 10:00 | )");
  shop.link("tickets").link("returns");
  return shop;
}

}  // namespace

TEST_CASE("a rate divides events of the period by the base of the same period, each by its own date") {
  Shop shop = contacts();
  const auto rate = calculator(shop.model, contacts_per_order, {100, 0});
  const Answer answer = count(
      shop, *rate, {{month("2026-02"), month("2026-03"), month("2026-04"), month("2026-05"), Period{}}, {}, "", 1});
  const auto estimate = [&](std::size_t period) { return rate->estimate(answer[period].at("").state); };
  CHECK(estimate(0).value.value() == 0);
  CHECK(estimate(1).value.value() == Approx(200));  // four contacts, two orders: a rate may exceed its scale
  CHECK(estimate(1).numerator == 4);
  CHECK(estimate(1).denominator == 2);
  CHECK(estimate(1).n == 2);
  CHECK(compare(estimate(1).exact.value(), {200, 0}) == std::strong_ordering::equal);
  CHECK(estimate(2).value.value() == 0);
  CHECK_FALSE(estimate(3).value.has_value());
  CHECK(estimate(4).value.value() == Approx(100));
  CHECK(text(answer[1].at("").account) == "4 used, 1 excluded, 0 rejected, 0 pending");  // of the events
}

TEST_CASE("counted events have a Poisson interval, and differences by the ratio of the two") {
  Shop shop = contacts();
  const auto rate = calculator(shop.model, contacts_per_order, {100, 0});
  State state;
  state.sums = {10, 200, 200};
  const Estimate estimate = rate->estimate(state);
  // Garwood's interval of 10 events is 4.7954 to 18.3904, here per 200 orders.
  CHECK(estimate.interval->low == Approx(4.7954 / 2).margin(1e-4));
  CHECK(estimate.interval->high == Approx(18.3904 / 2).margin(1e-4));
  State then;
  then.sums = {20, 200, 200};
  CHECK(rate->difference(state, then)->value == Approx(-5));
  CHECK(rate->difference(state, then)->interval.has_value());
  CHECK_FALSE(rate->difference(state, State()).has_value());
}

TEST_CASE("amounts over amounts are exact, leave unknown ones out, and their interval comes from their spread") {
  Shop shop = contacts();
  std::map<std::string, std::string> fields{
      {"kind", "rate"},       {"from", "returns"},        {"date", "order.ordered_at"}, {"value", "quantity"},
      {"per.from", "orders"}, {"per.date", "ordered_at"}, {"per.value", "item_count"}};
  const auto rate = calculator(shop.model, fields, {100, 0});
  const Answer answer = count(shop, *rate, {{month("2026-02"), month("2026-03"), Period{}}, {}, "", 1});
  const auto estimate = [&](std::size_t period) { return rate->estimate(answer[period].at("").state); };
  CHECK(estimate(0).value.value() == Approx(100));        // 2 of 2 units
  CHECK(estimate(1).value.value() == Approx(100.0 / 3));  // 1 of 3 units
  CHECK(estimate(1).n == 1);                              // the order of unknown size is no base
  CHECK(estimate(2).value.value() == Approx(50));
  CHECK(estimate(2).numerator == 3);
  CHECK(estimate(2).denominator == 6);
  CHECK(compare(estimate(2).exact.value(), {50, 0}) == std::strong_ordering::equal);
  // Events 2 and 1, bases 2, 3 and 1 of other rows: (5 + 0.5² · 14) / 6² = 0.236111, whose root is 0.485913.
  CHECK(estimate(2).interval->low == 0);
  CHECK(estimate(2).interval->high == Approx(50 + 1.959964 * 48.5913).epsilon(1e-5));
  CHECK_FALSE(estimate(1).interval.has_value());
  CHECK(text(answer[1].at("").account) == "1 used, 1 excluded, 0 rejected, 0 pending");
  const stats::Difference difference = rate->difference(answer[1].at("").state, answer[0].at("").state).value();
  CHECK(difference.value == Approx(100.0 / 3 - 100));
  CHECK_FALSE(difference.interval.has_value());
}

TEST_CASE("amounts over counts, and a scale may be a decimal") {
  Shop shop = contacts();
  std::map<std::string, std::string> fields{
      {"kind", "rate"},       {"from", "orders"},         {"date", "ordered_at"},         {"value", "total_amount"},
      {"per.from", "orders"}, {"per.date", "ordered_at"}, {"per.where", "country = 'FR'"}};
  const auto rate = calculator(shop.model, fields, {25, 1});
  const Estimate estimate = rate->estimate(total(shop, *rate).state);
  CHECK(estimate.value.value() == Approx(100.5 / 2 * 2.5));
  CHECK(compare(estimate.exact.value(), {125625, 3}) == std::strong_ordering::equal);
  // (Σ amount² + 50.25² · 2) / 2² = (3020.25 + 5050.125) / 4 = 2017.59375, whose root is 44.917633; times 2.5.
  CHECK(estimate.interval->high == Approx(125.625 + 1.959964 * 112.29408).epsilon(1e-5));
}

TEST_CASE("where both sides are of the same rows, the interval comes from each row's pair, in one scan") {
  Shop shop;
  shop.add("orders", R"(
    order_id | ordered_at | item_count | total_amount | channel
    A        | 2026-03-01 | 2          | 1            | web
    B        | 2026-03-02 | 3          | 0            | web
    C        | 2026-03-03 | 1          | 2            | web
    D        | 2026-03-04 |            | 5            | web
    E        | 2026-03-05 | 9          | 9            | store)");
  std::map<std::string, std::string> fields{
      {"kind", "rate"},           {"from", "orders"},     {"date", "ordered_at"},     {"where", "channel = 'web'"},
      {"value", "total_amount"},  {"per.from", "orders"}, {"per.date", "ordered_at"}, {"per.where", "channel = 'web'"},
      {"per.value", "item_count"}};
  const auto rate = calculator(shop.model, fields, {100, 0});
  CHECK(rate->scans().size() == 1);
  const Counted counted = total(shop, *rate);
  const Estimate estimate = rate->estimate(counted.state);
  CHECK(estimate.numerator == 3);
  CHECK(estimate.denominator == 6);
  CHECK(text(counted.account) == "3 used, 2 excluded, 0 rejected, 0 pending");
  // Σe² − 2R Σeb + R² Σb² = 5 − 4 + 3.5; times 3/2 rows, over 6²: 0.1875, whose root is 0.4330127.
  CHECK(estimate.interval->high == Approx(50 + 1.959964 * 43.30127).epsilon(1e-5));
  CHECK(rate->difference(counted.state, counted.state)->interval->high ==
        Approx(1.959964 * 43.30127 * std::sqrt(2.0)).epsilon(1e-5));
}

TEST_CASE("both tables of a rate are cut by the order's column, so that parts are of one whole") {
  Shop shop = contacts();
  const auto rate = calculator(shop.model, contacts_per_order, {100, 0});
  const auto segments = count(shop, *rate, {{month("2026-03")}, {"country"}, "", 1}).at(0);
  std::map<std::string, std::pair<double, double>> parts;
  for (const auto& [name, counted] : segments) {
    const Estimate estimate = rate->estimate(counted.state);
    parts[name] = {estimate.numerator, estimate.denominator};
  }
  CHECK(parts == std::map<std::string, std::pair<double, double>>{{"FR", {3, 1}}, {"BE", {0, 1}}, {"(none)", {1, 0}}});
  CHECK_FALSE(rate->estimate(segments.at("(none)").state).value.has_value());
}

TEST_CASE("where both tables of a rate have the column, it is the order's that cuts") {
  Shop shop;
  shop.add("orders", "order_id | ordered_at | customer_id\nA | 2026-03-01 | ann\nB | 2026-03-01 | bob");
  shop.add("tickets", "order_id | created_at | is_contact | customer_id\nA | 2026-03-02 | true | zoe").link("tickets");
  const auto rate = calculator(shop.model, contacts_per_order);
  std::map<std::string, double> rates;
  const Answer answer = count(shop, *rate, {{Period{}}, {"customer_id"}, "", 1});
  for (const auto& [name, counted] : answer.at(0)) {
    rates[name] = rate->estimate(counted.state).value.value();
  }
  CHECK(rates == std::map<std::string, double>{{"ann", 1}, {"bob", 0}});
}

TEST_CASE("a rate's tables cannot be cut by what only one of them has") {
  Shop shop = contacts();
  const auto rate = calculator(shop.model, contacts_per_order, {100, 0});
  CHECK(obstacle(shop, *rate, {{Period{}}, {"country"}, "", 1}) == "nothing");
  CHECK(obstacle(shop, *rate, {{Period{}}, {"reason"}, "", 1}) == "orders.reason");
  CHECK(obstacle(shop, *rate, {{Period{}}, {"channel"}, "", 1}) == "orders.channel");
}

TEST_CASE("a filter about orders keeps the events that belong to them") {
  Shop shop = contacts();
  const auto rate = calculator(shop.model, contacts_per_order, {100, 0});
  const Estimate french = rate->estimate(total(shop, *rate, {{month("2026-03")}, {}, "country = 'FR'", 1}).state);
  CHECK(french.numerator == 3);
  CHECK(french.denominator == 1);
}
