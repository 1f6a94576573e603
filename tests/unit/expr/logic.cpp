#include <catch2/catch.hpp>

#include "expr/shop.h"

using namespace cxkpi;

namespace {

// One order, so that expressions have a row to be about. Its status is known, its channel and item count are not.
Shop one_order() {
  Shop shop;
  shop.add("orders", R"(
    order_id | status    | channel | item_count | total_amount | promised_on
    A        | delivered |         |            | 20           | 2026-03-05)");
  return shop;
}

using Row = std::vector<std::string>;

}  // namespace

TEST_CASE("or is true when either side is, and else unknown when either side is") {
  Shop shop = one_order();
  std::vector<Row> table;
  for (const std::string a : {"true", "false", "null"}) {
    Row row;
    for (const std::string b : {"true", "false", "null"}) row.push_back(shop.value(a + " or " + b));
    table.push_back(row);
  }
  CHECK(table == std::vector<Row>{{"true", "true", "true"},  //
                                  {"true", "false", "unknown"},
                                  {"true", "unknown", "unknown"}});
}

TEST_CASE("and is false when either side is, and else unknown when either side is") {
  Shop shop = one_order();
  std::vector<Row> table;
  for (const std::string a : {"true", "false", "null"}) {
    Row row;
    for (const std::string b : {"true", "false", "null"}) row.push_back(shop.value(a + " and " + b));
    table.push_back(row);
  }
  CHECK(table == std::vector<Row>{{"true", "false", "unknown"},  //
                                  {"false", "false", "false"},
                                  {"unknown", "false", "unknown"}});
}

TEST_CASE("not turns true and false, and leaves unknown unknown") {
  Shop shop = one_order();
  CHECK(shop.value("not true") == "false");
  CHECK(shop.value("not false") == "true");
  CHECK(shop.value("not null") == "unknown");
  CHECK(shop.value("not not null") == "unknown");
}

TEST_CASE("one known part settles a chain, wherever it stands") {
  Shop shop = one_order();
  CHECK(shop.value("null or null or null or true") == "true");
  CHECK(shop.value("true or null or false") == "true");
  CHECK(shop.value("false or null or false") == "unknown");
  CHECK(shop.value("true and null and true and false") == "false");
  CHECK(shop.value("true and null and true") == "unknown");
}

TEST_CASE("a comparison with an unknown is unknown, even of an unknown with itself") {
  Shop shop = one_order();
  for (const std::string op : {"=", "<>", "<", "<=", ">", ">="}) {
    CAPTURE(op);
    CHECK(shop.value("item_count " + op + " 1") == "unknown");
    CHECK(shop.value("1 " + op + " item_count") == "unknown");
    CHECK(shop.value("item_count " + op + " item_count") == "unknown");
    CHECK(shop.value("total_amount " + op + " null") == "unknown");
  }
}

TEST_CASE("every comparison of numbers below, at and above") {
  Shop shop = one_order();
  const auto results = [&](const std::string& op) {
    return Row{shop.value("19.99 " + op + " total_amount"), shop.value("20 " + op + " total_amount"),
               shop.value("20.01 " + op + " total_amount")};
  };
  CHECK(results("=") == Row{"false", "true", "false"});
  CHECK(results("<>") == Row{"true", "false", "true"});
  CHECK(results("<") == Row{"true", "false", "false"});
  CHECK(results("<=") == Row{"true", "true", "false"});
  CHECK(results(">") == Row{"false", "false", "true"});
  CHECK(results(">=") == Row{"false", "true", "true"});
}

TEST_CASE("whether a value is known is always known") {
  Shop shop = one_order();
  CHECK(shop.value("item_count is null") == "true");
  CHECK(shop.value("item_count is not null") == "false");
  CHECK(shop.value("total_amount is null") == "false");
  CHECK(shop.value("total_amount is not null") == "true");
  CHECK(shop.value("(item_count > 1) is null") == "true");
  CHECK(shop.value("order_id is null") == "false");
  CHECK(shop.value("channel is null") == "true");
}

TEST_CASE("a list is true for a member, unknown when it may hold one, else false") {
  Shop shop = one_order();
  CHECK(shop.value("total_amount in (1, 20)") == "true");
  CHECK(shop.value("total_amount in (1, 2)") == "false");
  CHECK(shop.value("total_amount in (20, null)") == "true");
  CHECK(shop.value("total_amount in (1, null)") == "unknown");
  CHECK(shop.value("total_amount in (null)") == "unknown");
  CHECK(shop.value("item_count in (1, 2)") == "unknown");
  CHECK(shop.value("null in (1, 2)") == "unknown");
  CHECK(shop.value("total_amount not in (1, 20)") == "false");
  CHECK(shop.value("total_amount not in (1, 2)") == "true");
  CHECK(shop.value("total_amount not in (20, null)") == "false");
  CHECK(shop.value("total_amount not in (1, null)") == "unknown");
  CHECK(shop.value("status in ('delivered', 'lost')") == "true");
  CHECK(shop.value("status in ('a word that no file has')") == "false");
  CHECK(shop.value("order_id in ('A', 'B')") == "true");
  CHECK(shop.value("order_id in ('B')") == "false");
  CHECK(shop.value("(total_amount > 1) in (true)") == "true");
  CHECK(shop.value("promised_on in (date '2026-03-04', date '2026-03-05')") == "true");
  CHECK(shop.value("total_amount in (item_count, total_amount)") == "true");
}

TEST_CASE("between takes both ends in, and is false as soon as one end says so") {
  Shop shop = one_order();
  CHECK(shop.value("total_amount between 20 and 30") == "true");
  CHECK(shop.value("total_amount between 10 and 20") == "true");
  CHECK(shop.value("total_amount between 21 and 30") == "false");
  CHECK(shop.value("total_amount between 30 and 10") == "false");
  CHECK(shop.value("total_amount between null and 10") == "false");
  CHECK(shop.value("total_amount between 30 and null") == "false");
  CHECK(shop.value("total_amount between null and 30") == "unknown");
  CHECK(shop.value("total_amount between 10 and null") == "unknown");
  CHECK(shop.value("item_count between 1 and 2") == "unknown");
  CHECK(shop.value("total_amount not between 10 and 20") == "false");
  CHECK(shop.value("total_amount not between null and 10") == "true");
  CHECK(shop.value("total_amount not between 10 and null") == "unknown");
}

TEST_CASE("case takes the first branch whose condition is true, not one whose condition is unknown") {
  Shop shop = one_order();
  CHECK(shop.value("case when total_amount > 10 then 'large' when total_amount > 5 then 'mid' else 'small' end") ==
        "large");
  CHECK(shop.value("case when total_amount > 30 then 'large' when total_amount > 5 then 'mid' else 'small' end") ==
        "mid");
  CHECK(shop.value("case when total_amount > 30 then 'large' else 'small' end") == "small");
  CHECK(shop.value("case when item_count > 1 then 'several' else 'one' end") == "one");
  CHECK(shop.value("case when total_amount > 30 then 'large' end") == "unknown");
  CHECK(shop.value("case when total_amount > 10 then null else 'small' end") == "unknown");
  CHECK(shop.value("case when null then 1 else 2.5 end") == "2.5");
  CHECK(shop.value("case when true then 1 else 2.5 end") == "1");
}

TEST_CASE("coalesce takes the first value that is known") {
  Shop shop = one_order();
  CHECK(shop.value("coalesce(item_count, total_amount, 7)") == "20");
  CHECK(shop.value("coalesce(item_count, 7, total_amount)") == "7");
  CHECK(shop.value("coalesce(item_count, null)") == "unknown");
  CHECK(shop.value("coalesce(channel, status)") == "delivered");
  CHECK(shop.value("coalesce(channel, 'none')") == "none");
  CHECK(shop.value("coalesce(item_count > 1, false)") == "false");
  CHECK(shop.value("coalesce(customer_id?, order_id)") == "A");
}

TEST_CASE("least and greatest pass over what is unknown") {
  Shop shop = one_order();
  CHECK(shop.value("least(3, total_amount, 7.5)") == "3");
  CHECK(shop.value("greatest(3, total_amount, 7.5)") == "20");
  CHECK(shop.value("least(item_count, total_amount, null)") == "20");
  CHECK(shop.value("greatest(item_count, 3)") == "3");
  CHECK(shop.value("greatest(-3, item_count)") == "-3");
  CHECK(shop.value("least(item_count, item_count)") == "unknown");
  CHECK(shop.value("greatest(item_count, item_count)") == "unknown");
  CHECK(shop.value("least(promised_on, date '2026-03-01')") == "2026-03-01");
}
