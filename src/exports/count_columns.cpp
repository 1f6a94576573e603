#include "exports/count_columns.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "exports/column_sample.h"
#include "exports/number.h"

namespace cxkpi::exports {
namespace {

constexpr std::string_view ending = "_count";

// "delivered" of delivered_count, when one row has it as a yes or no, or as an instant; else nothing.
std::string counted_thing(const SourceSchema& schema, const ColumnSpec& column) {
  if (!column.name.ends_with(ending)) return {};
  std::string thing = column.name.substr(0, column.name.size() - ending.size());
  const ColumnSpec* const flag = schema.find(thing);
  const bool is_flag = flag != nullptr && flag->type == Type::flag;
  return is_flag || schema.find(thing + "_at") != nullptr ? thing : std::string();
}

bool holds_counts(const OpenedFile& file, int header) {
  bool all_whole = true;
  bool any_above_one = false;
  sample_values(file.input, file.layout, {{header}}, [&](std::size_t, std::string_view value) {
    const ParsedNumber number = parse_number(value, std::nullopt);
    const bool is_read = number.fault == NumberFault::none || number.fault == NumberFault::ambiguous;
    all_whole = all_whole && is_read && number.value >= 0;
    any_above_one = any_above_one || number.fault == NumberFault::ambiguous || number.value > file_number_denominator;
  });
  return all_whole && any_above_one;
}

// The header called like the thing, which nothing has taken but the thing itself.
std::optional<int> header_of(const OpenedFile& file, const SourceSchema& schema, const std::string& thing) {
  for (std::size_t h = 0; h < file.layout.header.size(); ++h) {
    if (fold_name(file.layout.header[h]) != fold_name(thing)) continue;
    for (std::size_t c = 0; c < schema.columns.size(); ++c) {
      const MatchedColumn& column = file.matching.columns[c];
      const bool is_taken = column.header == static_cast<int>(h);
      if (is_taken && (schema.columns[c].name != thing || column.by >= MatchedBy::preset)) return std::nullopt;
    }
    return static_cast<int>(h);
  }
  return std::nullopt;
}

bool any_count(const OpenedFile& file, const SourceSchema& schema) {
  for (std::size_t c = 0; c < schema.columns.size(); ++c) {
    if (schema.columns[c].name.ends_with(ending) && file.matching.columns[c].header >= 0) return true;
  }
  return false;
}

// In a file of counts, a yes or no that is a count as well, and of nothing that is known.
void drop_other_counts(const SourceSchema& schema, OpenedFile& file) {
  if (!any_count(file, schema)) return;
  for (std::size_t c = 0; c < schema.columns.size(); ++c) {
    MatchedColumn& column = file.matching.columns[c];
    const bool is_flag = schema.columns[c].type == Type::flag && column.header >= 0 && column.by < MatchedBy::preset;
    if (is_flag && holds_counts(file, column.header)) column = {};
  }
}

}  // namespace

void find_counts(OpenedSource& source) {
  const SourceSchema& schema = *source.schema;
  for (OpenedFile& file : source.files) {
    for (std::size_t c = 0; c < schema.columns.size(); ++c) {
      const std::string thing = counted_thing(schema, schema.columns[c]);
      if (thing.empty() || file.matching.columns[c].header >= 0) continue;
      const std::optional<int> header = header_of(file, schema, thing);
      if (!header || !holds_counts(file, *header)) continue;
      for (MatchedColumn& other : file.matching.columns) {
        if (other.header == *header) other = {};
      }
      file.matching.columns[c] = {*header, MatchedBy::fallback};
    }
    drop_other_counts(schema, file);
  }
}

}  // namespace cxkpi::exports
