#include "cxkpi/table/table.h"

#include <catch2/catch.hpp>

using namespace cxkpi;

namespace {

Column row_numbers(std::int64_t rows) {
  Column column;
  column.name = "number";
  for (std::int64_t row = 0; row < rows; ++row) column.wide.push_back(row);
  return column;
}

// Two rows of one file, none of the next, three of the last.
Table three_files() {
  Table table("orders");
  table.begin_file("january.csv");
  table.add_line(2);
  table.add_line(5);
  table.begin_file("empty.csv");
  table.begin_file("march.csv");
  for (const std::uint64_t line : {2U, 3U, 9U}) table.add_line(line);
  table.add(row_numbers(5));
  return table;
}

std::vector<std::string> origins(const Table& table) {
  std::vector<std::string> out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const Origin origin = table.origin(row);
    out.push_back(std::string(origin.file) + ":" + std::to_string(origin.line));
  }
  return out;
}

}  // namespace

TEST_CASE("every row knows its file and line, across several files and an empty one") {
  CHECK(origins(three_files()) ==
        std::vector<std::string>{"january.csv:2", "january.csv:5", "march.csv:2", "march.csv:3", "march.csv:9"});
}

TEST_CASE("a row without a file has an empty file name") {
  Table table("orders");
  table.add_line(7);
  CHECK(origins(table) == std::vector<std::string>{":7"});
}

TEST_CASE("rows that are kept keep their origin and their values") {
  Table table = three_files();
  table.keep(std::vector<std::uint32_t>{1, 2, 4});
  CHECK(origins(table) == std::vector<std::string>{"january.csv:5", "march.csv:2", "march.csv:9"});
  CHECK(table.find("number")->wide == std::vector<std::int64_t>{1, 2, 4});
  table.keep(std::vector<std::uint32_t>{2});
  CHECK(origins(table) == std::vector<std::string>{"march.csv:9"});
  CHECK(table.find("number")->wide == std::vector<std::int64_t>{4});
}

TEST_CASE("a file of which no row is kept leaves the others their names") {
  Table table = three_files();
  table.keep(std::vector<std::uint32_t>{3});
  CHECK(origins(table) == std::vector<std::string>{"march.csv:3"});
  Table first = three_files();
  first.keep(std::vector<std::uint32_t>{0});
  CHECK(origins(first) == std::vector<std::string>{"january.csv:2"});
}

TEST_CASE("a table of which nothing is kept has no rows, and takes new ones") {
  Table table = three_files();
  table.keep({});
  CHECK(table.rows() == 0);
  table.begin_file("april.csv");
  table.add_line(4);
  CHECK(origins(table) == std::vector<std::string>{"april.csv:4"});
}

TEST_CASE("columns are found by name and stay where they are while others are added") {
  Table table("orders");
  const Column* first = &table.add(row_numbers(0));
  for (int i = 0; i < 100; ++i) {
    Column column;
    column.name = "column " + std::to_string(i);
    table.add(std::move(column));
  }
  CHECK(table.find("number") == first);
  CHECK(table.find("column 99") == &table.columns().back());
  CHECK(&table.column_at(0) == first);
  CHECK(table.find("Number") == nullptr);
}
