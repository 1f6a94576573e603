#include "cxkpi/csv/records.h"

#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "csv/reading.h"
#include "csv/temporary_file.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace cxkpi::csv {
namespace {

using namespace std::string_literals;

Reading read_text(const std::string& text, const Dialect& dialect = {}, const ReadOptions& options = {}) {
  const TemporaryFile temporary(text);
  return read_all(InputFile::open(temporary.path()), dialect, options);
}

std::uint64_t hash_of(const std::string& raw) { return XXH3_64bits(raw.data(), raw.size()); }

Record record(std::uint64_t line, std::vector<std::string> fields, const std::string& raw) {
  return {line, std::move(fields), hash_of(raw)};
}

}  // namespace

TEST_CASE("records come with their fields, their line and the hash of their bytes") {
  const Reading reading = read_text("id,note\n1,\"a \"\"b\"\",\nc\"\r\n\r\n\n 2 ,\n3,5\" pipe");
  CHECK(reading.records == std::vector<Record>{
                               record(2, {"1", "a \"b\",\nc"}, "1,\"a \"\"b\"\",\nc\""),
                               record(6, {" 2 ", ""}, " 2 ,"),
                               record(7, {"3", "5\" pipe"}, "3,5\" pipe"),
                           });
  CHECK(reading.bad.empty());
  CHECK(reading.first_lines == std::vector<std::uint64_t>{2});
}

TEST_CASE("fields come in the order of the columns asked for") {
  const TemporaryFile temporary("a,b,c,d\n1,2,3,4\n5,6,7,8\n");
  const InputFile file = InputFile::open(temporary.path());
  const Layout layout = read_layout(file, {});
  using Rows = std::vector<std::vector<std::string>>;
  CHECK(rows(read_all(file, layout, {3, 0})) == Rows{{"4", "1"}, {"8", "5"}});
  CHECK(rows(read_all(file, layout, {1})) == Rows{{"2"}, {"6"}});
}

TEST_CASE("a column that the header does not have, or that is asked for twice, is refused") {
  const TemporaryFile temporary("a,b\n1,2\n");
  const InputFile file = InputFile::open(temporary.path());
  const Layout layout = read_layout(file, {});
  CHECK_THROWS_AS(read_all(file, layout, {2}), std::out_of_range);
  CHECK_THROWS_AS(read_all(file, layout, {-1}), std::out_of_range);
  CHECK_THROWS_AS(read_all(file, layout, {1, 1}), std::invalid_argument);
}

TEST_CASE("without columns records are still counted and ragged ones refused") {
  const TemporaryFile temporary("a,b\n1,2\n3\n4,5\n");
  const InputFile file = InputFile::open(temporary.path());
  const Reading reading = read_all(file, read_layout(file, {}), {});
  CHECK(reading.records == std::vector<Record>{record(2, {}, "1,2"), record(4, {}, "4,5")});
  CHECK(reading.bad == std::vector<Refused>{{3, 8, 1, "1 column where the header has 2"}});
}

TEST_CASE("ragged records are refused with both numbers of columns, one among good ones as well as many in a row") {
  const Reading reading = read_text("a,b,c\n1,2,3\n\"x,y\",\"p\"\"q\"\n1,2,3,\"4,4\",\r\n\"z,z\",\"\"\n1,2,3\n9\n", {},
                                    {.block_bytes = 1000});
  CHECK(reading.records ==
        std::vector<Record>{record(2, {"1", "2", "3"}, "1,2,3"), record(6, {"1", "2", "3"}, "1,2,3")});
  CHECK(reading.bad == std::vector<Refused>{
                           {3, 12, 12, "2 columns where the header has 3"},
                           {4, 25, 12, "5 columns where the header has 3"},
                           {5, 39, 8, "2 columns where the header has 3"},
                           {7, 54, 1, "1 column where the header has 3"},
                       });
}

TEST_CASE("a NUL byte spoils only its own record") {
  const Reading reading = read_text("a,b\n1,2\n3,\0\n\"5\0\n6\",7\n8,9\n"s);
  CHECK(reading.records == std::vector<Record>{record(2, {"1", "2"}, "1,2"), record(6, {"8", "9"}, "8,9")});
  CHECK(reading.bad == std::vector<Refused>{{3, 8, 3, "a NUL byte"}, {4, 12, 8, "a NUL byte"}});
}

TEST_CASE("a file of one column skips empty lines and keeps quoted empty fields") {
  const Reading reading = read_text("comment\nnice\n\n\"\"\n \nlate");
  CHECK(reading.records == std::vector<Record>{
                               record(2, {"nice"}, "nice"),
                               record(4, {""}, "\"\""),
                               record(5, {" "}, " "),
                               record(6, {"late"}, "late"),
                           });
}

TEST_CASE("a header alone has no records, with and without a newline") {
  for (const std::string text : {"a,b", "a,b\n", "a,b\r\n"}) {
    const Reading reading = read_text(text, {}, {.threads = 4});
    CHECK(reading == Reading{});
  }
  CHECK(read_text("a,b\n\n\r\n").records.empty());
}

TEST_CASE("behind a byte order mark lines and offsets are those of the file") {
  const Reading reading = read_text("\xEF\xBB\xBF\"a\",b\n1,2\n3\n");
  CHECK(reading.records == std::vector<Record>{record(2, {"1", "2"}, "1,2")});
  CHECK(reading.bad == std::vector<Refused>{{3, 13, 1, "1 column where the header has 2"}});
}

TEST_CASE("records in LF may hold CRLF, and records in CRLF may hold LF") {
  const Reading reading = read_text("a,b\r\n1,\"x\ny\"\r\n2,\"x\r\ny\"\n3,\"\r\"\r\n4,z\r\r\n");
  CHECK(rows(reading) ==
        std::vector<std::vector<std::string>>{{"1", "x\ny"}, {"2", "x\r\ny"}, {"3", "\r"}, {"4", "z\r"}});
}

TEST_CASE("where quotes mean nothing they stay in the fields") {
  const Reading reading = read_text("sku\tname\n1\t\"quoted\"\n2\t12\" pipe\n3\t\"\n", {'\t', false});
  CHECK(rows(reading) == std::vector<std::vector<std::string>>{{"1", "\"quoted\""}, {"2", "12\" pipe"}, {"3", "\""}});
}

TEST_CASE("a wide file comes in batches of its own size, and no record is lost between them") {
  std::string header = "c0";
  std::string row = "0";
  for (int i = 1; i < 90; ++i) {
    header.append(",c").append(std::to_string(i));
    row.append(",").append(std::to_string(i));
  }
  std::string text = header + "\n";
  for (int i = 0; i < 3000; ++i) text += row + "\n";
  const Reading reading = read_text(text, {}, {.threads = 2});
  REQUIRE(reading.records.size() == 3000);
  const std::vector<std::string> first = reading.records.front().fields;
  CHECK(first.size() == 90);
  CHECK(first.back() == "89");
  for (std::size_t i = 0; i < 3000; ++i) {
    CHECK(reading.records[i].line == i + 2);
    CHECK(reading.records[i].fields == first);
  }
}

}  // namespace cxkpi::csv
