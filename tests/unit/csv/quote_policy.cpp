#include "csv/quote_policy.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "csv/padded_text.h"
#include "csv/record_columns.h"
#include "cxkpi/error/error.h"

namespace cxkpi::csv {
namespace {

template <class Policy>
std::string first_column(const std::string& record) {
  PaddedText text(record, ',');
  return {static_cast<const char*>(text.begin()), Policy::find_next_column_end(text.begin())};
}

std::vector<std::string> cut(const std::string& record, char delimiter, bool quotes) {
  const RecordColumns columns = record_columns(delimiter, quotes);
  PaddedText text(record, delimiter);
  std::vector<int> order(columns.count(text.begin()).value());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
  std::vector<char*> fields(order.size());
  REQUIRE(columns.cut(text.begin(), fields.data(), order) == Cut::whole);
  return {fields.begin(), fields.end()};
}

using Fields = std::vector<std::string>;

}  // namespace

TEST_CASE("a plain column ends at the separator or the end of the record, whatever its length") {
  for (std::size_t length = 0; length < 70; ++length) {
    const std::string column(length, 'x');
    CHECK(first_column<QuotableColumns<','>>(column) == column);
    CHECK(first_column<QuotableColumns<','>>(column + ",y,z") == column);
    CHECK(first_column<LiteralColumns<','>>(column) == column);
    CHECK(first_column<LiteralColumns<';'>>(column + ";y,z") == column);
  }
}

TEST_CASE("a quote opens a quoted column only where it begins the column") {
  CHECK(first_column<QuotableColumns<','>>("\"a,b\",c") == "\"a,b\"");
  CHECK(first_column<QuotableColumns<','>>("5\",6\",7") == "5\"");
  CHECK(first_column<QuotableColumns<','>>(" \"a,b\",c") == " \"a");
  CHECK(first_column<LiteralColumns<','>>("\"a,b\",c") == "\"a");
}

TEST_CASE("records are cut at each of the four delimiters, with quotes and without") {
  for (const char d : delimiters) {
    const std::string s(1, d);
    CHECK(cut("a" + s + "\"b" + s + "\"\"c\"" + s + s + "5\"", d, true) == Fields{"a", "b" + s + "\"c", "", "5\""});
    CHECK(cut("a" + s + "\"b" + s + "c\"" + s, d, false) == Fields{"a", "\"b", "c\"", ""});
  }
}

TEST_CASE("blanks around a field are kept, and quoted nothing is nothing") {
  CHECK(cut(" a ,\t,\"\",\" b \"", ',', true) == Fields{" a ", "\t", "", " b "});
}

TEST_CASE("a record with a wrong number of columns is told apart by what is wrong") {
  const RecordColumns columns = record_columns(',', true);
  std::vector<char*> fields(3);
  const std::vector<int> order{0, 1, 2};
  CHECK(columns.cut(PaddedText("1,2").begin(), fields.data(), order) == Cut::too_few);
  CHECK(columns.cut(PaddedText("1,2,3,").begin(), fields.data(), order) == Cut::too_many);
  CHECK(columns.cut(PaddedText("1,2,\"3").begin(), fields.data(), order) == Cut::unclosed);
  CHECK(columns.cut(PaddedText("1,2,3").begin(), fields.data(), order) == Cut::whole);
  CHECK(columns.count(PaddedText("").begin()) == 1);
  CHECK(columns.count(PaddedText("1,\"2,2\",3,").begin()) == 4);
  CHECK(columns.count(PaddedText("1,\"2").begin()) == std::nullopt);
}

TEST_CASE("columns go where they are wanted, and the others nowhere") {
  std::vector<char*> fields(2);
  PaddedText text("a,b,c,d");
  REQUIRE(record_columns(',', true).cut(text.begin(), fields.data(), {1, -1, -1, 0}) == Cut::whole);
  CHECK(Fields(fields.begin(), fields.end()) == Fields{"d", "a"});
}

TEST_CASE("any other delimiter is an error that names the possible ones") {
  try {
    (void)record_columns(':', true);
    FAIL("a colon was taken");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::config);
    CHECK(error.text() == "':' cannot be a delimiter\nhint: a delimiter is a comma, a semicolon, a tab or |");
  }
}

}  // namespace cxkpi::csv
