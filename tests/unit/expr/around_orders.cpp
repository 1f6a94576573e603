// The customer's orders around a moment of a linked row.
#include <catch2/catch.hpp>

#include "expr/shop.h"

using namespace cxkpi;

namespace {

using Values = std::vector<std::string>;

}  // namespace

TEST_CASE("from a ticket, the customer's last order before and the next one after, its own left out") {
  Shop shop;
  shop.add("orders", R"(
    order_id | customer_id | ordered_at
    A        | ann         | 2026-03-01 10:00:00
    B        | ann         | 2026-03-10 10:00:00
    C        | ann         | 2026-03-20 10:00:00
    D        | bob         | 2026-03-15 10:00:00
    E        |             | 2026-03-15 10:00:00)");
  shop.add("tickets", R"(
    order_id | customer_id | created_at          | reason
    B        |             | 2026-03-12 10:00:00 | own order left out
             | ann         | 2026-03-10 10:00:00 | the very moment
             | ann         | 2026-03-10 09:59:59 | a second before
    C        | ann         | 2026-03-15 10:00:00 | nothing after but its own
             | bob         | 2026-03-01 10:00:00 | nothing before
    E        |             | 2026-03-20 10:00:00 | a guest
             | zoe         | 2026-03-20 10:00:00 | never ordered)");
  shop.link("tickets");
  const std::string a = "2026-03-01T10:00:00+01:00";
  const std::string b = "2026-03-10T10:00:00+01:00";
  const std::string c = "2026-03-20T10:00:00+01:00";
  CHECK(shop.values("order_before(created_at)", "tickets") == Values{a, b, a, b, "unknown", "unknown", "unknown"});
  CHECK(shop.values("order_after(created_at)", "tickets") ==
        Values{c, c, b, "unknown", "2026-03-15T10:00:00+01:00", "unknown", "unknown"});
  CHECK(shop.values("days(order_before(created_at), created_at)", "tickets") ==
        Values{"11", "0", "9", "5", "unknown", "unknown", "unknown"});
}

TEST_CASE("orders look at each other in another way, and what has no customer cannot look") {
  const Shop shop;
  CHECK(error_of(shop.model, "order_after(ordered_at)") ==
        "order_after looks from another table's row at its customer's orders\n"
        "  order_after(ordered_at)\n"
        "  ^^^^^^^^^^^^^^^^^^^^^^^\n"
        "hint: between orders write next(ordered_at) or previous(ordered_at)");
  CHECK(error_of(shop.model, "order_after(requested_at)", "returns") ==
        "order_after looks from another table's row at its customer's orders\n"
        "  order_after(requested_at)\n"
        "  ^^^^^^^^^^^^^^^^^^^^^^^^^");
}
