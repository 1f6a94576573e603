// What is wrong with aggregates, histories and the columns of an order.
#include <catch2/catch.hpp>

#include "expr/shop.h"

using namespace cxkpi;

namespace {

std::string error(const std::string& text, const std::string& table = "orders") {
  static const expr::Model model = shop_model();
  return error_of(model, text, table);
}

}  // namespace

TEST_CASE("orders have no order above them") {
  CHECK(error("order.country = 'FR'") ==
        "this expression is about an order already\n"
        "  order.country = 'FR'\n"
        "  ^^^^^^^^^^^^^\n"
        "hint: write 'country'");
}

TEST_CASE("an aggregate folds the rows of an order, from a table that is linked to orders") {
  CHECK(error("count(returns)", "tickets") ==
        "an aggregate folds the rows of an order, and this expression is about tickets\n"
        "  count(returns)\n"
        "  ^^^^^^^^^^^^^^\n"
        "hint: define a column of orders and read it with 'order.'");
  CHECK(error("exists(tickets where count(returns) > 1)") ==
        "an aggregate folds the rows of an order, and this expression is about tickets\n"
        "  exists(tickets where count(returns) > 1)\n"
        "                       ^^^^^^^^^^^^^^\n"
        "hint: define a column of orders and read it with 'order.'");
  CHECK(error("count(ticket)") ==
        "no table 'ticket' is linked to orders\n"
        "  count(ticket)\n"
        "  ^^^^^^^^^^^^^\n"
        "hint: did you mean 'tickets'?");
  CHECK(error("count(orders)") == "no table 'orders' is linked to orders\n  count(orders)\n  ^^^^^^^^^^^^^");
}

TEST_CASE("an aggregate has the parts it needs, and no others") {
  CHECK(error("count(tickets.reason)") ==
        "count takes a table, not a column\n"
        "  count(tickets.reason)\n"
        "  ^^^^^^^^^^^^^^^^^^^^^\n"
        "hint: write count(tickets where is_contact)");
  CHECK(error("sum(returns)") ==
        "sum needs a column\n  sum(returns)\n  ^^^^^^^^^^^^\nhint: write sum(returns.quantity)");
  CHECK(error("every(deliveries)") ==
        "every needs a condition\n"
        "  every(deliveries)\n"
        "  ^^^^^^^^^^^^^^^^^\n"
        "hint: write every(deliveries where delivered_at is not null)");
  CHECK(error("first(deliveries.carrier)") ==
        "first needs 'order by'\n"
        "  first(deliveries.carrier)\n"
        "  ^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "hint: write first(deliveries.carrier order by shipped_at)");
  CHECK(error("max(deliveries.weight order by shipped_at)") ==
        "max takes no 'order by'\n"
        "  max(deliveries.weight order by shipped_at)\n"
        "  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "hint: write max(deliveries.delivered_at)");
}

TEST_CASE("an aggregate folds values of a type that it can fold") {
  CHECK(error("sum(deliveries.carrier)") ==
        "this is a category, but a number is needed\n"
        "  sum(deliveries.carrier)\n"
        "                 ^^^^^^^");
  CHECK(error("min(deliveries.carrier)") ==
        "this is a category, which has no order\n"
        "  min(deliveries.carrier)\n"
        "                 ^^^^^^^\n"
        "hint: use first(… order by …)");
  CHECK(error("first(deliveries.carrier order by status)") ==
        "this is a category, which has no order\n"
        "  first(deliveries.carrier order by status)\n"
        "                                    ^^^^^^");
  CHECK(error("count(tickets where reason)") ==
        "this is a category, but a condition is needed\n"
        "  count(tickets where reason)\n"
        "                      ^^^^^^\n"
        "hint: write a comparison");
}

TEST_CASE("a history is a customer's, and of values that have an order") {
  CHECK(error("next(requested_at)", "returns") ==
        "returns has no 'customer' column, and a history is a customer's\n"
        "  next(requested_at)\n"
        "  ^^^^^^^^^^^^^^^^^^");
  CHECK(error("next(ordered_at where ordered_at < period_end)") ==
        "a history is the same whatever the period\n"
        "  next(ordered_at where ordered_at < period_end)\n"
        "  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "hint: compare its outcome with the period");
  CHECK(error("next(channel)") == "this is a category, which has no order\n  next(channel)\n       ^^^^^^^");
}
