#include <catch2/catch.hpp>
#include <numeric>
#include <random>
#include <thread>

#include "cxkpi/expr/program.h"
#include "expr/shop.h"

using namespace cxkpi;
using expr::batch_rows;

namespace {

// Several thousand orders, whose amounts are their row numbers but for every seventh, which is unknown.
Shop many_orders(std::size_t count) {
  Shop shop;
  std::string rows = "order_id | customer_id | total_amount | channel | is_gift | promised_on\n";
  for (std::size_t row = 0; row < count; ++row) {
    rows += "O" + std::to_string(row) + " | C" + std::to_string(row % 500) + " | " +
            (row % 7 == 0 ? "" : std::to_string(row)) + " | " + (row % 3 == 0 ? "web" : "store") + " | " +
            (row % 5 == 0   ? ""
             : row % 2 == 0 ? "true"
                            : "false") +
            " | 2026-03-0" + std::to_string(1 + row % 9) + "\n";
  }
  shop.add("orders", rows);
  return shop;
}

const char* const formula =
    "case when is_gift then total_amount * 2 when channel = 'web' then next(total_amount) "
    "else total_amount - days(date '2026-03-01', promised_on) end";

// What the formula gives, from the way the rows were made.
std::int64_t expected(std::size_t row, std::size_t count) {
  const auto amount = [](std::size_t r) {
    return r % 7 == 0 ? null_value : static_cast<std::int64_t>(r) * file_number_denominator;
  };
  if (row % 5 != 0 && row % 2 == 0) return amount(row) == null_value ? null_value : 2 * amount(row);
  if (row % 3 == 0) {
    if (amount(row) == null_value) return null_value;
    for (std::size_t later = row + 500; later < count; later += 500) {
      if (amount(later) != null_value) return amount(later);
    }
    return null_value;
  }
  if (amount(row) == null_value) return null_value;
  return amount(row) - static_cast<std::int64_t>(row % 9) * file_number_denominator;
}

}  // namespace

TEST_CASE("a program gives the same values for rows as a range, as a list, and one by one") {
  const std::size_t count = 5 * batch_rows + 17;
  Shop shop = many_orders(count);
  expr::Workspace workspace(shop.data, shop.model, shop.presence(), 2);
  const expr::Checked checked = expr::check(shop.model, formula, "orders");
  const OneFormula program(checked.formula, "orders", workspace);

  std::vector<std::int64_t> wanted(count);
  for (std::size_t row = 0; row < count; ++row) wanted[row] = expected(row, count);

  std::vector<std::int64_t> by_range(count, 0);
  for (std::size_t first = 0; first < count; first += batch_rows) {
    program.run({first, std::min(batch_rows, count - first), nullptr}, by_range.data() + first);
  }
  CHECK(by_range == wanted);

  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::shuffle(order.begin(), order.end(), std::mt19937(1));
  std::vector<std::int64_t> by_list(count, 0);
  for (std::size_t first = 0; first < count; first += 200) {
    const std::size_t size = std::min<std::size_t>(200, count - first);
    std::vector<std::int64_t> out(size);
    program.run({0, size, order.data() + first}, out.data());
    for (std::size_t i = 0; i < size; ++i) by_list[order[first + i]] = out[i];
  }
  CHECK(by_list == wanted);

  std::vector<std::int64_t> one_by_one(count, 0);
  for (std::size_t row = 0; row < count; ++row) program.run({row, 1, nullptr}, &one_by_one[row]);
  CHECK(one_by_one == wanted);
}

TEST_CASE("columns of the order are those of each row's own order, in every batch and in any list") {
  const std::size_t orders = 700;
  const std::size_t count = 2 * batch_rows + 100;
  Shop shop = many_orders(orders);
  std::string rows = "order_id | quantity\n";
  const auto order_of = [](std::size_t row) { return row * 37 % (orders + 50); };  // the last fifty are no orders
  for (std::size_t row = 0; row < count; ++row) rows += "O" + std::to_string(order_of(row)) + " | 1\n";
  shop.add("returns", rows).link("returns");
  const auto amount = [&](std::size_t row) {
    const std::size_t order = order_of(row);
    const bool known = order < orders && order % 7 != 0;
    return known ? static_cast<std::int64_t>(order) * file_number_denominator : null_value;
  };
  expr::Workspace workspace(shop.data, shop.model, shop.presence(), 1);
  const auto program = [&](const std::string& text) {
    return OneFormula(expr::check(shop.model, text, "returns").formula, "returns", workspace);
  };
  std::vector<std::int64_t> out(batch_rows);
  std::size_t wrong = 0;
  const OneFormula amounts = program("order.total_amount");
  const OneFormula keys = program("order.order_id is null");
  for (std::size_t first = 0; first < count; first += batch_rows) {
    const std::size_t size = std::min(batch_rows, count - first);
    amounts.run({first, size, nullptr}, out.data());
    for (std::size_t i = 0; i < size; ++i) wrong += out[i] == amount(first + i) ? 0 : 1;
    keys.run({first, size, nullptr}, out.data());
    for (std::size_t i = 0; i < size; ++i) wrong += out[i] == (order_of(first + i) < orders ? 0 : 1) ? 0 : 1;
  }
  const std::vector<std::uint32_t> list{600, 1, 555, 1, 74};
  amounts.run({0, list.size(), list.data()}, out.data());
  for (std::size_t i = 0; i < list.size(); ++i) wrong += out[i] == amount(list[i]) ? 0 : 1;
  CHECK(wrong == 0);
}

TEST_CASE("what formulas have in common has one place, and each formula its own values") {
  const std::size_t count = batch_rows;
  Shop shop = many_orders(count);
  expr::Workspace workspace(shop.data, shop.model, shop.presence(), 1);
  expr::Program program("orders", workspace);
  const auto add = [&](const std::string& text) {
    return program.add(expr::check(shop.model, text, "orders").formula);
  };
  const std::size_t doubled = add("total_amount * 2");
  const std::size_t large = add("total_amount * 2 > 100 and is_gift");
  CHECK(add("total_amount * 2") == doubled);
  CHECK(add("total_amount*2") == doubled);
  CHECK(add("total_amount * 3") != doubled);
  CHECK(add("is_gift") != large);
  expr::Program::Memory memory(program);
  program.run({0, count, nullptr}, memory);
  std::size_t wrong = 0;
  for (std::size_t row = 0; row < count; ++row) {
    const bool known = row % 7 != 0;
    const auto twice = static_cast<std::int64_t>(2 * row) * file_number_denominator;
    wrong += memory.values(doubled)[row] == (known ? twice : null_value) ? 0 : 1;
    const bool gift = row % 5 != 0 && row % 2 == 0;
    if (known && row % 5 != 0) wrong += memory.values(large)[row] == (gift && 2 * row > 100 ? 1 : 0) ? 0 : 1;
  }
  CHECK(wrong == 0);
}

TEST_CASE("aggregates follow the orders of a batch, in a row, listed, and with more linked rows than a batch holds") {
  const std::size_t orders = 3 * batch_rows;
  Shop shop = many_orders(orders);
  std::string rows = "order_id | quantity\n";
  std::vector<std::int64_t> units(orders, null_value);
  std::vector<std::int64_t> returns(orders, 0);
  for (std::size_t row = 0; row < 7 * batch_rows; ++row) {  // far apart in the file, and some orders with many
    const std::size_t order = row % 11 == 0 ? 5 : row * 37 % orders;
    rows += "O" + std::to_string(order) + " | " + std::to_string(row % 4) + "\n";
    if (units[order] == null_value) units[order] = 0;
    units[order] += static_cast<std::int64_t>(row % 4) * file_number_denominator;
    ++returns[order];
  }
  shop.add("returns", rows).link("returns");
  expr::Workspace workspace(shop.data, shop.model, shop.presence(), 1);
  expr::Program program("orders", workspace);
  const std::size_t sum = program.add(expr::check(shop.model, "sum(returns.quantity)", "orders").formula);
  const std::size_t number = program.add(expr::check(shop.model, "count(returns)", "orders").formula);
  expr::Program::Memory memory(program);
  std::size_t wrong = 0;
  for (std::size_t first = 0; first < orders; first += batch_rows) {
    program.run({first, batch_rows, nullptr}, memory);
    for (std::size_t i = 0; i < batch_rows; ++i) {
      wrong += memory.values(sum)[i] == units[first + i] && memory.values(number)[i] == returns[first + i] ? 0 : 1;
    }
  }
  const std::vector<std::uint32_t> list{700, 5, 6, 7, 5, 0};
  program.run({0, list.size(), list.data()}, memory);
  for (std::size_t i = 0; i < list.size(); ++i) {
    wrong += memory.values(sum)[i] == units[list[i]] && memory.values(number)[i] == returns[list[i]] ? 0 : 1;
  }
  CHECK(wrong == 0);
}

TEST_CASE("a row may be listed more than once, and a batch may be empty") {
  Shop shop = many_orders(10);
  expr::Workspace workspace(shop.data, shop.model, shop.presence(), 1);
  const OneFormula program(expr::check(shop.model, "total_amount", "orders").formula, "orders", workspace);
  const std::vector<std::uint32_t> rows{3, 3, 0, 9};
  std::vector<std::int64_t> out(4, -1);
  program.run({0, 0, rows.data()}, out.data());
  CHECK(out == std::vector<std::int64_t>(4, -1));
  program.run({0, 4, rows.data()}, out.data());
  CHECK(out == std::vector<std::int64_t>{30'000, 30'000, null_value, 90'000});
}

TEST_CASE("a column is the same on one, two and three threads, across parts of many batches") {
  const std::size_t count = 2 * 64 * batch_rows + 333;
  Shop shop;
  Table& orders = shop.data.tables.emplace_back("orders");
  Column amounts;
  amounts.name = "total_amount";
  amounts.denominator = file_number_denominator;
  for (std::size_t row = 0; row < count; ++row) {
    amounts.wide.push_back(row % 11 == 0 ? null_value : static_cast<std::int64_t>(row * 7919 % 100'003));
    orders.add_line(row);
  }
  orders.add(std::move(amounts));
  const std::vector<std::int64_t>& given = orders.find("total_amount")->wide;
  std::vector<std::int64_t> wanted;
  for (const std::int64_t amount : given) {
    wanted.push_back(amount == null_value ? -file_number_denominator : amount < 50'000 ? amount * 3 : amount);
  }
  const expr::Presence has = [](std::string_view, std::string_view) { return true; };
  for (const unsigned threads : {0U, 1U, 2U, 3U}) {
    expr::Workspace workspace(shop.data, shop.model, has, threads);
    const Column column = workspace.evaluate(
        expr::check(shop.model, "coalesce(case when total_amount < 5 then total_amount * 3 else total_amount end, -1)",
                    "orders")
            .formula,
        "orders");
    CHECK(column.wide == wanted);
  }
}

TEST_CASE("one program serves several threads at once") {
  const std::size_t count = 4 * batch_rows;
  Shop shop = many_orders(count);
  expr::Workspace workspace(shop.data, shop.model, shop.presence(), 1);
  const OneFormula program(expr::check(shop.model, formula, "orders").formula, "orders", workspace);
  std::vector<std::int64_t> out(count, 0);
  std::vector<std::thread> threads;
  for (std::size_t part = 0; part < 4; ++part) {
    threads.emplace_back([&, part] {
      for (int again = 0; again < 20; ++again) {
        program.run({part * batch_rows, batch_rows, nullptr}, out.data() + part * batch_rows);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::size_t wrong = 0;
  for (std::size_t row = 0; row < count; ++row) wrong += out[row] == expected(row, count) ? 0 : 1;
  CHECK(wrong == 0);
}

TEST_CASE("long lists, chains and case expressions run, and so does what is nested to the limit") {
  Shop shop = many_orders(3000);
  std::string list = "total_amount in (0.5";
  std::string chain = "total_amount = 0.5";
  std::string cases = "case";
  std::string known = "coalesce(null";
  for (int i = 0; i < 3000; i += 2) {
    const std::string number = std::to_string(i);
    list += ", " + number;
    chain += " or total_amount = " + number;
    cases += " when total_amount = " + number + " then true";
    known += ", case when total_amount = " + number + " then true end";
  }
  const std::vector<std::string> in_list = shop.values(list + ")");
  CHECK(in_list == shop.values(chain));
  CHECK(shop.values("coalesce(" + cases + " end, total_amount is null)") ==
        shop.values("coalesce(" + known + "), total_amount is null)"));
  std::size_t members = 0;
  for (const std::string& value : in_list) members += value == "true" ? 1 : 0;
  CHECK(members == 1500 - 215);  // even numbers below 3000, but for the multiples of 14

  std::string deep = "total_amount";
  for (int i = 0; i < 99; ++i) deep = "case when total_amount in (1, 2) then 0 else " + deep + " + 1 end";
  CHECK(shop.values(deep)[3] == "102");
  CHECK(shop.values(deep)[2] == "0");
}
