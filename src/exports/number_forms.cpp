#include "exports/number_forms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/error/error.h"
#include "exports/column_sample.h"
#include "exports/number.h"
#include "exports/printable.h"

namespace cxkpi::exports {
namespace {

// What the values of one column show.
struct MarkEvidence {
  std::size_t column = 0;
  ValueColumn place;
  bool comma = false;  // a value that only reads with a decimal comma …
  bool point = false;  // … with a decimal point
  bool open = false;   // a value that reads both ways, differently
  std::string open_value{};

  void add(std::string_view value) {
    const ParsedNumber with_comma = parse_number(value, ',');
    const ParsedNumber with_point = parse_number(value, '.');
    const bool reads_comma = with_comma.fault == NumberFault::none;
    const bool reads_point = with_point.fault == NumberFault::none;
    comma = comma || (reads_comma && !reads_point);
    point = point || (reads_point && !reads_comma);
    if (open || !reads_comma || !reads_point || with_comma.value == with_point.value) return;
    open = true;
    open_value = value;
  }

  [[nodiscard]] std::optional<char> mark() const {
    if (comma == point) return std::nullopt;
    return comma ? ',' : '.';
  }
};

std::vector<MarkEvidence> number_columns(const OpenedSource& source, const OpenedFile& file) {
  std::vector<MarkEvidence> out;
  for (std::size_t c = 0; c < source.schema->columns.size(); ++c) {
    const MatchedColumn& column = file.matching.columns[c];
    const bool is_number = source.schema->columns[c].type == Type::number || !column.after.empty();
    if (column.header >= 0 && is_number) out.push_back({c, {column.header}});
  }
  return out;
}

// The mark of the columns that show one, when they are of one mind.
std::optional<char> common_mark(const std::vector<MarkEvidence>& columns) {
  const auto shows = [&](char mark) {
    return std::any_of(columns.begin(), columns.end(),
                       [mark](const MarkEvidence& column) { return column.mark() == mark; });
  };
  if (shows(',') == shows('.')) return std::nullopt;
  return shows(',') ? ',' : '.';
}

// Semicolons part the columns where commas part decimals, and where points part thousands: "1.234" is no decimal then
// as a matter of course.
[[noreturn]] void ask_for_mark(const OpenedSource& source, const OpenedFile& file, const MarkEvidence& column) {
  throw Error(
      ErrorKind::input, printable(file.input.name()),
      fmt::format("{}: the numbers read both ways, thousands or decimals: {}",
                  source.schema->columns[column.column].name, in_quotes(column.open_value)),
      fmt::format("say which mark stands before decimals: decimal = \",\" or decimal = \".\" under [sources.{}]",
                  source.schema->name));
}

void decide(const OpenedSource& source, OpenedFile& file) {
  std::vector<MarkEvidence> columns = number_columns(source, file);
  if (columns.empty()) return;
  std::vector<ValueColumn> places;
  for (const MarkEvidence& column : columns) places.push_back(column.place);
  const bool whole = sample_values(file.input, file.layout, places,
                                   [&](std::size_t column, std::string_view value) { columns[column].add(value); });
  for (MarkEvidence& column : columns) {
    if (whole || !column.open || column.mark()) continue;
    visit_values(file.input, file.layout, {column.place},
                 [&](std::size_t, std::string_view value) { column.add(value); });
  }
  const std::optional<char> common = common_mark(columns);
  for (const MarkEvidence& column : columns) {
    const bool silent = !column.comma && !column.point;
    if (silent && column.open && !common && file.layout.delimiter == ';') ask_for_mark(source, file, column);
    // Of a column that was not seen whole nothing is known: what may be thousands or decimals is refused there.
    const bool unseen = silent && !common && !whole && file.layout.delimiter == ';';
    file.mixes_marks[column.column] = unseen || (column.comma && column.point);
    file.decimals[column.column] = silent ? common : column.mark();
  }
}

}  // namespace

void decide_numbers(OpenedSource& source) {
  for (OpenedFile& file : source.files) {
    file.mixes_marks.assign(source.schema->columns.size(), false);
    file.decimals.assign(source.schema->columns.size(), file.config.decimal);
    if (!file.config.decimal) decide(source, file);
  }
}

}  // namespace cxkpi::exports
