#include "exports/config_check.h"

#include <fmt/format.h>

#include <vector>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "exports/number.h"
#include "exports/printable.h"

namespace cxkpi::exports {
namespace {

std::string known_names(const std::vector<std::string>& names, const std::string& typed) {
  std::string all = "known: ";
  for (const std::string& name : names) all += (&name == &names.front() ? "" : ", ") + name;
  return did_you_mean(typed, names, all);
}

const ColumnSpec& known_column(const SourceSchema& source, const std::string& name, const std::string& where) {
  if (const ColumnSpec* column = source.find(name)) return *column;
  std::vector<std::string> names;
  for (const ColumnSpec& column : source.columns) names.push_back(column.name);
  throw Error(ErrorKind::config, where, fmt::format("unknown column {} of {}", in_quotes(name), source.name),
              known_names(names, name));
}

void check_columns(const SourceSchema& source, const SourceConfig& config) {
  const std::string where = fmt::format("[sources.{}.columns]", source.name);
  for (const auto& [column, rule] : config.columns) (void)known_column(source, column, where);
}

bool is_flag(const ColumnSpec& column, const std::string& word) {
  return find_vocabulary(column.vocabulary).contains(fold_name(word));
}

void check_constants(const SourceSchema& source, const SourceConfig& config) {
  const std::string where = fmt::format("[sources.{}.columns]", source.name);
  for (const auto& [name, value] : config.constants) {
    const ColumnSpec& column = known_column(source, name, where);
    const bool fits = column.type == Type::category || column.type == Type::flag || column.type == Type::key;
    if (fits && !value.empty()) {
      if (column.type == Type::flag && !is_flag(column, value)) {
        throw Error(ErrorKind::config, where,
                    fmt::format("{} is {} for all rows, which is neither yes nor no", name, in_quotes(value)),
                    R"(write { value = "yes" } or { value = "no" })");
      }
      continue;
    }
    throw Error(
        ErrorKind::config, where,
        fmt::format("{}, of type {}, cannot be {} for all rows", name, cxkpi::name(column.type), in_quotes(value)),
        "categories, flags and keys can have one value for all rows");
  }
}

void check_words(const std::map<std::string, std::string>& words, const std::string& where) {
  for (const auto& [word, meaning] : words) {
    if (meaning.empty() || parse_number(meaning, '.').fault == NumberFault::none) continue;
    throw Error(ErrorKind::config, where,
                fmt::format("{} means {}, which is no number", in_quotes(word), in_quotes(meaning)),
                R"(write "5", "4.5", or "" for unknown)");
  }
}

void check_values(const SourceSchema& source, const SourceConfig& config) {
  for (const auto& [name, values] : config.values) {
    const std::string where = fmt::format("[sources.{}.values.{}]", source.name, printable(name));
    const ColumnSpec& column = known_column(source, name, where);
    if (column.type != Type::category && column.type != Type::flag && column.type != Type::number) {
      throw Error(ErrorKind::config, where,
                  fmt::format("{} is a {}: its values cannot be mapped", name, cxkpi::name(column.type)),
                  "categories and flags can, and words that stand for numbers");
    }
    if (column.type == Type::number) check_words(values, where);
    if (column.type != Type::flag) continue;
    for (const auto& [value, meaning] : values) {
      if (meaning.empty() || is_flag(column, meaning)) continue;
      throw Error(ErrorKind::config, where,
                  fmt::format("{} means {}, which is neither yes nor no", in_quotes(value), in_quotes(meaning)),
                  R"(write "yes", "no", or "" for unknown)");
    }
  }
}

}  // namespace

const SourceSchema& known_source(const std::string& name, ErrorKind kind, const std::string& where) {
  if (const SourceSchema* source = find_source(name)) return *source;
  std::vector<std::string> names;
  for (const SourceSchema& source : source_schemas()) names.push_back(source.name);
  throw Error(kind, where, fmt::format("unknown source {}", in_quotes(name)), known_names(names, name));
}

void check_config(const std::map<std::string, SourceConfig>& sources) {
  for (const auto& [name, config] : sources) {
    const SourceSchema& source = known_source(name, ErrorKind::config, fmt::format("[sources.{}]", printable(name)));
    check_columns(source, config);
    check_constants(source, config);
    check_values(source, config);
  }
}

}  // namespace cxkpi::exports
