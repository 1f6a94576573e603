#include "exports/lookup.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cxkpi/error/error.h"
#include "exports/printable.h"

namespace cxkpi::exports {
namespace {

const std::string key_column = "the lookup's key";  // no column of a source has such a name

// The text by which a row is looked up; empty when unknown.
std::string_view text_at(const Column& column, std::size_t row, const Dictionary& categories) {
  if (column.type != Type::category) return column.texts[row];
  const std::int32_t code = column.narrow[row];
  return code == null_narrow ? std::string_view() : std::string_view(categories.text(code));
}

// By row of the source: the lookup's row, or −1.
std::vector<std::int64_t> find_rows(const Column& on, const ReadSource& lookup, const Dictionary& categories,
                                    std::uint64_t& misses) {
  const Texts& keys = lookup.rows.find(key_column)->texts;
  std::vector<std::int64_t> rows(on.size(), -1);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string_view text = text_at(on, row, categories);
    if (text.empty()) continue;
    const auto found = lookup.index.find(key_hash(text), [&](std::uint32_t at) { return keys[at] == text; });
    if (found) {
      rows[row] = *found;
    } else {
      ++misses;
    }
  }
  return rows;
}

// A column of the same type with the looked-up values.
Column completed(const Column& own, const Column& found, const std::vector<std::int64_t>& rows, bool keeps_own) {
  Column out;
  out.name = own.name;
  out.type = own.type;
  out.denominator = own.denominator;
  const bool is_text = own.type == Type::key || own.type == Type::text;
  if (!is_text) out.resize(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto at = static_cast<std::size_t>(std::max<std::int64_t>(rows[row], 0));
    if (is_text) {
      const std::string_view text = rows[row] < 0 ? std::string_view() : found.texts[at];
      out.texts.push(text.empty() && keeps_own ? own.texts[row] : text);
    } else {
      const std::int64_t value = rows[row] < 0 ? null_value : found.value(at);
      out.set(row, value == null_value && keeps_own ? own.value(row) : value);
    }
  }
  return out;
}

[[noreturn]] void two_contents(const OpenedLookup& lookup, const Reject& reject) {
  throw Error(ErrorKind::input, fmt::format("{}:{}", printable(reject.file), reject.line),
              fmt::format("{} stands twice in the lookup {}, with different contents", in_quotes(reject.value),
                          lookup.config.name),
              "a lookup needs one row for each key");
}

void complete_from(const OpenedLookup& lookup, const std::set<std::string>& wanted, const Zone& zone, unsigned threads,
                   Dictionary& categories, ReadSource& read) {
  std::set<std::string> taken;
  for (const auto& [column, header] : lookup.config.take) {
    if (wanted.contains(column)) taken.insert(column);
  }
  const Column* const on = read.rows.find(lookup.config.on);
  if (taken.empty() || on == nullptr) return;
  ReadSource found = GatheredSource(lookup.opened, taken, zone, threads, categories).finish(threads);
  if (found.summary.conflicting > 0) {
    const auto conflict = std::find_if(found.rejects.begin(), found.rejects.end(),
                                       [](const Reject& reject) { return reject.column == key_column; });
    two_contents(lookup, *conflict);
  }
  LookupSummary summary;
  summary.name = lookup.config.name;
  summary.on = lookup.config.on;
  summary.files = found.summary.files;
  const std::vector<std::int64_t> rows = find_rows(*on, found, categories, summary.misses);
  for (const std::string& column : taken) {
    Column& own = read.rows.column_named(column);
    own = completed(own, *found.rows.find(column), rows, column != lookup.config.on);
  }
  read.summary.lookups.push_back(std::move(summary));
  read.summary.unlisted += found.summary.unlisted;
  std::move(found.rejects.begin(), found.rejects.end(), std::back_inserter(read.rejects));
}

}  // namespace

SourceSchema lookup_schema(const LookupConfig& lookup, const SourceSchema& source) {
  const auto column_of = [&](const std::string& name) -> const ColumnSpec& {
    if (const ColumnSpec* column = source.find(name)) return *column;
    throw Error(ErrorKind::config, lookup.origin, fmt::format("{} has no column {}", source.name, in_quotes(name)));
  };
  const ColumnSpec& on = column_of(lookup.on);
  if (on.type != Type::key && on.type != Type::text && on.type != Type::category) {
    throw Error(ErrorKind::config, lookup.origin,
                fmt::format("rows cannot be looked up by {}, of type {}", lookup.on, name(on.type)),
                "a number of an order, a customer or a product can");
  }
  SourceSchema schema;
  schema.name = fmt::format("{}.lookup.{}", source.name, lookup.name);
  schema.key = key_column;
  ColumnSpec key;
  key.name = key_column;
  key.type = Type::key;
  key.required = true;
  schema.columns.push_back(std::move(key));
  for (const auto& [column, header] : lookup.take) {
    ColumnSpec taken = column_of(column);
    taken.required = false;
    taken.aliases.clear();
    taken.fallbacks.clear();
    schema.columns.push_back(std::move(taken));
  }
  return schema;
}

SourceConfig lookup_config(const LookupConfig& lookup, const SourceConfig& source) {
  SourceConfig config;
  config.encoding = source.encoding;
  config.decimal = source.decimal;
  config.zone = source.zone;
  config.missing = source.missing;
  config.date_format = source.date_format;
  for (const auto& [column, header] : lookup.take) config.columns[column] = header;
  config.columns[key_column] = lookup.key;
  for (const auto& [column, values] : source.values) {
    if (lookup.take.contains(column)) config.values[column] = values;
  }
  return config;
}

bool is_completed(const OpenedSource& source, const std::string& column) {
  return std::any_of(source.files.begin(), source.files.end(),
                     [&](const OpenedFile& file) { return file.config.constants.contains(column); }) ||
         std::any_of(source.lookups.begin(), source.lookups.end(),
                     [&](const OpenedLookup& lookup) { return lookup.brings(column); });
}

void complete(const OpenedSource& source, const std::set<std::string>& wanted, const Zone& zone, unsigned threads,
              Dictionary& categories, ReadSource& read) {
  for (const OpenedLookup& lookup : source.lookups) complete_from(lookup, wanted, zone, threads, categories, read);
  for (std::size_t f = 0; f < source.files.size(); ++f) {
    const OpenedFile& file = source.files[f];
    for (const auto& [column, value] : file.config.constants) {
      if (wanted.contains(column)) read.rows.fill_unknown(column, value, f, read.values[f]);
    }
  }
}

}  // namespace cxkpi::exports
