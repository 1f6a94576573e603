#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "exports/key_index.h"
#include "exports/missing.h"
#include "exports/printable.h"

namespace cxkpi {

using namespace exports;

TEST_CASE("markers of a missing value are known in any case") {
  for (const char* text : {"", "NA", "n/a", "N/A", "NULL", "null", "None", "NaN", "nan", "-", "?", "\\N"}) {
    CAPTURE(text);
    CHECK(is_missing(text));
  }
  for (const char* text : {"0", "Nantes", "--", "-1", "nul", "\\n", "none of these", "no"}) {
    CAPTURE(text);
    CHECK(!is_missing(text));
  }
}

TEST_CASE("a key or a text is missing only when it says so") {
  for (const char* text : {"", "NULL", "null", "N/A", "\\N"}) CHECK(is_missing_key(text));
  for (const char* text : {"NA", "-", "?", "None", "nan"}) CHECK(!is_missing_key(text));
}

TEST_CASE("a field of blanks alone is missing") {
  CHECK(is_missing_field("  \t "));
  CHECK(is_missing_field(" NA "));
  CHECK(!is_missing_field(" 1"));
}

TEST_CASE("control characters of a quoted text never reach a terminal") {
  CHECK(in_quotes("a\x1b[31mb\nÉté") == "'a\\x1b[31mb\\nÉté'");
}

TEST_CASE("a quoted text is cut after 80 characters, never inside one") {
  std::string accents;
  for (int i = 0; i < 81; ++i) accents += "é";
  CHECK(in_quotes(accents.substr(0, 160)) == "'" + accents.substr(0, 160) + "'");
  CHECK(in_quotes(accents) == "'" + accents.substr(0, 160) + "…'");
  CHECK(cut("abc", 2) == "ab");
  CHECK(cut("ab", 2) == "ab");
}

TEST_CASE("rows that share a hash are told apart by what they are") {
  const std::vector<std::string> keys = {"a", "b", "c", "b", "a"};
  KeyIndex index(keys.size());
  std::vector<std::uint32_t> firsts;
  for (std::uint32_t row = 0; row < keys.size(); ++row) {
    const auto same = [&](std::uint32_t other) { return keys[other] == keys[row]; };
    firsts.push_back(index.find_or_add(42, row, same).value_or(row));
  }
  CHECK(firsts == std::vector<std::uint32_t>{0, 1, 2, 1, 0});
  CHECK(index.find(42, [&](std::uint32_t row) { return keys[row] == "c"; }) == 2U);
  CHECK(!index.find(42, [&](std::uint32_t row) { return keys[row] == "d"; }).has_value());
  index.renumber(std::vector<std::uint32_t>{7, 8, 9, 0, 0});
  CHECK(index.find(42, [](std::uint32_t row) { return row == 9; }) == 9U);
}

TEST_CASE("an index takes as many rows as it was made for, and none at all") {
  KeyIndex index(1000);
  for (std::uint32_t row = 0; row < 1000; ++row) {
    CHECK(!index.find_or_add(key_hash(std::to_string(row)), row, [](std::uint32_t) { return false; }).has_value());
  }
  for (std::uint32_t row = 0; row < 1000; ++row) {
    CHECK(index.find(key_hash(std::to_string(row)), [&](std::uint32_t other) { return other == row; }) == row);
  }
  CHECK(!KeyIndex(0).find(1, [](std::uint32_t) { return true; }).has_value());
}

}  // namespace cxkpi
