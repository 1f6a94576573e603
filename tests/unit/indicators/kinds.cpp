#include <catch2/catch.hpp>
#include <cmath>

#include "indicators/counting.h"

using namespace cxkpi;

namespace {

Shop orders_of(const std::string& rows) {
  Shop shop;
  shop.add("orders", "order_id | ordered_at | item_count | total_amount | is_gift\n" + rows);
  return shop;
}

std::map<std::string, std::string> orders(const std::string& kind, std::map<std::string, std::string> fields) {
  fields.insert({{"kind", kind}, {"from", "orders"}, {"date", "ordered_at"}});
  return fields;
}

std::vector<double> part_values(const Estimate& estimate) {
  std::vector<double> out;
  for (const PartEstimate& part : estimate.parts) out.push_back(part.value.value());
  return out;
}

}  // namespace

TEST_CASE("every kind stands under its name") {
  std::vector<std::string> names;
  for (const Kind& kind : kinds()) {
    names.emplace_back(kind.name);
    CHECK(find_kind(kind.name)->name == kind.name);
    CHECK_FALSE(kind.about.empty());
  }
  CHECK(names == std::vector<std::string>{"ratio", "mean", "rate", "score", "total", "stock"});
  CHECK(find_kind("median") == nullptr);
}

TEST_CASE("a ratio is hits over the population, with Wilson's interval") {
  Shop shop = orders_of("");
  const auto ratio = calculator(shop.model, orders("ratio", {{"hit", "is_gift"}}));
  State state;
  state.sums = {95, 100, 0};
  const Estimate estimate = ratio->estimate(state);
  CHECK(estimate.numerator == 95);
  CHECK(estimate.denominator == 100);
  CHECK(estimate.n == 100);
  CHECK(estimate.value.value() == Approx(0.95));
  CHECK(compare(estimate.exact.value(), {95, 0}) == std::strong_ordering::equal);
  CHECK(estimate.interval->low == Approx(0.888250).margin(5e-7));  // published check values
  CHECK(estimate.interval->high == Approx(0.978456).margin(5e-7));
  CHECK(estimate.parts.empty());
  CHECK(ratio->target_scale() == 100);
}

TEST_CASE("a ratio's exact value is compared without rounding: 8999 of 10000 are below 90 %") {
  Shop shop = orders_of("");
  const auto ratio = calculator(shop.model, orders("ratio", {{"hit", "is_gift"}}));
  State state;
  state.sums = {8999, 10000, 0};
  CHECK(compare(ratio->estimate(state).exact.value(), {90, 0}) == std::strong_ordering::less);
  state.sums = {9000, 10000, 0};
  CHECK(compare(ratio->estimate(state).exact.value(), {90, 0}) == std::strong_ordering::equal);
}

TEST_CASE("the difference of two ratios is Newcombe's") {
  Shop shop = orders_of("");
  const auto ratio = calculator(shop.model, orders("ratio", {{"hit", "is_gift"}}));
  State now;
  State then;
  now.sums = {56, 70, 0};
  then.sums = {48, 80, 0};
  const stats::Difference difference = ratio->difference(now, then).value();
  CHECK(difference.value == Approx(0.2));
  CHECK(difference.interval->low == Approx(0.0524).margin(5e-5));
  CHECK(difference.interval->high == Approx(0.3339).margin(5e-5));
  CHECK_FALSE(ratio->difference(now, State()).has_value());
  CHECK_FALSE(ratio->difference(State(), then).has_value());
}

TEST_CASE("a mean is exact in its unit, with Student's interval and percentiles of nearest rank") {
  Shop shop = orders_of(R"(
    A | 2026-03-01 | 1 | 10.50 |
    B | 2026-03-01 | 1 | 20    |
    C | 2026-03-01 | 1 | 5.25  |
    D | 2026-03-01 | 1 |       |
    E | 2026-03-01 | 1 | 100   |
    F | 2026-03-01 | 1 | -5.75 | )");
  const auto mean = calculator(shop.model, orders("mean", {{"value", "total_amount"}}));
  const Counted counted = total(shop, *mean);
  CHECK(text(counted.account) == "5 used, 1 excluded, 0 rejected, 0 pending");
  const Estimate estimate = mean->estimate(counted.state);
  CHECK(estimate.n == 5);
  CHECK(estimate.numerator == Approx(130));
  CHECK(estimate.denominator == 5);
  CHECK(estimate.value.value() == Approx(26));
  CHECK(compare(estimate.exact.value(), {26, 0}) == std::strong_ordering::equal);
  // Sample variance 1797.71875; t(0.975, 4) = 2.776445105: half width 2.776445105 × √(1797.71875 / 5).
  CHECK(estimate.interval->low == Approx(26 - 52.6459).margin(1e-3));
  CHECK(estimate.interval->high == Approx(26 + 52.6459).margin(1e-3));
  REQUIRE(estimate.parts.size() == 3);
  CHECK(estimate.parts[0].suffix == "p50");
  CHECK(estimate.parts[1].suffix == "p90");
  CHECK(estimate.parts[2].suffix == "p95");
  CHECK(part_values(estimate) == std::vector<double>{10.5, 100, 100});
  CHECK(compare(estimate.parts[0].exact.value(), {105, 1}) == std::strong_ordering::equal);
  CHECK(mean->target_scale() == 1);
}

TEST_CASE("a mean of hours is exact to the second") {
  Shop shop;
  shop.add("orders", R"(
    ordered_at       | cancelled_at
    2026-03-01 10:00 | 2026-03-01 10:10
    2026-03-01 10:00 | 2026-03-01 10:20
    2026-03-01 10:00 | 2026-03-01 10:30)");
  const auto mean = calculator(shop.model, orders("mean", {{"value", "hours(ordered_at, cancelled_at)"}}));
  const Estimate estimate = mean->estimate(total(shop, *mean).state);
  const Quotient exact = estimate.exact.value();
  CHECK(exact.numerator * 3 == exact.denominator);
  CHECK(part_values(estimate) == std::vector<double>{1.0 / 3, 0.5, 0.5});
}

TEST_CASE("the difference of two means is Welch's") {
  Shop shop = orders_of(R"(
    A | 2026-03-01 | 1 | |
    B | 2026-03-02 | 2 | |
    C | 2026-03-03 | 3 | |
    D | 2026-04-01 | 3 | |
    E | 2026-04-02 | 4 | |
    F | 2026-04-03 | 5 | |
    G | 2026-05-01 | 9 | | )");
  const auto mean = calculator(shop.model, orders("mean", {{"value", "item_count"}}));
  const Answer answer =
      count(shop, *mean, {{month("2026-03"), month("2026-04"), month("2026-05"), month("2026-06")}, {}, "", 1});
  const auto state = [&](std::size_t period) { return answer[period].at("").state; };
  // Both variances are 1, so the standard error is √(2/3) with 4 degrees of freedom.
  const stats::Difference difference = mean->difference(state(1), state(0)).value();
  CHECK(difference.value == Approx(2));
  CHECK(difference.interval->low == Approx(2 - 2.776445105 * std::sqrt(2.0 / 3)));
  CHECK(difference.interval->high == Approx(2 + 2.776445105 * std::sqrt(2.0 / 3)));
  CHECK(mean->difference(state(2), state(0))->value == Approx(7));
  CHECK_FALSE(mean->difference(state(2), state(0))->interval.has_value());
  CHECK_FALSE(mean->difference(state(3), state(0)).has_value());
}

TEST_CASE("the variance of large equal values is nothing, exactly") {
  Shop shop = orders_of(R"(
    A | 2026-03-01 | 1 | 99999999999.99 |
    B | 2026-03-02 | 2 | 99999999999.99 |
    C | 2026-03-03 | 3 | 99999999999.99 | )");
  const auto mean = calculator(shop.model, orders("mean", {{"value", "total_amount"}}));
  const Estimate estimate = mean->estimate(total(shop, *mean).state);
  CHECK(estimate.interval->low == estimate.value);
  CHECK(estimate.interval->high == estimate.value);
}

TEST_CASE("a state of nothing has no value, no interval and no percentile, whatever the kind") {
  Shop shop = orders_of("");
  const std::vector<std::map<std::string, std::string>> all{
      orders("ratio", {{"hit", "is_gift"}}), orders("mean", {{"value", "item_count"}}),
      orders("rate", {{"per.from", "orders"}, {"per.date", "ordered_at"}})};
  for (const auto& fields : all) {
    CAPTURE(fields.at("kind"));
    const auto nothing = calculator(shop.model, fields);
    const Estimate estimate = nothing->estimate(total(shop, *nothing).state);
    CHECK_FALSE(estimate.value.has_value());
    CHECK_FALSE(estimate.exact.has_value());
    CHECK_FALSE(estimate.interval.has_value());
    CHECK(estimate.n == 0);
    CHECK(estimate.numerator == 0);
    CHECK(estimate.denominator == 0);
    for (const PartEstimate& part : estimate.parts) {
      CHECK_FALSE(part.value.has_value());
      CHECK_FALSE(part.exact.has_value());
    }
  }
}
