// The reader against Python's csv module, field by field, on generated files.
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "csv/generated_file.h"
#include "csv/reading.h"
#include "csv/temporary_file.h"

namespace cxkpi::csv {
namespace {

std::string dump(std::uint64_t line, const std::vector<std::string>& fields) {
  std::string out = "record " + std::to_string(line) + " " + std::to_string(fields.size()) + "\n";
  for (const std::string& field : fields) out += std::to_string(field.size()) + ":" + field + "\n";
  return out;
}

// A record that the reader refused is cut by Python from the bytes that the refusal names.
std::string dump_by_reader(const InputFile& file, const Dialect& dialect, const ReadOptions& options) {
  const Layout layout = read_layout(file, dialect);
  const Reading reading = read_all(file, layout, all_columns(layout), options);
  std::map<std::uint64_t, std::string> by_line{{layout.header_line, dump(layout.header_line, layout.header)}};
  for (const Record& record : reading.records) by_line[record.line] = dump(record.line, record.fields);
  for (const Refused& bad : reading.bad) by_line[bad.line] = "refused: " + bad.reason + "\n";
  std::string out;
  for (const auto& [line, text] : by_line) out += text;
  return out;
}

std::string shell_quoted(const std::string& word) { return "'" + word + "'"; }

std::string dump_by_python(const std::string& path, char delimiter, bool quotes) {
  const TemporaryFolder folder;
  const std::string out = folder.path() + "/fields";
  const std::string script = CXKPI_SOURCE_DIR "/tests/unit/csv/fields.py";
  const std::string command = "python3 " + shell_quoted(script) + " " + shell_quoted(path) + " " +
                              shell_quoted(std::string(1, delimiter)) + (quotes ? " quoted > " : " literal > ") +
                              shell_quoted(out);
  const int status = std::system(command.c_str());
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
    FAIL("python3 is not installed; its csv module is the reference here (scripts/test installs it)");
  }
  if (status != 0) FAIL("the reference reader failed: " << command);
  std::ifstream in(out, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Ragged records carry their number of columns in both dumps; their fields are only in Python's.
std::string without_ragged_fields(const std::string& python, std::size_t columns) {
  std::string out;
  std::size_t at = 0;
  while (at < python.size()) {
    std::size_t end = python.find('\n', at) + 1;
    const std::string head = python.substr(at, end - at);
    const auto count = static_cast<std::size_t>(std::stoul(head.substr(head.rfind(' '))));
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t colon = python.find(':', end);
      end = colon + 1 + static_cast<std::size_t>(std::stoul(python.substr(end, colon - end))) + 1;
    }
    if (count == columns) {
      out += python.substr(at, end - at);
    } else {
      out += "refused: " + std::to_string(count) + (count == 1 ? " column" : " columns") + " where the header has " +
             std::to_string(columns) + "\n";
    }
    at = end;
  }
  return out;
}

void compare(const Recipe& recipe, const ReadOptions& options) {
  CAPTURE(recipe.seed, recipe.delimiter, recipe.columns, recipe.quotes);
  const TemporaryFile temporary(generate(recipe).text);
  const std::string reference = dump_by_python(temporary.path(), recipe.delimiter, recipe.quotes);
  const InputFile file = InputFile::open(temporary.path());
  CHECK(dump_by_reader(file, {recipe.delimiter, recipe.quotes}, options) ==
        without_ragged_fields(reference, recipe.columns));
}

}  // namespace

TEST_CASE("fields, lines and ragged records are those of Python's csv module") {
  std::uint32_t seed = 100;
  for (const char delimiter : {',', ';', '\t', '|'}) {
    for (const std::size_t columns : {1U, 2U, 7U}) {
      for (const bool quotes : {true, false}) {
        Recipe recipe;
        recipe.seed = ++seed;
        recipe.delimiter = delimiter;
        recipe.columns = columns;
        recipe.quotes = quotes;
        recipe.rows = 400;
        compare(recipe, {.threads = 1 + seed % 3, .block_bytes = 1000});
      }
    }
  }
}

}  // namespace cxkpi::csv
