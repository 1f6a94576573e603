// Scores, totals, stocks, and rows that stand for many.
#include <catch2/catch.hpp>

#include "cxkpi/error/error.h"
#include "indicators/counting.h"

using namespace cxkpi;

namespace {

using Fields = std::map<std::string, std::string>;

// Six orders as if they were tickets: three are still open, one of them of February; C closes as March ends.
Shop tickets() {
  Shop shop;
  shop.add("orders", R"(
    order_id | ordered_at       | cancelled_at     | is_gift
    A        | 2026-02-10 10:00 |                  | true
    B        | 2026-03-04 10:00 | 2026-03-31 23:59 | true
    C        | 2026-03-05 10:00 | 2026-04-01 00:00 | true
    D        | 2026-03-31 23:59 |                  | true
    E        | 2026-03-06 10:00 |                  | false
    F        | 2026-04-02 10:00 |                  | true)");
  return shop;
}

const Fields backlog{{"kind", "stock"},          {"from", "orders"},   {"date", "ordered_at"},
                     {"closed", "cancelled_at"}, {"where", "is_gift"}, {"unit", "tickets"}};

}  // namespace

TEST_CASE("a score counts promoters and detractors, and leaves out what is off the scale") {
  Shop shop;
  shop.add("orders", R"(
    ordered_at | item_count
    2026-03-01 | 10
    2026-03-01 | 9
    2026-03-02 | 8
    2026-03-02 | 7
    2026-03-02 | 6
    2026-03-02 | 0
    2026-03-02 | 11
    2026-03-02 | )");
  const auto score = calculator(shop.model, {{"kind", "score"},
                                             {"from", "orders"},
                                             {"date", "ordered_at"},
                                             {"where", "item_count <= 10"},
                                             {"score", "item_count"}});
  const Counted counted = total(shop, *score);
  const Estimate estimate = score->estimate(counted.state);
  CHECK(estimate.n == 6);
  CHECK(estimate.numerator == 0);
  CHECK(estimate.value.value() == 0);
  CHECK(text(counted.account) == "6 used, 2 excluded, 0 rejected, 0 pending");
  CHECK(score->difference(counted.state, counted.state)->value == 0);
  CHECK_FALSE(score->estimate(State()).value.has_value());
}

TEST_CASE("a stock is what was open at each period's end, with the age of the oldest") {
  Shop shop = tickets();
  const auto stock = calculator(shop.model, backlog);
  const Answer answer = count(
      shop, *stock, {{month("2026-01"), month("2026-02"), month("2026-03"), month("2026-04"), Period{}}, {}, "", 2});
  std::vector<double> open;
  std::vector<std::optional<double>> oldest;
  for (const auto& period : answer) {
    const Estimate estimate = stock->estimate(period.at("").state);
    open.push_back(estimate.value.value());
    oldest.push_back(estimate.parts.at(0).value);
  }
  CHECK(open == std::vector<double>{0, 1, 3, 3, 3});  // C is open at the end of March: it closed at its very end
  CHECK(oldest == std::vector<std::optional<double>>{std::nullopt, 19, 50, 80, 111});
  CHECK_FALSE(stock->estimate(answer[1].at("").state).is_sample);
  CHECK(stock->difference(answer[2].at("").state, answer[1].at("").state)->value == 2);
}

TEST_CASE("a stock's segments add up to the whole, and a filter keeps what it is about") {
  Shop shop = tickets();
  const auto stock = calculator(shop.model, backlog);
  double sum = 0;
  const Answer answer = count(shop, *stock, {{month("2026-03")}, {"order_id"}, "", 1});
  for (const auto& [name, counted] : answer[0]) sum += *stock->estimate(counted.state).value;
  CHECK(sum == 3);
  CHECK(*stock->estimate(total(shop, *stock, {{month("2026-03")}, {}, "order_id = 'A'", 1}).state).value == 1);
}

TEST_CASE("a total lies between its low and its high unit cost") {
  Shop shop = tickets();
  Fields fields{{"kind", "total"}, {"from", "orders"}, {"date", "ordered_at"}, {"where", "is_gift"},
                {"low", "1.5"},    {"high", "4"},      {"per.from", "orders"}, {"per.date", "ordered_at"},
                {"unit", "money"}};
  const auto cost = calculator(shop.model, fields);
  const Estimate estimate = cost->estimate(total(shop, *cost, {{month("2026-03")}, {}, "", 1}).state);
  CHECK(estimate.numerator == 3);
  CHECK(estimate.denominator == 4);
  CHECK(estimate.value.value() == Approx(3 * 2.75));
  CHECK(compare(estimate.exact.value(), {825, 2}) == std::strong_ordering::equal);
  CHECK_FALSE(estimate.interval);
  CHECK(estimate.range->low == 4.5);
  CHECK(estimate.range->high == 12);
  CHECK(estimate.parts.at(0).value.value() == Approx(3 * 2.75 / 4));
  fields["high"] = "1";
  CHECK_THROWS_AS(calculator(shop.model, fields), Error);
}

TEST_CASE("a ratio's rows may stand for many, and unknown ones are left out") {
  Shop shop;
  shop.add("orders", R"(
    ordered_at | item_count | total_amount
    2026-03-01 | 1          | 1
    2026-03-01 | 200        | 50
    2026-03-01 | 1          | 0
    2026-03-01 | 1          |
    2026-03-01 |            | 3)");
  const auto ratio = calculator(
      shop.model,
      {{"kind", "ratio"}, {"from", "orders"}, {"date", "ordered_at"}, {"hits", "total_amount"}, {"of", "item_count"}});
  const Counted counted = total(shop, *ratio);
  const Estimate estimate = ratio->estimate(counted.state);
  CHECK(estimate.numerator == 51);
  CHECK(estimate.denominator == 202);
  CHECK(estimate.n == 202);
  CHECK(estimate.interval->low == Approx(stats::wilson(51, 202)->low));
  CHECK(text(counted.account) == "3 used, 2 excluded, 0 rejected, 0 pending");
}

TEST_CASE("a mean's rows may stand for many: then its percentiles and its interval are not known") {
  Shop shop;
  shop.add("orders",
           "ordered_at | item_count | total_amount\n2026-03-01 | 1 | 4\n2026-03-02 | 1 | 8\n2026-04-01 | 3 | 9");
  const auto mean = calculator(shop.model, {{"kind", "mean"},
                                            {"from", "orders"},
                                            {"date", "ordered_at"},
                                            {"unit", "pages"},
                                            {"value", "total_amount"},
                                            {"of", "item_count"}});
  const Answer answer = count(shop, *mean, {{month("2026-03"), Period{}}, {}, "", 1});
  const Estimate march = mean->estimate(answer[0].at("").state);
  CHECK(march.value.value() == 6);
  CHECK(march.parts.at(0).value.value() == 4);
  CHECK(march.interval.has_value());
  const Estimate all = mean->estimate(answer[1].at("").state);
  CHECK(all.n == 5);
  CHECK(all.value.value() == Approx(21.0 / 5));
  CHECK_FALSE(all.parts.at(0).value.has_value());
  CHECK_FALSE(all.interval.has_value());
}

TEST_CASE("a condition may look at the period: the latest row of each customer in it") {
  Shop shop;
  shop.add("orders", R"(
    order_id | customer_id | ordered_at       | item_count
    A        | ann         | 2026-03-01 10:00 | 1
    B        | ann         | 2026-03-31 23:59 | 1
    C        | ann         | 2026-04-01 00:00 | 1
    D        | bob         | 2026-03-05 10:00 | 1
    E        |             | 2026-03-06 10:00 | 1)");
  const auto ratio = calculator(shop.model, {{"kind", "ratio"},
                                             {"from", "orders"},
                                             {"date", "ordered_at"},
                                             {"where", "coalesce(next(ordered_at) >= period_end, true)"},
                                             {"hit", "ordered_at >= period_start"}});
  CHECK(ratio->by_period());
  const Answer answer = count(shop, *ratio, {{month("2026-03"), month("2026-04"), Period{}}, {}, "", 2});
  std::vector<double> rows;
  for (const auto& period : answer) rows.push_back(ratio->estimate(period.at("").state).denominator);
  CHECK(rows == std::vector<double>{3, 1, 3});  // B, D and E; C; C, D and E
  CHECK(ratio->estimate(answer[0].at("").state).numerator == 3);
}
