#include <catch2/catch.hpp>

#include "cxkpi/error/error.h"
#include "indicators/counting.h"

using namespace cxkpi;

namespace {

Shop parcels() {
  Shop shop;
  shop.add("orders", R"(
    order_id | ordered_at       | promised_on | country | channel | is_gift | total_amount | customer_id
    A        | 2026-03-01 23:30 | 2026-03-05  | FR      | web     | true    | 10           | ann
    B        | 2026-03-01 00:30 | 2026-03-05  | BE      | web     | false   | 20.5         | bob
    C        | 2026-03-03 10:00 | 2026-03-06  | FR      | store   |         | 0.125        | ann
    D        | 2026-03-03 10:00 |             |         | web     | true    |              | )");
  shop.add("deliveries", R"(
    order_id | shipped_at       | carrier | is_signed
    A        | 2026-03-02 10:00 | DPD     | true
    A        | 2026-03-02 11:00 | Chrono  | true
    B        | 2026-03-03 10:00 | DPD     | false
    X        | 2026-03-03 10:00 | DPD     | true)");
  shop.add("tickets", R"(
    created_at       | reason
    2026-03-02 10:00 | delivery)");
  shop.link("deliveries");
  return shop;
}

std::unique_ptr<Calculator> gifts(const Shop& shop) {
  return calculator(shop.model, {{"kind", "ratio"}, {"from", "orders"}, {"date", "ordered_at"}, {"hit", "is_gift"}});
}

std::unique_ptr<Calculator> signed_parcels(const Shop& shop) {
  return calculator(shop.model,
                    {{"kind", "ratio"}, {"from", "deliveries"}, {"date", "shipped_at"}, {"hit", "is_signed"}});
}

std::unique_ptr<Calculator> tickets(const Shop& shop) {
  return calculator(shop.model, {{"kind", "ratio"}, {"from", "tickets"}, {"date", "created_at"}, {"hit", "true"}});
}

// "hits/population" by segment.
std::map<std::string, std::string> shares(Shop& shop, const Calculator& calculator, const Question& question) {
  std::map<std::string, std::string> out;
  const Answer answer = count(shop, calculator, question);
  for (const auto& [segment, counted] : answer.at(0)) {
    out[segment] = std::to_string(static_cast<std::int64_t>(counted.state.sums[0])) + "/" +
                   std::to_string(static_cast<std::int64_t>(counted.state.sums[1]));
  }
  return out;
}

using Shares = std::map<std::string, std::string>;

template <class Work>
std::string error_of(Work work) {
  try {
    static_cast<void>(work());
  } catch (const Error& error) {
    return error.text();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a dimension cuts the rows by its values, unknown among them") {
  Shop shop = parcels();
  const auto ratio = gifts(shop);
  CHECK(shares(shop, *ratio, {{Period{}}, {"country"}, "", 1}) ==
        Shares{{"FR", "1/2"}, {"BE", "0/1"}, {"(none)", "1/1"}});
  CHECK(shares(shop, *ratio, {{Period{}}, {"country", "channel"}, "", 1}) ==
        Shares{{"FR/web", "1/1"}, {"BE/web", "0/1"}, {"FR/store", "0/1"}, {"(none)/web", "1/1"}});
}

TEST_CASE("segments are named by words, dates, decimals and flags; instants by their civil date") {
  Shop shop = parcels();
  const auto ratio = gifts(shop);
  CHECK(shares(shop, *ratio, {{Period{}}, {"promised_on"}, "", 1}) ==
        Shares{{"2026-03-05", "1/2"}, {"2026-03-06", "0/1"}, {"(none)", "1/1"}});
  CHECK(shares(shop, *ratio, {{Period{}}, {"ordered_at"}, "", 1}) ==
        Shares{{"2026-03-01", "1/2"}, {"2026-03-03", "1/2"}});
  CHECK(shares(shop, *ratio, {{Period{}}, {"total_amount"}, "", 1}) ==
        Shares{{"10", "1/1"}, {"20.5", "0/1"}, {"0.125", "0/1"}, {"(none)", "1/1"}});
  CHECK(shares(shop, *ratio, {{Period{}}, {"is_gift"}, "", 1}) ==
        Shares{{"true", "2/2"}, {"false", "0/1"}, {"(none)", "0/1"}});
  CHECK(shares(shop, *ratio, {{Period{}}, {"customer_id"}, "", 1}) ==
        Shares{{"ann", "1/2"}, {"bob", "0/1"}, {"(none)", "1/1"}});
}

TEST_CASE("linked rows are cut by their own column, or else by their order's") {
  Shop shop = parcels();
  const auto ratio = signed_parcels(shop);
  CHECK(shares(shop, *ratio, {{Period{}}, {"carrier"}, "", 1}) == Shares{{"DPD", "2/3"}, {"Chrono", "1/1"}});
  CHECK(shares(shop, *ratio, {{Period{}}, {"country"}, "", 1}) ==
        Shares{{"FR", "2/2"}, {"BE", "0/1"}, {"(none)", "1/1"}});
}

TEST_CASE("a dimension that a table does not have is an obstacle, named") {
  Shop shop = parcels();
  CHECK(obstacle(shop, *gifts(shop), {{Period{}}, {"country"}, "", 1}) == "nothing");
  CHECK(obstacle(shop, *gifts(shop), {{Period{}}, {"carrier"}, "", 1}) == "orders.carrier");
  CHECK(obstacle(shop, *gifts(shop), {{Period{}}, {"status"}, "", 1}) == "orders.status");
  CHECK(obstacle(shop, *tickets(shop), {{Period{}}, {"country"}, "", 1}) == "tickets.order_id");
  CHECK(obstacle(shop, *tickets(shop), {{Period{}}, {"fault"}, "", 1}) == "tickets.fault");
}

TEST_CASE("a dimension that no source has is an error, and so is free text") {
  const expr::Model model = shop_model();
  CHECK(error_of([&] { return Dimensions({"contry"}, model); }) ==
        "no source has a column 'contry'\nhint: did you mean 'country'?");
  CHECK(error_of([&] { return Dimensions({"zzz"}, model); }) ==
        "no source has a column 'zzz'\nhint: carrier, country, channel and reason are common ones");
  CHECK(error_of([&] { return Dimensions({"note"}, model); }) ==
        "no source has a column 'note'\nhint: carrier, country, channel and reason are common ones");
}

TEST_CASE("more than ten thousand segments are an error") {
  Shop shop;
  std::string rows = "order_id | ordered_at\n";
  for (int i = 0; i < 10'001; ++i) rows += "O" + std::to_string(i) + " | 2026-03-01\n";
  shop.add("orders", rows);
  const auto ratio =
      calculator(shop.model, {{"kind", "ratio"}, {"from", "orders"}, {"date", "ordered_at"}, {"hit", "true"}});
  CHECK(error_of([&] {
          return count(shop, *ratio, {{Period{}}, {"order_id"}, "", 1});
        }) == "there are more than 10,000 segments\nhint: choose a column with fewer values");
}

TEST_CASE("a filter about orders keeps orders for which it is true, and the rows that hang on them") {
  Shop shop = parcels();
  const auto orders = gifts(shop);
  const auto rows = signed_parcels(shop);
  CHECK(shares(shop, *orders, {{Period{}}, {}, "country = 'FR'", 1}) == Shares{{"", "1/2"}});
  CHECK(shares(shop, *orders, {{Period{}}, {}, "country <> 'FR'", 1}) == Shares{{"", "0/1"}});
  CHECK(shares(shop, *rows, {{Period{}}, {}, "country = 'FR'", 1}) == Shares{{"", "2/2"}});
  CHECK(shares(shop, *rows, {{Period{}}, {}, "exists(deliveries where carrier = 'Chrono')", 1}) == Shares{{"", "2/2"}});
  CHECK(shares(shop, *orders, {{Period{}}, {"country"}, "country = 'BE'", 1}).at("BE") == "0/1");
}

TEST_CASE("a filter about another table keeps that table's rows, and fits no other") {
  Shop shop = parcels();
  const auto rows = signed_parcels(shop);
  CHECK(shares(shop, *rows, {{Period{}}, {}, "carrier = 'DPD'", 1}) == Shares{{"", "2/3"}});
  CHECK(shares(shop, *rows, {{Period{}}, {}, "carrier = 'DPD' and order.country = 'FR'", 1}) == Shares{{"", "1/1"}});
  CHECK(obstacle(shop, *gifts(shop), {{Period{}}, {}, "carrier = 'DPD'", 1}) == "orders.carrier");
  CHECK(obstacle(shop, *tickets(shop), {{Period{}}, {}, "carrier = 'DPD'", 1}) == "tickets.carrier");
  CHECK(obstacle(shop, *rows, {{Period{}}, {}, "carrier = 'DPD'", 1}) == "nothing");
  CHECK(obstacle(shop, *gifts(shop), {{Period{}}, {}, "order.country = 'FR'", 1}) ==
        "this expression is about an order already");
}

TEST_CASE("a filter cannot be followed by a table that is not linked to orders, nor without the columns it needs") {
  Shop shop = parcels();
  CHECK(obstacle(shop, *tickets(shop), {{Period{}}, {}, "country = 'FR'", 1}) == "tickets.order_id");
  CHECK(obstacle(shop, *gifts(shop), {{Period{}}, {}, "status = 'lost'", 1}) == "orders.status");
  Shop without_orders;
  without_orders.add("tickets", "created_at | reason\n2026-03-02 | delivery");
  CHECK(obstacle(without_orders, *tickets(shop), {{Period{}}, {}, "as_of is not null", 1}) == "orders");
  CHECK(obstacle(without_orders, *tickets(shop), {{Period{}}, {}, "reason = 'delivery'", 1}) == "nothing");
}

TEST_CASE("a filter that fits no table, or is no condition, is an error") {
  const expr::Model model = shop_model();
  CHECK(error_of([&] { return Filter("contry = 'FR'", model); }) ==
        "--where: orders has no column 'contry'\n"
        "  contry = 'FR'\n"
        "  ^^^^^^\n"
        "hint: did you mean 'country'?");
  CHECK(error_of([&] { return Filter("country", model); }) ==
        "--where: this is a category, but a condition is needed\n"
        "  country\n"
        "  ^^^^^^^\n"
        "hint: write a comparison");
  CHECK(error_of([&] { return Filter("reason", model); }) ==
        "--where: this is a category, but a condition is needed\n"
        "  reason\n"
        "  ^^^^^^\n"
        "hint: write a comparison");
  CHECK(error_of([&] { return Filter("country = ", model); }) ==
        "--where: expected a value, found the end\n"
        "  country = \n"
        "           ^");
  CHECK(Filter("", model).empty());
}

TEST_CASE("a split gives each value its share of the whole population") {
  Shop shop = parcels();
  const auto ratio =
      calculator(shop.model, {{"kind", "ratio"}, {"from", "deliveries"}, {"date", "shipped_at"}, {"split", "carrier"}});
  CHECK(obstacle(shop, *ratio, {}) == "nothing");
  const auto parts = count(shop, *ratio).at(0);
  State whole;
  for (const auto& [name, counted] : parts) whole.merge(counted.state);
  std::map<std::string, std::string> shared;
  for (const auto& [name, counted] : parts) {
    const Estimate estimate = ratio->estimate(ratio->share(counted.state, whole));
    shared[name] = std::to_string(static_cast<int>(estimate.numerator)) + "/" +
                   std::to_string(static_cast<int>(estimate.denominator));
  }
  CHECK(shared == Shares{{"DPD/carrier", "3/4"}, {"Chrono/carrier", "1/4"}});
}

TEST_CASE("values as text: words, days, instants, decimals to six places, flags, and nothing for unknown") {
  Dataset data;
  const auto text = [&](Type type, std::int64_t denominator, std::int64_t value) {
    Column column;
    column.type = type;
    column.denominator = denominator;
    column.resize(1);
    column.set(0, value);
    return value_text(column, 0, data);
  };
  data.categories.code("web");
  CHECK(text(Type::category, 1, 0) == "web");
  CHECK(text(Type::date, 1, 20541) == "2026-03-29");
  CHECK(text(Type::instant, 1, 1774742400) == "2026-03-29T00:00:00+00:00");
  CHECK(text(Type::flag, 1, 1) == "true");
  CHECK(text(Type::flag, 1, 0) == "false");
  CHECK(text(Type::number, 10000, 125000) == "12.5");
  CHECK(text(Type::number, 10000, -1) == "-0.0001");
  CHECK(text(Type::number, 1, 0) == "0");
  CHECK(text(Type::number, 3600, 600) == "0.166667");
  CHECK(text(Type::number, 3600, -2400) == "-0.666667");
  CHECK(text(Type::number, 1'000'000'000'000, 1'999'999'999'999) == "2");
  CHECK(text(Type::number, 1, 9'223'372'036'854'775'807) == "9223372036854775807");
  for (const Type type : {Type::flag, Type::number, Type::date, Type::instant, Type::category}) {
    CHECK(text(type, 1, null_value).empty());
  }
  Column keys;
  keys.type = Type::key;
  keys.texts.push("A1");
  CHECK(value_text(keys, 0, data) == "A1");
}
