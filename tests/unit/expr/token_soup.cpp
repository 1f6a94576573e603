#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "cxkpi/error/error.h"
#include "expr/shop.h"

using namespace cxkpi;

namespace {

const std::array tokens{
    "and",         "or",    "not",          "is",      "null",       "in",         "between",    "like",
    "case",        "when",  "then",         "else",    "end",        "true",       "as_of",      "where",
    "order",       "by",    "desc",         "(",       "(",          ")",          ")",          "=",
    "<>",          "<",     ">=",           "+",       "-",          "*",          "/",          ",",
    ".",           "?",     "'web'",        "''",      "12",         "0.5",        "2",          "days",
    "hour",        "date",  "'2026-01-31'", "channel", "item_count", "ordered_at", "is_gift",    "order_id",
    "note",        "count", "sum",          "first",   "every",      "next",       "deliveries", "tickets",
    "coalesce",    "least", "hours",        "!",       "\"",         "é",          "'",          "\n",
    "promised_on", "zebra"};

std::string soup(std::mt19937& random) {
  std::string out;
  for (std::size_t count = 1 + random() % 14; count > 0; --count) {
    out += tokens[random() % tokens.size()];
    if (random() % 5 != 0) out += ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("whatever is typed, the answer is an expression or an error that shows its place") {
  std::mt19937 random(17);
  const expr::Model model = shop_model();
  int trees = 0;
  int checked = 0;
  for (int round = 0; round < 60'000; ++round) {
    const std::string text = soup(random);
    try {
      const expr::Tree tree = expr::parse(text);
      ++trees;
      const std::string printed = expr::print(tree);
      if (expr::print(expr::parse(printed)) != printed) {
        CAPTURE(text, printed);
        FAIL("printed and read back, it is another expression");
      }
      static_cast<void>(expr::check(model, text, random() % 3 == 0 ? "tickets" : "orders"));
      ++checked;
    } catch (const Error& error) {
      const std::string& excerpt = error.excerpt();
      if (error.kind() != ErrorKind::expression || error.message().empty() || excerpt.find('^') == std::string::npos) {
        CAPTURE(text, error.text());
        FAIL("an error without its place");
      }
    }
  }
  CHECK(trees > 500);
  CHECK(checked > 300);
}
