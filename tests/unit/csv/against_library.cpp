// The reader against fast-cpp-csv-parser's own reader, on files without newlines in fields, which both can read.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "csv/fast_csv.h"
#include "csv/generated_file.h"
#include "csv/reading.h"
#include "csv/temporary_file.h"

namespace cxkpi::csv {
namespace {

template <char delimiter>
std::vector<std::vector<std::string>> rows_by_library(const std::string& path) {
  io::CSVReader<4, io::trim_chars<>, io::double_quote_escape<delimiter, '"'>> reader(path);
  std::vector<std::vector<std::string>> out;
  const char* a = nullptr;
  const char* b = nullptr;
  const char* c = nullptr;
  const char* d = nullptr;
  while (reader.read_row(a, b, c, d)) out.push_back({a, b, c, d});
  return out;
}

template <char delimiter>
void compare(std::uint32_t seed) {
  CAPTURE(delimiter, seed);
  Recipe recipe;
  recipe.seed = seed;
  recipe.delimiter = delimiter;
  recipe.rows = 2000;
  recipe.newlines_inside = false;
  recipe.quotes_inside = false;
  recipe.ragged = false;
  recipe.blank_lines = false;
  const TemporaryFile temporary(generate(recipe).text);
  const InputFile file = InputFile::open(temporary.path());
  const Layout layout = read_layout(file, {delimiter, true});
  std::vector<std::vector<std::string>> ours = rows(read_all(file, layout, {0, 1, 2, 3}, {2, 4096}));
  ours.insert(ours.begin(), layout.header);
  CHECK(ours == rows_by_library<delimiter>(temporary.path()));
}

}  // namespace

TEST_CASE("fields are those of the library's own reader where it can read the file") {
  compare<','>(11);
  compare<';'>(12);
  compare<'\t'>(13);
  compare<'|'>(14);
}

TEST_CASE("what follows a closing quote is read as the library reads it") {
  const TemporaryFile temporary(
      "a,b,c,d\n\"x\"y,\"x\"y\"z\",\"p\"\"q\"r\"s,t\",\"\"\"\"\n\"\",\"\"\"\",\"\"a,\" \" \n");
  const InputFile file = InputFile::open(temporary.path());
  const std::vector<std::vector<std::string>> reference = rows_by_library<','>(temporary.path());
  REQUIRE(reference.size() == 3);
  CHECK(rows(read_all(file)) == std::vector<std::vector<std::string>>(reference.begin() + 1, reference.end()));
}

}  // namespace cxkpi::csv
