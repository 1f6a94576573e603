// Counting on several threads, over enough rows for several parts, against a count by hand.
#include <catch2/catch.hpp>
#include <random>

#include "indicators/counting.h"

using namespace cxkpi;

namespace {

constexpr std::size_t rows = 80'000;
const std::array<std::string, 3> countries{"FR", "BE", "DE"};

// Orders of ninety days, made by hand: a million cells of text would be slow.
struct ManyOrders {
  Shop shop;
  std::vector<Day> days;                // null_narrow when unknown
  std::vector<std::size_t> country_of;  // 3 when unknown
  std::vector<std::int64_t> amounts;    // null_value when unknown

  explicit ManyOrders(unsigned seed) {
    shop.add("orders", "promised_on | country | total_amount\n");
    std::mt19937 random(seed);
    Table& table = shop.data.tables.front();
    Column& promised_on = table.column_at(0);
    Column& country = table.column_at(1);
    Column& amount = table.column_at(2);
    for (std::size_t row = 0; row < rows; ++row) {
      days.push_back(random() % 20 == 0 ? null_narrow : 20'500 + static_cast<Day>(random() % 90));
      country_of.push_back(random() % 4);
      amounts.push_back(random() % 10 == 0 ? null_value : static_cast<std::int64_t>(random() % 500) * 100);
      promised_on.narrow.push_back(days.back());
      country.narrow.push_back(country_of.back() == 3 ? null_narrow
                                                      : shop.data.categories.code(countries[country_of.back()]));
      amount.wide.push_back(amounts.back());
      table.add_line(row + 2);
    }
  }
};

}  // namespace

TEST_CASE("states and accounts are the same on one, two and three threads, and those of a count by hand") {
  ManyOrders orders(21);
  const auto mean = calculator(orders.shop.model, {{"kind", "mean"},
                                                   {"from", "orders"},
                                                   {"date", "promised_on"},
                                                   {"where", "total_amount < 4 or total_amount is null"},
                                                   {"reject", "total_amount = 0"},
                                                   {"value", "total_amount"}});
  const std::vector<Period> periods{{20'500, 20'530}, {20'510, 20'590}, Period{}};

  Answer expected(periods.size());
  for (std::size_t period = 0; period < periods.size(); ++period) {
    for (std::size_t row = 0; row < rows; ++row) {
      const bool dated = orders.days[row] != null_narrow;
      if (dated ? !periods[period].contains(orders.days[row]) : !periods[period].is_all()) continue;
      const std::size_t country = orders.country_of[row];
      Counted& counted = expected[period][country == 3 ? "(none)" : countries[country]];
      const std::int64_t amount = orders.amounts[row];
      if (amount == null_value || amount >= 40'000) {
        ++counted.account.excluded;
      } else if (amount == 0) {
        ++counted.account.rejected;
      } else {
        ++counted.account.used;
        counted.state.sums[0] += 1;
        counted.state.sums[1] += amount;
        counted.state.sums[2] += static_cast<Int128>(amount) * amount;
        counted.state.histogram.add(amount);
      }
    }
  }
  for (const unsigned threads : {1U, 2U, 3U}) {
    const Answer answer = count(orders.shop, *mean, {periods, {"country"}, "", threads});
    CHECK(answer == expected);
  }
}

TEST_CASE("segments merge to the total, states and accounts, with a filter too") {
  ManyOrders orders(22);
  const auto ratio = calculator(orders.shop.model, {{"kind", "ratio"},
                                                    {"from", "orders"},
                                                    {"date", "promised_on"},
                                                    {"where", "total_amount is not null"},
                                                    {"pending", "country = 'FR'"},
                                                    {"hit", "total_amount > 2"}});
  const std::vector<Period> periods{{20'500, 20'531}, Period{}};
  for (const std::string where : {"", "total_amount <> 1"}) {
    const Answer whole = count(orders.shop, *ratio, {periods, {}, where, 2});
    const Answer parts = count(orders.shop, *ratio, {periods, {"country", "promised_on"}, where, 2});
    for (std::size_t period = 0; period < periods.size(); ++period) {
      REQUIRE(parts[period].size() > 300);
      Counted merged;
      for (const auto& [name, counted] : parts[period]) {
        merged.state.merge(counted.state);
        merged.account.merge(counted.account);
      }
      CHECK(merged == whole[period].at(""));
    }
  }
}

TEST_CASE("calculators that are counted together are counted as each alone, and alike when asked again") {
  ManyOrders orders(23);
  const auto large = calculator(
      orders.shop.model, {{"kind", "ratio"}, {"from", "orders"}, {"date", "promised_on"}, {"hit", "total_amount > 3"}});
  const auto amount =
      calculator(orders.shop.model,
                 {{"kind", "mean"}, {"from", "orders"}, {"date", "promised_on + 1 day"}, {"value", "total_amount"}});
  const auto small = calculator(orders.shop.model, {{"kind", "ratio"},
                                                    {"from", "orders"},
                                                    {"date", "promised_on"},
                                                    {"where", "country = 'FR'"},
                                                    {"hit", "total_amount <= 3"}});
  expr::Workspace workspace(orders.shop.data, orders.shop.model, orders.shop.presence(), 2);
  const std::vector<Period> periods{{20'500, 20'531}};
  const Bins bins(periods);
  const Dimensions dimensions;
  const Filter filter;
  Scanner scanner(workspace, bins, dimensions, filter);
  const std::vector<const Calculator*> all{large.get(), amount.get(), small.get()};
  const std::vector<ScanResult> together = scanner.run(all);
  REQUIRE(together.size() == 3);
  for (std::size_t i = 0; i < all.size(); ++i) {
    Scanner fresh(workspace, bins, dimensions, filter);
    for (Scanner* again : {&scanner, &fresh}) {
      const std::vector<ScanResult> alone = again->run(std::span(all).subspan(i, 1));
      CHECK(alone.front().states == together[i].states);
      CHECK(alone.front().accounts == together[i].accounts);
    }
  }
}
