#include "cxkpi/table/column.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace cxkpi;

namespace {

Column numbers(std::vector<std::int64_t> values) {
  Column column;
  column.type = Type::number;
  column.wide = std::move(values);
  return column;
}

Column texts(const std::vector<std::string>& values) {
  Column column;
  column.type = Type::text;
  for (const std::string& value : values) column.texts.push(value);
  return column;
}

std::vector<std::string> all(const Texts& texts) {
  std::vector<std::string> out;
  for (std::size_t row = 0; row < texts.size(); ++row) out.emplace_back(texts[row]);
  return out;
}

std::vector<std::int64_t> all(const Column& column) {
  std::vector<std::int64_t> out;
  for (std::size_t row = 0; row < column.size(); ++row) out.push_back(column.value(row));
  return out;
}

}  // namespace

TEST_CASE("every type has the name that error messages call it by") {
  std::vector<std::string> names;
  for (const Type type : {Type::flag, Type::number, Type::date, Type::instant, Type::category, Type::key, Type::text}) {
    names.emplace_back(name(type));
  }
  CHECK(names == std::vector<std::string>{"flag", "number", "date", "instant", "category", "key", "text"});
}

TEST_CASE("a column of any type but texts takes values and unknowns, and gives them back") {
  const Type type = GENERATE(Type::flag, Type::number, Type::date, Type::instant, Type::category);
  Column column;
  column.type = type;
  column.resize(3);
  CHECK(all(column) == std::vector<std::int64_t>{0, 0, 0});
  column.set(0, 1);
  column.set(2, null_value);
  column.push_null();
  CHECK(all(column) == std::vector<std::int64_t>{1, 0, null_value, null_value});
  column.set(2, 0);
  CHECK(all(column) == std::vector<std::int64_t>{1, 0, 0, null_value});
}

TEST_CASE("values stored together are those stored one by one") {
  const Type type = GENERATE(Type::flag, Type::number, Type::date, Type::instant, Type::category);
  const std::vector<std::int64_t> values{1, null_value, 0, 1};
  Column together;
  Column one_by_one;
  for (Column* column : {&together, &one_by_one}) {
    column->type = type;
    column->resize(6);
  }
  together.store(1, values);
  for (std::size_t row = 0; row < values.size(); ++row) one_by_one.set(1 + row, values[row]);
  CHECK(all(together) == std::vector<std::int64_t>{0, 1, null_value, 0, 1, 0});
  CHECK(all(together) == all(one_by_one));
  together.store(6, {});
  CHECK(together.size() == 6);
}

TEST_CASE("the extremes of a number are values, but the one that stands for unknown") {
  Column column = numbers({null_value + 1, std::numeric_limits<std::int64_t>::max(), null_value});
  CHECK(all(column) == std::vector<std::int64_t>{-9223372036854775807, 9223372036854775807, null_value});
}

TEST_CASE("a key or a text is unknown when it is empty, and has no value as a number") {
  const Type type = GENERATE(Type::key, Type::text);
  Column column = texts({"A1"});
  column.type = type;
  column.push_null();
  CHECK(column.size() == 2);
  CHECK(all(column.texts) == std::vector<std::string>{"A1", ""});
  CHECK(all(column) == std::vector<std::int64_t>{null_value, null_value});
}

TEST_CASE("appending a column puts its rows after those that are there") {
  Column column = numbers({1, null_value});
  column.append(numbers({3}));
  column.append(numbers({}));
  CHECK(all(column) == std::vector<std::int64_t>{1, null_value, 3});

  Column words = texts({"a", ""});
  words.append(texts({"", "bcd", "e"}));
  CHECK(all(words.texts) == std::vector<std::string>{"a", "", "", "bcd", "e"});
}

TEST_CASE("keeping rows drops all others") {
  const std::vector<std::uint32_t> rows{0, 2, 3};
  Column column = numbers({10, 11, null_value, 13, 14});
  column.keep(rows);
  CHECK(all(column) == std::vector<std::int64_t>{10, null_value, 13});

  Column flags;
  flags.type = Type::flag;
  flags.flags = {1, 0, null_flag, 1};
  flags.keep(rows);
  CHECK(all(flags) == std::vector<std::int64_t>{1, null_value, 1});

  Column days;
  days.type = Type::date;
  days.narrow = {1, 2, null_narrow, -4};
  days.keep(rows);
  CHECK(all(days) == std::vector<std::int64_t>{1, null_value, -4});

  Column words = texts({"one", "two", "", "four"});
  words.keep(rows);
  CHECK(all(words.texts) == std::vector<std::string>{"one", "", "four"});
  words.keep({});
  CHECK(words.size() == 0);
}

TEST_CASE("texts may hold any byte") {
  Texts texts;
  texts.push(std::string_view("a\0b", 3));
  texts.push("é");
  CHECK(texts[0] == std::string_view("a\0b", 3));
  CHECK(texts[1] == "é");
}

TEST_CASE("texts that were kept and appended to go on as one run") {
  Texts first;
  for (const char* text : {"a", "bb", "ccc", "dddd"}) first.push(text);
  first.keep(std::vector<std::uint32_t>{1, 3});
  Texts second;
  second.push("x");
  first.append(second);
  first.append(Texts());
  first.push("yy");
  CHECK(all(first) == std::vector<std::string>{"bb", "dddd", "x", "yy"});
}
