#include <catch2/catch.hpp>

#include "cxkpi/error/error.h"
#include "cxkpi/expr/tree.h"

using namespace cxkpi;

namespace {

std::string error(const std::string& text) {
  try {
    static_cast<void>(expr::parse(text));
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::expression);
    return error.text();
  }
  return "no error";
}

}  // namespace

TEST_CASE("an empty expression is an error") {
  CHECK(error("") == "the expression is empty\n  \n  ^");
  CHECK(error(" \n ") == "the expression is empty\n   \n  ^");
}

TEST_CASE("operators of other languages are answered with those of this one") {
  CHECK(error("status != 'lost'") ==
        "'!=' is not an operator here\n"
        "  status != 'lost'\n"
        "         ^^\n"
        "hint: write '<>' for 'not equal'");
  CHECK(error("status == 'lost'") ==
        "'==' is not an operator here\n"
        "  status == 'lost'\n"
        "         ^^\n"
        "hint: write '=' for 'equal'");
}

TEST_CASE("texts stand in single quotes, and are closed") {
  CHECK(error("channel = \"web\"") ==
        "texts stand in single quotes\n"
        "  channel = \"web\"\n"
        "            ^\n"
        "hint: write 'web'");
  CHECK(error("channel = 'web") ==
        "this text is never closed\n"
        "  channel = 'web\n"
        "            ^\n"
        "hint: add a single quote at its end");
  CHECK(error("channel = 'it''s") ==
        "this text is never closed\n"
        "  channel = 'it''s\n"
        "            ^\n"
        "hint: add a single quote at its end");
}

TEST_CASE("comparisons do not chain, whichever they are") {
  const std::string hint =
      "\nhint: write 'a < b and b < c' or 'b between a and c', or put one comparison in parentheses";
  CHECK(error("1 < item_count < 5") ==
        "comparisons do not chain\n"
        "  1 < item_count < 5\n"
        "                 ^" +
            hint);
  CHECK(error("a = b is null") ==
        "comparisons do not chain\n"
        "  a = b is null\n"
        "        ^^" +
            hint);
  CHECK(error("a is null = b") ==
        "comparisons do not chain\n"
        "  a is null = b\n"
        "            ^" +
            hint);
  CHECK(error("a in (1) not in (2)") ==
        "comparisons do not chain\n"
        "  a in (1) not in (2)\n"
        "           ^^^" +
            hint);
}

TEST_CASE("what is missing is named, with what stands in its place") {
  CHECK(error("a and") == "expected a value, found the end\n  a and\n       ^");
  CHECK(error("a and  \n\n") == "expected a value, found the end\n  a and  \n       ^");
  CHECK(error("(a or b") == "expected ')', found the end\n  (a or b\n         ^");
  CHECK(error("a in ()") == "expected a value, found ')'\n  a in ()\n        ^");
  CHECK(error("a in 1") == "expected '(', found '1'\n  a in 1\n       ^");
  CHECK(error("a is 1") == "expected 'null', found '1'\n  a is 1\n       ^");
  CHECK(error("a between 1 or 2") == "expected 'and', found 'or'\n  a between 1 or 2\n              ^^");
  CHECK(error("a = not b") == "expected a value, found 'not'\n  a = not b\n      ^^^");
  CHECK(error("case else 1 end") == "expected 'when', found 'else'\n  case else 1 end\n       ^^^^");
  CHECK(error("case when a 1 end") == "expected 'then', found '1'\n  case when a 1 end\n              ^");
  CHECK(error("case when a then 1") == "expected 'end', found the end\n  case when a then 1\n                    ^");
  CHECK(error("order.") == "expected a column's name after '.'\n  order.\n        ^");
  CHECK(error("sum(returns.)") == "expected a column's name after '.'\n  sum(returns.)\n              ^");
  CHECK(error("next(a by 1)") == "expected a column's name after 'by'\n  next(a by 1)\n            ^");
  CHECK(error("count()") ==
        "expected a table's name, found ')'\n  count()\n        ^\nhint: deliveries, tickets or returns");
  CHECK(error("a like b") == "'like' takes a text\n  a like b\n         ^\nhint: write like 'DPD%'");
}

TEST_CASE("what is too much is shown") {
  CHECK(error("a b") ==
        "unexpected 'b'\n"
        "  a b\n"
        "    ^\n"
        "hint: an operator such as 'and' or '=' is expected here");
  CHECK(error("a = 1)") ==
        "unexpected ')'\n"
        "  a = 1)\n"
        "       ^\n"
        "hint: an operator such as 'and' or '=' is expected here");
  CHECK(error("a not null") ==
        "unexpected 'not'\n"
        "  a not null\n"
        "    ^^^\n"
        "hint: an operator such as 'and' or '=' is expected here");
  CHECK(error("sum(returns.quantity * 2)") ==
        "expected ')', found '*'\n  sum(returns.quantity * 2)\n                       ^");
}

TEST_CASE("characters that begin nothing are shown whole, and control characters are not shown") {
  CHECK(error("a ; b") == "unexpected character ';'\n  a ; b\n    ^");
  CHECK(error("€") == "unexpected character '€'\n  €\n  ^");
  CHECK(error("été = 1") == "unexpected character 'é'\n  été = 1\n  ^");
  CHECK(error(std::string("a \0", 3)) == "unexpected control character\n  a  \n    ^");
}

TEST_CASE("a number has eighteen digits and nine decimals at the most") {
  CHECK(error("1234567890123456789") ==
        "the number is too long\n"
        "  1234567890123456789\n"
        "  ^^^^^^^^^^^^^^^^^^^\n"
        "hint: eighteen digits and nine decimals at the most");
  CHECK(error("0.1234567890") ==
        "the number is too long\n"
        "  0.1234567890\n"
        "  ^^^^^^^^^^^^\n"
        "hint: eighteen digits and nine decimals at the most");
  CHECK(error("123456789.123456789") == "no error");
}

TEST_CASE("a date has four, two and two digits, and exists") {
  for (const char* text : {"31/10/2026", "2026-10-1", "2026-02-30", "2026-13-01", "0000-01-01", "2026-1--01", ""}) {
    const std::string line = "due = date '" + std::string(text) + "'";
    CHECK(error(line) == "'" + std::string(text) + "' is not a date\n  " + line + "\n             " +
                             std::string(std::string(text).size() + 2, '^') + "\nhint: write date '2026-10-31'");
  }
}

TEST_CASE("rows of another table need an aggregate") {
  CHECK(error("deliveries.carrier = 'DPD'") ==
        "rows of 'deliveries' need an aggregate here\n"
        "  deliveries.carrier = 'DPD'\n"
        "  ^^^^^^^^^^^^^^^^^^\n"
        "hint: write max(deliveries.carrier) or exists(deliveries where …); 'order.' gives the order's own columns");
}

TEST_CASE("the caret stands below the place in a text of several lines, and past accents") {
  CHECK(error("a = 1\nand été\nor b") == "unexpected character 'é'\n  and été\n      ^");
  CHECK(error("a = 'été' ! b") == "unexpected character '!'\n  a = 'été' ! b\n            ^");
  CHECK(error("a\tb") == "unexpected 'b'\n  a b\n    ^\nhint: an operator such as 'and' or '=' is expected here");
}

TEST_CASE("of a long line only the surroundings are shown, cut between characters") {
  const std::string before = "a = 'ééééééééééééééééééééééééééééééééééééééééééééé' or b = ";
  const std::string text = before + "! 'ééééééééééééééééééééééééééééééééééééééééééééééééééé'";
  const std::string shown = error(text);
  CHECK(shown ==
        "unexpected character '!'\n"
        "  éééééééééééééééééééé' or b = ! 'ééééééééééééééééééééééé\n"
        "                               ^");
}
