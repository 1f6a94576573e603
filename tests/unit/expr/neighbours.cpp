#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "expr/shop.h"

using namespace cxkpi;

namespace {

using Values = std::vector<std::string>;

Shop orders_of(const std::string& rows) {
  Shop shop;
  shop.add("orders", "customer_id | item_count | channel | country\n" + rows);
  return shop;
}

}  // namespace

TEST_CASE("next and previous are the nearest values in the customer's history, whatever the order of rows") {
  Shop shop = orders_of(R"(
    ann | 3 | |
    bob | 2 | |
    ann | 1 | |
    ann | 7 | |
    bob | 1 | |
    eve | 5 | | )");
  CHECK(shop.values("next(item_count)") == Values{"7", "unknown", "3", "unknown", "2", "unknown"});
  CHECK(shop.values("previous(item_count)") == Values{"1", "1", "unknown", "3", "unknown", "unknown"});
}

TEST_CASE("rows with equal values are each other's neighbours") {
  Shop shop = orders_of(R"(
    ann | 2 | |
    ann | 1 | |
    ann | 2 | |
    ann | 3 | |
    ann | 2 | | )");
  CHECK(shop.values("next(item_count)") == Values{"2", "2", "2", "unknown", "2"});
  CHECK(shop.values("previous(item_count)") == Values{"2", "unknown", "2", "2", "2"});
}

TEST_CASE("guests have no history, and an unknown value has no place in one") {
  Shop shop = orders_of(R"(
    | 1 | |
    | 2 | |
    ann | 1 | |
    ann |   | |
    ann | 4 | | )");
  CHECK(shop.values("next(item_count)") == Values{"unknown", "unknown", "4", "unknown", "unknown"});
  CHECK(shop.values("previous(item_count)") == Values{"unknown", "unknown", "unknown", "unknown", "1"});
}

TEST_CASE("by narrows a history to rows that share further columns; what is unknown is shared with nobody") {
  Shop shop = orders_of(R"(
    ann | 1 | web   | FR
    ann | 2 | store | FR
    ann | 3 | web   | BE
    ann | 4 | web   | FR
    bob | 5 | web   | FR
    ann | 6 |       | FR
    ann | 7 |       | FR)");
  CHECK(shop.values("next(item_count by channel)") ==
        Values{"3", "unknown", "4", "unknown", "unknown", "unknown", "unknown"});
  CHECK(shop.values("next(item_count by channel, country)") ==
        Values{"4", "unknown", "unknown", "unknown", "unknown", "unknown", "unknown"});
  CHECK(shop.values("next(item_count by country)") == Values{"2", "4", "unknown", "6", "unknown", "7", "unknown"});
}

TEST_CASE("histories may be shared by values far apart, and by several of them") {
  Shop shop;
  shop.add("orders", R"(
    customer_id | item_count | total_amount     | promised_on
    ann         | 1          | -900000000000000 | 2026-03-01
    ann         | 2          | 900000000000000  | 2026-03-01
    ann         | 3          | -900000000000000 | 2026-03-01
    ann         | 4          | 900000000000000  | 2026-03-02
    bob         | 5          | -900000000000000 | 2026-03-01
    ann         | 6          | 900000000000000  | 2026-03-01
    ann         | 7          | 0                | 2026-03-01)");
  CHECK(shop.values("next(item_count by total_amount)") ==
        Values{"3", "4", "unknown", "6", "unknown", "unknown", "unknown"});
  CHECK(shop.values("next(item_count by total_amount, promised_on)") ==
        Values{"3", "6", "unknown", "unknown", "unknown", "unknown", "unknown"});
  CHECK(shop.values("previous(item_count by promised_on, total_amount, is_gift?)") == Values(7, "unknown"));
}

TEST_CASE("where narrows a history to rows for which it is true; the others have no neighbours in it") {
  Shop shop = orders_of(R"(
    ann | 1 | web   |
    ann | 2 | store |
    ann | 3 |       |
    ann | 4 | web   | )");
  CHECK(shop.values("next(item_count where channel = 'web')") == Values{"4", "unknown", "unknown", "unknown"});
  CHECK(shop.values("previous(item_count where channel = 'web')") == Values{"unknown", "unknown", "unknown", "1"});
  CHECK(shop.values("next(item_count where item_count > 1)") == Values{"unknown", "3", "4", "unknown"});
}

TEST_CASE("where rows have a number of their own, it settles which of two equal values comes first") {
  Shop shop;
  shop.model.set_key("orders", "order_id");
  shop.add("orders", R"(
    order_id | customer_id | item_count
    C        | ann         | 2
    A        | ann         | 2
    B        | ann         | 1
    D        | ann         | 3
    E        | bob         | 2
    F        |             | 1)");
  CHECK(shop.values("next(item_count)") == Values{"3", "2", "2", "unknown", "unknown", "unknown"});
  CHECK(shop.values("previous(item_count)") == Values{"2", "1", "unknown", "2", "unknown", "unknown"});
  CHECK(shop.values("place(item_count)") == Values{"3", "2", "1", "4", "1", "unknown"});
}

TEST_CASE("places count from 1, and rows that nothing tells apart share the first of theirs") {
  Shop shop = orders_of(R"(
    ann | 2 | |
    ann | 1 | |
    ann | 2 | |
    ann | 3 | | )");
  CHECK(shop.values("place(item_count)") == Values{"2", "1", "2", "4"});
  CHECK(shop.values("place(item_count where item_count > 1)") == Values{"1", "unknown", "1", "3"});
}

TEST_CASE("the value may be any expression that has an order") {
  Shop shop = orders_of(R"(
    ann | 1 | |
    ann | 2 | |
    ann | 4 | | )");
  CHECK(shop.values("next(-item_count)") == Values{"unknown", "-1", "-2"});
  CHECK(shop.values("next(item_count) - item_count") == Values{"1", "2", "unknown"});
  CHECK(shop.values("next(item_count where exists(returns?))") == Values{"unknown", "unknown", "unknown"});
}

TEST_CASE("a ticket's customer is its own, else its order's") {
  Shop shop;
  shop.add("orders", "order_id | customer_id\nA | ann\nB | bob");
  shop.add("tickets", R"(
    order_id | customer_id | created_at       | reason
    A        |             | 2026-03-01 10:00 | delivery
             | ann         | 2026-03-02 10:00 | delivery
    B        | ann         | 2026-03-03 10:00 | product
    B        |             | 2026-03-04 10:00 | product
    Z        |             | 2026-03-05 10:00 | product)");
  shop.link("tickets");
  CHECK(shop.values("customer", "tickets") == Values{"ann", "ann", "ann", "bob", "unknown"});
  CHECK(shop.values("days(created_at, next(created_at))", "tickets") ==
        Values{"1", "1", "unknown", "unknown", "unknown"});
  CHECK(shop.values("next(created_at by reason) is null", "tickets") ==
        Values{"false", "true", "true", "true", "true"});
}

TEST_CASE("neighbours agree with a search among all rows, and turn around with the order of values") {
  std::mt19937 random(5);
  for (int round = 0; round < 30; ++round) {
    std::string rows;
    std::vector<std::string> customers;
    std::vector<int> values;
    const int count = 1 + static_cast<int>(random() % 40);
    for (int i = 0; i < count; ++i) {
      customers.push_back(random() % 5 == 0 ? "" : std::string(1, static_cast<char>('a' + random() % 4)));
      values.push_back(random() % 8 == 0 ? -1 : static_cast<int>(random() % 10));
      rows += customers.back() + " | " + (values.back() < 0 ? "" : std::to_string(values.back())) + " | |\n";
    }
    Values next;
    for (int i = 0; i < count; ++i) {
      const auto row = static_cast<std::size_t>(i);
      int best = -1;
      for (int j = 0; j < count; ++j) {
        const auto other = static_cast<std::size_t>(j);
        if (i == j || customers[row].empty() || customers[other] != customers[row]) continue;
        if (values[row] < 0 || values[other] < values[row]) continue;
        if (best < 0 || values[other] < best) best = values[other];
      }
      next.push_back(best < 0 ? "unknown" : std::to_string(best));
    }
    Shop shop = orders_of(rows);
    REQUIRE(shop.values("next(item_count)") == next);
    REQUIRE(shop.values("-previous(-item_count)") == next);
  }
}
