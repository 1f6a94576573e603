#include "exports/file_summary.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cxkpi/csv/raw_records.h"
#include "exports/column_sample.h"

namespace cxkpi::exports {
namespace {

bool is_dated(const ColumnSpec& spec) { return spec.type == Type::date || spec.type == Type::instant; }

std::string pattern_of(const TimeFormat& format) {
  return format.name().find('%') == std::string::npos ? "other" : format.name();
}

// How the column's values are written, where that was found out or said.
std::string format_of(const ColumnSpec& spec, std::size_t column, const OpenedFile& file) {
  const MatchedColumn& matched = file.matching.columns[column];
  std::string format;
  if (!matched.after.empty()) {
    format = "duration after " + matched.after;
  } else if (is_dated(spec)) {
    format = file.times[column].name();
  } else if (const std::optional<char> decimal = file.decimals[column]; decimal && spec.type == Type::number) {
    format = std::string("decimals behind ") + *decimal;
  }
  if (matched.zone) format += ", " + matched.zone->name();
  if (matched.sum && file.config.rows == RowShape::items) format += format.empty() ? "added up" : ", added up";
  return format;
}

}  // namespace

FileSummary summary_of(const OpenedSource& source, const OpenedFile& file) {
  FileSummary summary;
  summary.path = file.input.name();
  summary.bytes = file.input.stored_size();
  summary.packing = file.input.packing();
  summary.encoding = file.input.encoding();
  summary.found_items = file.found_items;
  if (file.found_events) summary.events_by = file.config.last_by;
  summary.header_line = file.layout.header_line;
  summary.second_header = file.second_header;
  summary.delimiter = file.layout.delimiter;
  summary.preset = file.preset;
  summary.constants = file.config.constants;
  summary.columns = by_header(*source.schema, file.matching, file.layout.header);
  for (ColumnMatch& match : summary.columns) {
    const ColumnSpec* const spec = source.schema->find(match.canonical);
    if (spec == nullptr) continue;
    const auto column = static_cast<std::size_t>(spec - source.schema->columns.data());
    match.format = format_of(*spec, column, file);
    if (spec->type == Type::number) match.decimal = file.decimals[column];
    if (is_dated(*spec) && file.matching.columns[column].after.empty()) match.pattern = pattern_of(file.times[column]);
  }
  std::vector<ValueColumn> matched;
  for (const MatchedColumn& column : file.matching.columns) {
    if (column.header >= 0) matched.push_back({column.header});
    if (column.time >= 0) matched.push_back({column.time});
  }
  summary.examples = [file, matched] { return first_examples(file.input, file.layout, matched, file.config.missing); };
  summary.records = [file](const std::set<std::uint64_t>& lines) {
    return csv::raw_records(file.input, file.layout, lines);
  };
  summary.hash = [input = file.input] { return input.hash(); };
  return summary;
}

}  // namespace cxkpi::exports
