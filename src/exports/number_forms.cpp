#include "exports/number_forms.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "exports/column_sample.h"
#include "exports/number.h"

namespace cxkpi::exports {
namespace {

// What the values of one column show.
struct Evidence {
  std::size_t column = 0;
  ValueColumn place;
  bool comma = false;  // a value that only reads with a decimal comma …
  bool point = false;  // … with a decimal point
  bool open = false;   // a value that reads both ways, differently

  void add(std::string_view value) {
    const ParsedNumber with_comma = parse_number(value, ',');
    const ParsedNumber with_point = parse_number(value, '.');
    const bool reads_comma = with_comma.fault == NumberFault::none;
    const bool reads_point = with_point.fault == NumberFault::none;
    comma = comma || (reads_comma && !reads_point);
    point = point || (reads_point && !reads_comma);
    open = open || (reads_comma && reads_point && with_comma.value != with_point.value);
  }

  [[nodiscard]] std::optional<char> mark() const {
    if (comma == point) return std::nullopt;
    return comma ? ',' : '.';
  }
};

std::vector<Evidence> number_columns(const OpenedSource& source, const OpenedFile& file) {
  std::vector<Evidence> out;
  for (std::size_t c = 0; c < source.schema->columns.size(); ++c) {
    const MatchedColumn& column = file.matching.columns[c];
    const bool is_number = source.schema->columns[c].type == Type::number || !column.after.empty();
    if (column.header >= 0 && is_number) out.push_back({c, {column.header}});
  }
  return out;
}

// The mark of the columns that show one, when they are of one mind.
std::optional<char> common_mark(const std::vector<Evidence>& columns) {
  const auto shows = [&](char mark) {
    return std::any_of(columns.begin(), columns.end(),
                       [mark](const Evidence& column) { return column.mark() == mark; });
  };
  if (shows(',') == shows('.')) return std::nullopt;
  return shows(',') ? ',' : '.';
}

void decide(const OpenedSource& source, OpenedFile& file) {
  std::vector<Evidence> columns = number_columns(source, file);
  if (columns.empty()) return;
  std::vector<ValueColumn> places;
  for (const Evidence& column : columns) places.push_back(column.place);
  const bool whole = sample_values(file.input, file.layout, places,
                                   [&](std::size_t column, std::string_view value) { columns[column].add(value); });
  for (Evidence& column : columns) {
    if (whole || !column.open || column.mark()) continue;
    visit_values(file.input, file.layout, {column.place},
                 [&](std::size_t, std::string_view value) { column.add(value); });
  }
  const std::optional<char> common = common_mark(columns);
  for (const Evidence& column : columns) {
    const bool silent = !column.comma && !column.point;
    file.decimals[column.column] = silent ? common : column.mark();
  }
}

}  // namespace

void decide_numbers(OpenedSource& source) {
  for (OpenedFile& file : source.files) {
    file.decimals.assign(source.schema->columns.size(), file.config.decimal);
    if (!file.config.decimal) decide(source, file);
  }
}

}  // namespace cxkpi::exports
