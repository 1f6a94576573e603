#include <catch2/catch.hpp>

#include "cxkpi/error/error.h"
#include "expr/shop.h"

using namespace cxkpi;

namespace {

std::string error(const std::string& text, const std::string& table = "orders") {
  static const expr::Model model = shop_model();
  return error_of(model, text, table);
}

std::string error(const std::string& text, expr::Demand demand) {
  static const expr::Model model = shop_model();
  try {
    static_cast<void>(expr::check(model, text, "orders", demand));
  } catch (const Error& error) {
    return error.text();
  }
  return "no error";
}

}  // namespace

TEST_CASE("an unknown column is answered with the nearest one, or with the table that has it") {
  CHECK(error("promissed_on < as_of") ==
        "orders has no column 'promissed_on'\n"
        "  promissed_on < as_of\n"
        "  ^^^^^^^^^^^^\n"
        "hint: did you mean 'promised_on'?");
  CHECK(error("carrier = 'DPD'") ==
        "orders has no column 'carrier'\n"
        "  carrier = 'DPD'\n"
        "  ^^^^^^^\n"
        "hint: deliveries has it: write an aggregate such as max(deliveries.carrier)");
  CHECK(error("channel = 'web'", "returns") ==
        "returns has no column 'channel'\n"
        "  channel = 'web'\n"
        "  ^^^^^^^\n"
        "hint: write 'order.channel'");
  CHECK(error("carrier = 'DPD'", "tickets") ==
        "tickets has no column 'carrier'\n"
        "  carrier = 'DPD'\n"
        "  ^^^^^^^\n"
        "hint: deliveries has it");
  CHECK(error("zzzzzz = 1") ==
        "orders has no column 'zzzzzz'\n  zzzzzz = 1\n  ^^^^^^\nhint: a text stands in single quotes: 'zzzzzz'");
  CHECK(error("order.countri = 'FR'", "tickets") ==
        "orders has no column 'countri'\n"
        "  order.countri = 'FR'\n"
        "  ^^^^^^^^^^^^^\n"
        "hint: did you mean 'country'?");
}

TEST_CASE("an unknown function is answered with the nearest one") {
  CHECK(error("day(ordered_at, as_of) > 2") ==
        "there is no function 'day'\n"
        "  day(ordered_at, as_of) > 2\n"
        "  ^^^^^^^^^^^^^^^^^^^^^^\n"
        "hint: did you mean 'days'?");
  CHECK(error("exist(returns)") ==
        "there is no function 'exist'\n"
        "  exist(returns)\n"
        "  ^^^^^^^^^^^^^^\n"
        "hint: did you mean 'exists'?");
}

TEST_CASE("a function says how many values it takes, and of which type") {
  CHECK(error("days(ordered_at) > 2") ==
        "days takes two dates or instants\n"
        "  days(ordered_at) > 2\n"
        "  ^^^^^^^^^^^^^^^^");
  CHECK(error("coalesce(channel)") == "coalesce takes two values or more\n  coalesce(channel)\n  ^^^^^^^^^^^^^^^^^");
  CHECK(error("date(ordered_at, as_of)") ==
        "date takes one instant\n  date(ordered_at, as_of)\n  ^^^^^^^^^^^^^^^^^^^^^^^");
  CHECK(error("hours(promised_on, as_of)") ==
        "this is a date, but an instant is needed\n"
        "  hours(promised_on, as_of)\n"
        "        ^^^^^^^^^^^");
  CHECK(error("working_days(ordered_at, 3)") ==
        "this is a number, but a date is needed\n"
        "  working_days(ordered_at, 3)\n"
        "                           ^");
  CHECK(error("least(channel, country)") ==
        "a category has no order\n  least(channel, country)\n  ^^^^^^^^^^^^^^^^^^^^^^^");
}

TEST_CASE("two sides that do not fit are told apart at the second") {
  CHECK(error("promised_on = item_count") ==
        "this is a number, but a date is needed\n"
        "  promised_on = item_count\n"
        "                ^^^^^^^^^^");
  CHECK(error("is_gift = 1") == "this is a number, but a flag is needed\n  is_gift = 1\n            ^");
  CHECK(error("channel = order_id") ==
        "this is a key, but a category is needed\n"
        "  channel = order_id\n"
        "            ^^^^^^^^");
  CHECK(error("item_count in (1, 'two')") ==
        "a text where a number is needed\n"
        "  item_count in (1, 'two')\n"
        "                    ^^^^^");
  CHECK(error("coalesce(promised_on, channel)") ==
        "this is a category, but a date is needed\n"
        "  coalesce(promised_on, channel)\n"
        "                        ^^^^^^^");
  CHECK(error("case when is_gift then 1 else 'none' end") ==
        "a text where a number is needed\n"
        "  case when is_gift then 1 else 'none' end\n"
        "                                ^^^^^^");
}

TEST_CASE("a text is no date: it is written with its keyword") {
  CHECK(error("promised_on >= '2026-10-01'") ==
        "a text where a date is needed\n"
        "  promised_on >= '2026-10-01'\n"
        "                 ^^^^^^^^^^^^\n"
        "hint: write date '2026-10-01'");
  CHECK(error("ordered_at between '2026-10-01' and as_of") ==
        "a text where an instant is needed\n"
        "  ordered_at between '2026-10-01' and as_of\n"
        "                     ^^^^^^^^^^^^\n"
        "hint: write date '2026-10-01'");
  CHECK(error("date('2026-10-01')") ==
        "a text where a date is needed\n"
        "  date('2026-10-01')\n"
        "       ^^^^^^^^^^^^\n"
        "hint: write date '2026-10-01'");
}

TEST_CASE("texts, keys and flags have no order") {
  CHECK(error("channel < 'web'") ==
        "a category has no order\n"
        "  channel < 'web'\n"
        "  ^^^^^^^^^^^^^^^\n"
        "hint: use '=', '<>', 'in' or 'like'");
  CHECK(error("is_gift >= true") ==
        "a flag has no order\n"
        "  is_gift >= true\n"
        "  ^^^^^^^^^^^^^^^\n"
        "hint: use '=', '<>', 'in' or 'like'");
  CHECK(error("order_id between 'A' and 'B'") ==
        "a key has no order\n"
        "  order_id between 'A' and 'B'\n"
        "  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "hint: use 'in'");
}

TEST_CASE("logic takes conditions only") {
  CHECK(error("item_count and is_gift") ==
        "this is a number, but a condition is needed\n"
        "  item_count and is_gift\n"
        "  ^^^^^^^^^^\n"
        "hint: write a comparison");
  CHECK(error("not 'web'") ==
        "this is a text, but a condition is needed\n"
        "  not 'web'\n"
        "      ^^^^^\n"
        "hint: write a comparison");
  CHECK(error("case when channel then 1 end") ==
        "this is a category, but a condition is needed\n"
        "  case when channel then 1 end\n"
        "            ^^^^^^^\n"
        "hint: write a comparison");
}

TEST_CASE("arithmetic takes numbers only") {
  CHECK(error("-promised_on") == "this is a date, but a number is needed\n  -promised_on\n   ^^^^^^^^^^^");
  CHECK(error("channel * 2") == "this is a category, but a number is needed\n  channel * 2\n  ^^^^^^^");
  CHECK(error("'a' + 'b'") == "this is a category, but a number is needed\n  'a' + 'b'\n  ^^^");
  CHECK(error("is_gift + is_gift") == "this is a flag, but a number is needed\n  is_gift + is_gift\n  ^^^^^^^");
  CHECK(error("0.000000001 * 0.000000001") ==
        "the product has too many decimals\n"
        "  0.000000001 * 0.000000001\n"
        "  ^^^^^^^^^^^^^^^^^^^^^^^^^");
  CHECK(error("999999999999999999 = 0.1") ==
        "the number is too large\n  999999999999999999 = 0.1\n  ^^^^^^^^^^^^^^^^^^");
}

TEST_CASE("between dates and instants stand functions, and durations move them") {
  const std::string hint = "\nhint: write promised_on + 2 days; days(a, b) and hours(a, b) give the time between two";
  CHECK(error("promised_on + 2") ==
        "dates and instants take a duration here\n  promised_on + 2\n  ^^^^^^^^^^^^^^^" + hint);
  CHECK(error("as_of - ordered_at") ==
        "dates and instants take a duration here\n  as_of - ordered_at\n  ^^^^^^^^^^^^^^^^^^" + hint);
  CHECK(error("promised_on + promised_on") ==
        "dates and instants take a duration here\n  promised_on + promised_on\n  ^^^^^^^^^^^^^^^^^^^^^^^^^" + hint);
}

TEST_CASE("a duration stands alone nowhere") {
  const std::string message = "a duration can only be added to or subtracted from a date or an instant\n";
  const std::string hint = "\nhint: write created_at + 48 hours, or compare hours(a, b) with a number";
  CHECK(error("2 days") == message + "  2 days\n  ^^^^^^" + hint);
  CHECK(error("hours(ordered_at, as_of) < 48 hours") ==
        message + "  hours(ordered_at, as_of) < 48 hours\n                             ^^^^^^^^" + hint);
  CHECK(error("2 days + ordered_at") == message + "  2 days + ordered_at\n  ^^^^^^" + hint);
  CHECK(error("ordered_at + -2 days") == message + "  ordered_at + -2 days\n                ^^^^^^" + hint);
}

TEST_CASE("a date moves by whole days, and nothing else moves by a duration") {
  CHECK(error("promised_on + 36 hours") ==
        "a date moves by whole days only\n"
        "  promised_on + 36 hours\n"
        "                ^^^^^^^^\n"
        "hint: write date(t) after the sum, or use whole days");
  CHECK(error("promised_on + 48 hours") == "no error");
  CHECK(error("promised_on + 1.5 days") ==
        "a date moves by whole days only\n"
        "  promised_on + 1.5 days\n"
        "                ^^^^^^^^\n"
        "hint: write date(t) after the sum, or use whole days");
  CHECK(error("item_count + 2 days") ==
        "this is a number, but a date or an instant is needed\n"
        "  item_count + 2 days\n"
        "  ^^^^^^^^^^");
  CHECK(error("ordered_at + 4000000 days") ==
        "the duration is too long\n"
        "  ordered_at + 4000000 days\n"
        "               ^^^^^^^^^^^^");
}

TEST_CASE("like takes a category, and tests for null a column") {
  CHECK(error("item_count like '1%'") ==
        "'like' needs a category, and this is a number\n"
        "  item_count like '1%'\n"
        "  ^^^^^^^^^^");
  CHECK(error("null is null") == "a column is needed here\n  null is null\n  ^^^^");
  CHECK(error("'web' is not null") == "a column is needed here\n  'web' is not null\n  ^^^^^");
}

TEST_CASE("nulls alone have no type") {
  const std::string hint = "\nhint: compare with a column; test with 'is null'";
  CHECK(error("null") == "the expression is always unknown\n  null\n  ^^^^");
  CHECK(error("null = null") == "the type of this cannot be told\n  null = null\n  ^^^^" + hint);
  CHECK(error("coalesce(null, null)") ==
        "the type of this cannot be told\n  coalesce(null, null)\n           ^^^^" + hint);
  CHECK(error("case when is_gift then null end") ==
        "the type of this cannot be told\n  case when is_gift then null end\n                         ^^^^" + hint);
}

TEST_CASE("of free text only whether it is known can be asked") {
  CHECK(error("note is not null") == "no error");
  CHECK(error("note = 'x'") == "free text cannot be compared\n  note = 'x'\n  ^^^^\nhint: use 'is null'");
  CHECK(error("note") == "free text cannot be computed with\n  note\n  ^^^^\nhint: test it with 'is null'");
  CHECK(error("next(ordered_at by note)") ==
        "free text cannot be compared\n  next(ordered_at by note)\n                     ^^^^");
}

TEST_CASE("an expression must have the type that its place demands") {
  CHECK(error("item_count", expr::Demand::flag) ==
        "this is a number, but a condition is needed\n  item_count\n  ^^^^^^^^^^\nhint: write a comparison");
  CHECK(error("is_gift", expr::Demand::number) == "this is a flag, but a number is needed\n  is_gift\n  ^^^^^^^");
  CHECK(error("channel", expr::Demand::date_or_instant) ==
        "this is a category, but a date or an instant is needed\n  channel\n  ^^^^^^^");
  CHECK(error("is_gift", expr::Demand::flag) == "no error");
  CHECK(error("item_count / 2", expr::Demand::number) == "no error");
  CHECK(error("promised_on", expr::Demand::date_or_instant) == "no error");
  CHECK(error("as_of", expr::Demand::date_or_instant) == "no error");
}
