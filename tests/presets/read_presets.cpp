// Reads a file in the layout of each tool, without saying what it is, and compares each source that it feeds with the
// expected reading: a plain file with canonical columns, written by hand.
#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cxkpi/error/error.h"
#include "cxkpi/exports/exports.h"
#include "cxkpi/exports/schema.h"

namespace {

using namespace cxkpi;

int differences = 0;

void differs(const std::string& where, const std::string& what) {
  ++differences;
  fmt::print("{}: {}\n", where, what);
}

Reading read(std::vector<NamedInput> inputs, const std::optional<std::string>& preset) {
  ReadRequest request;
  request.inputs = std::move(inputs);
  request.zone = Zone::named("Europe/Paris");
  request.as_of = 1'800'000'000;
  request.preset = preset;
  const Exports exports = Exports::open(std::move(request));
  WantedColumns wanted;
  for (const SourceSchema& source : source_schemas()) {
    for (const ColumnSpec& column : source.columns) wanted[source.name].insert(column.name);
  }
  return exports.read(wanted);
}

std::string shown(const Column& column, std::size_t row, const Reading& reading) {
  if (column.type == Type::key || column.type == Type::text) return std::string(column.texts[row]);
  const std::int64_t value = column.value(row);
  if (value == null_value) return "";
  if (column.type == Type::category) return reading.data.categories.text(static_cast<std::int32_t>(value));
  if (column.type == Type::instant) return iso_instant(value, Zone());
  return std::to_string(value);
}

// One text for each row, sorted: "order_id=12 | ordered_at=2026-…".
std::vector<std::string> rows_of(const Reading& reading, const std::string& source) {
  std::vector<std::string> rows;
  const Table* const table = reading.data.find(source);
  if (table == nullptr) return rows;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    std::string text;
    for (const Column& column : table->columns()) {
      const std::string value = shown(column, row, reading);
      if (!value.empty()) text += column.name + "=" + value + " | ";
    }
    rows.push_back(text);
  }
  std::sort(rows.begin(), rows.end());
  return rows;
}

void check_rows(const std::string& where, const std::vector<std::string>& read,
                const std::vector<std::string>& expected) {
  std::vector<std::string> more;
  std::set_difference(read.begin(), read.end(), expected.begin(), expected.end(), std::back_inserter(more));
  std::vector<std::string> fewer;
  std::set_difference(expected.begin(), expected.end(), read.begin(), read.end(), std::back_inserter(fewer));
  for (const std::string& row : more) differs(where, "read      " + row);
  for (const std::string& row : fewer) differs(where, "expected  " + row);
}

void check_counts(const std::string& where, const SourceSummary& read, const toml::table& expected) {
  const auto check = [&](const char* name, std::uint64_t count) {
    const auto wanted = expected[name].value_or<std::int64_t>(-1);
    if (static_cast<std::int64_t>(count) != wanted)
      differs(where, fmt::format("{} {}, expected {}", name, count, wanted));
  };
  check("read", read.read);
  check("used", read.used);
  check("folded", read.folded);
  check("duplicate", read.duplicate);
  check("conflicting", read.conflicting);
  check("rejected", read.rejected);
  check("empty", read.empty);
  check("left_out", read.left_out);
}

void check_source(const Reading& reading, const toml::table& given, const std::string& file, const std::string& preset,
                  const std::string& folder) {
  const std::string name = given["source"].value_or(std::string());
  const std::string where = file + " " + name;
  const auto summary = std::find_if(reading.sources.begin(), reading.sources.end(),
                                    [&](const SourceSummary& one) { return one.source == name; });
  if (summary == reading.sources.end()) return differs(where, "is not fed");
  const std::string& known_as = summary->files.front().preset;
  if (known_as != preset && !known_as.starts_with(preset + ": ")) differs(where, "is known as '" + known_as + "'");
  check_counts(where, *summary, given);
  const std::string expected = folder + given["expected"].value_or(std::string());
  const std::vector<std::string> rows = rows_of(read({{name, expected}}, "none"), name);
  if (rows.empty()) differs(where, "no row is expected");
  check_rows(where, rows_of(reading, name), rows);
}

// A file that holds nothing for any source, beside one that does.
void check_unused(const Reading& reading, const std::string& path, const std::string& expected) {
  const auto found = std::find_if(reading.unused.begin(), reading.unused.end(),
                                  [&](const UnusedFile& unused) { return unused.path == path; });
  if (found == reading.unused.end() || found->preset != expected) differs(path, "is not known as " + expected);
}

void check_case(const toml::table& given, const std::string& folder) {
  const std::string file = given["file"].value_or(std::string());
  const std::string preset = given["preset"].value_or(std::string());
  std::vector<NamedInput> inputs = {{"", folder + file}};
  if (const auto other = given["with"].value<std::string>()) inputs.push_back({"", folder + *other});
  const Reading reading = read(inputs, std::nullopt);
  const toml::array* const sources = given["sources"].as_array();
  if (sources == nullptr)
    return check_unused(reading, folder + file, preset + ": " + given["layout"].value_or(std::string()));
  const int before = differences;
  std::set<std::string> fed;
  for (const toml::node& source : *sources) {
    fed.insert((*source.as_table())["source"].value_or(std::string()));
    check_source(reading, *source.as_table(), file, preset, folder);
  }
  for (const SourceSummary& source : reading.sources) {
    if (!fed.contains(source.source) && inputs.size() == 1) differs(file, source.source + " is fed too");
  }
  if (differences == before) return;
  for (const Reject& reject : reading.rejects)
    fmt::print("  {} {}:{}: {}\n", reject.source, reject.file, reject.line, reject.reason);
}

}  // namespace

int main(int, char** arguments) {
  const std::string folder = arguments[1];
  std::size_t cases = 0;
  const toml::table all = toml::parse_file(folder + "cases.toml");
  for (const toml::node& node : *all["cases"].as_array()) {
    ++cases;
    try {
      check_case(*node.as_table(), folder);
    } catch (const Error& error) {
      differs((*node.as_table())["file"].value_or(std::string()), error.text());
    }
  }
  fmt::print("{} files, {} differences\n", cases, differences);
  return differences == 0 && cases > 0 ? 0 : 1;
}
