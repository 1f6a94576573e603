#include <catch2/catch.hpp>

#include "cxkpi/error/error.h"
#include "expr/shop.h"

using namespace cxkpi;

namespace {

Shop shop_with(const std::string& amount, const std::string& count = "3") {
  Shop shop;
  shop.add("orders", "order_id | total_amount | item_count\nA | " + amount + " | " + count);
  return shop;
}

const std::string too_large =
    "a number is too large for exact arithmetic\nhint: --where can leave the rows out that bring it";

std::string error(Shop& shop, const std::string& text) {
  try {
    return shop.value(text);
  } catch (const Error& error) {
    return error.text();
  }
}

}  // namespace

TEST_CASE("decimals are exact") {
  Shop shop = shop_with("0.1");
  CHECK(shop.value("0.1 + 0.2") == "0.3");
  CHECK(shop.value("0.1 + 0.2 = 0.3") == "true");
  CHECK(shop.value("total_amount + 0.2 = 0.3") == "true");
  CHECK(shop.value("total_amount * 3 - 0.3") == "0");
  CHECK(shop.value("1.1 * 1.1") == "1.21");
  CHECK(shop.value("0.000001 * 0.000001 > 0") == "true");
  CHECK(shop.value("123456789.123456789 + 0.000000001") == "123456789.12345679");
  CHECK(shop.value("- total_amount - 0.05") == "-0.15");
}

TEST_CASE("numbers of different fineness compare by what they are worth") {
  Shop shop = shop_with("12.5");
  CHECK(shop.value("total_amount = 12.500000") == "true");
  CHECK(shop.value("total_amount > 12.499999999") == "true");
  CHECK(shop.value("total_amount in (12, 12.5, 13)") == "true");
  CHECK(shop.value("item_count = 3") == "true");
  CHECK(shop.value("item_count / 3 = 1") == "true");
}

TEST_CASE("a quotient keeps six decimals, rounded half away from zero") {
  Shop shop = shop_with("1");
  CHECK(shop.value("1 / 3") == "0.333333");
  CHECK(shop.value("2 / 3") == "0.666667");
  CHECK(shop.value("-2 / 3") == "-0.666667");
  CHECK(shop.value("2 / -3") == "-0.666667");
  CHECK(shop.value("-2 / -3") == "0.666667");
  CHECK(shop.value("1 / 8000000") == "0");
  CHECK(shop.value("1 / 2000000") == "0.000001");
  CHECK(shop.value("-1 / 2000000") == "-0.000001");
  CHECK(shop.value("0.0000014 / 1") == "0.000001");
  CHECK(shop.value("1 / 0.000000001") == "1000000000");
  CHECK(shop.value("7.5 / 2.5") == "3");
  CHECK(shop.value("item_count / total_amount") == "3");
}

TEST_CASE("division by zero is unknown, and so is arithmetic with an unknown") {
  Shop shop = shop_with("0", "");
  CHECK(shop.value("1 / 0") == "unknown");
  CHECK(shop.value("0 / total_amount") == "unknown");
  CHECK(shop.value("1 / item_count") == "unknown");
  CHECK(shop.value("item_count / 2") == "unknown");
  for (const std::string op : {"+", "-", "*"}) {
    CHECK(shop.value("item_count " + op + " 1") == "unknown");
    CHECK(shop.value("1 " + op + " item_count") == "unknown");
    CHECK(shop.value("null " + op + " 1") == "unknown");
  }
  CHECK(shop.value("-item_count") == "unknown");
  CHECK(shop.value("item_count * 0") == "unknown");
}

TEST_CASE("the four operations, and their order") {
  Shop shop = shop_with("20");
  CHECK(shop.value("2 + 3 * 4 - 6 / 4") == "12.5");
  CHECK(shop.value("(2 + 3) * 4") == "20");
  CHECK(shop.value("10 - 4 - 3") == "3");
  CHECK(shop.value("10 - (4 - 3)") == "9");
  CHECK(shop.value("100 / 10 / 4") == "2.5");
  CHECK(shop.value("-2 * -3") == "6");
  CHECK(shop.value("--5") == "5");
}

TEST_CASE("what leaves the range of exact arithmetic is an error, never a wrong number") {
  Shop shop = shop_with("900000000000000");  // 9e18 ten-thousandths
  CHECK(error(shop, "total_amount + total_amount") == too_large);
  CHECK(error(shop, "-total_amount - total_amount") == too_large);
  CHECK(error(shop, "total_amount * 2") == too_large);
  CHECK(error(shop, "total_amount * -2") == too_large);
  CHECK(error(shop, "total_amount / 0.000001") == too_large);
  CHECK(error(shop, "total_amount = 0.000001") == too_large);
  CHECK(error(shop, "total_amount - total_amount") == "0");
  CHECK(error(shop, "total_amount + 20000000000000") == "920000000000000");
  CHECK(error(shop, "total_amount / 1000") == "900000000000");
  CHECK(error(shop, "999999999999999999 * 10") == too_large);
}

TEST_CASE("hours are exact fractions: ten minutes are a sixth") {
  Shop shop;
  shop.add("orders", R"(
    order_id | ordered_at          | cancelled_at
    A        | 2026-03-02 10:00    | 2026-03-02 10:10
    B        | 2026-03-02 10:00    | 2026-03-02 12:00:36
    C        | 2026-03-02 10:00    | 2026-03-02 09:30
    D        | 2026-03-02 10:00    | )");
  using Values = std::vector<std::string>;
  CHECK(shop.values("hours(ordered_at, cancelled_at)") == Values{"1/6", "2.01", "-0.5", "unknown"});
  CHECK(shop.values("hours(ordered_at, cancelled_at) * 6 = 1") == Values{"true", "false", "false", "unknown"});
  CHECK(shop.values("hours(ordered_at, cancelled_at) = 2.01") == Values{"false", "true", "false", "unknown"});
  CHECK(shop.values("hours(ordered_at, cancelled_at) <= 0.166666666") == Values{"false", "false", "true", "unknown"});
  CHECK(shop.values("hours(ordered_at, cancelled_at) + 0.5") == Values{"2/3", "2.51", "0", "unknown"});
  CHECK(shop.values("hours(ordered_at, cancelled_at) / 24") == Values{"0.006944", "0.08375", "-0.020833", "unknown"});
}
