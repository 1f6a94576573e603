#include "exports/file_checks.h"

#include <fmt/format.h>

#include <algorithm>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "exports/printable.h"

namespace cxkpi::exports {
namespace {

std::string place(const OpenedFile& file) {
  return fmt::format("{}:{}", printable(file.input.name()), file.layout.header_line);
}

// Two marks that answer different questions.
const char* one_by_one(const OpenedSource& source, const Clash& clash) {
  for (const ColumnSpec& column : source.schema->columns) {
    const auto first = column.implied.find(fold_name(clash.first));
    const auto second = column.implied.find(fold_name(clash.second));
    const bool differ =
        first != column.implied.end() && second != column.implied.end() && first->second != second->second;
    if (differ)
      return "; a run reads the answers to one question, and another run, with another configuration, the next";
  }
  return "";
}

void check_clashes(const OpenedSource& source, const OpenedFile& file) {
  if (file.matching.clashes.empty()) return;
  const Clash& clash = file.matching.clashes.front();
  const std::string& column = clash.column->name;
  if (clash.first == clash.second) {
    throw Error(
        ErrorKind::input, place(file), fmt::format("{}: the header has {} twice", column, in_quotes(clash.first)),
        fmt::format("say which under [sources.{0}.columns] in cxkpi.toml: {1} = \"{2}#1\" is the first one, \"{2}#2\" "
                    "the second",
                    source.schema->name, column, printable(clash.first)));
  }
  throw Error(ErrorKind::input, place(file),
              fmt::format("{}: both {} and {} may be meant", column, in_quotes(clash.first), in_quotes(clash.second)),
              fmt::format("say which under [sources.{}.columns] in cxkpi.toml: {} = \"{}\"{}", source.schema->name,
                          column, printable(clash.first), one_by_one(source, clash)));
}

// "score = \"HEADER\"", with the header that is nearest to the name.
std::string naming(const ColumnSpec& column, const OpenedFile& file) {
  const std::string near = nearest(column.name, file.layout.header);
  return fmt::format("{} = \"{}\"", column.name, near.empty() ? "HEADER" : printable(near));
}

// "kind or score", "kind = \"HEADER\" and score = \"HEADER\"".
std::string joined(const std::vector<std::string>& texts, const char* last) {
  std::string out;
  for (const std::string& text : texts) {
    if (!out.empty()) out += &text == &texts.back() ? last : ", ";
    out += text;
  }
  return out;
}

std::string how_to_name(const OpenedSource& source, const OpenedFile& file) {
  if (file.layout.header.size() == 1) {
    return fmt::format(
        "the header has one column only; if the delimiter is another one, say so under [sources.{}] in "
        "cxkpi.toml: delimiter = \";\"",
        source.schema->name);
  }
  const std::vector<const ColumnSpec*>& missing = file.matching.missing;
  std::vector<std::string> lines;
  for (const ColumnSpec* column : missing) lines.push_back(naming(*column, file));
  std::string hint =
      fmt::format("say which header{} under [sources.{}.columns] in cxkpi.toml: {}",
                  missing.size() == 1 ? " it is" : "s they are", source.schema->name, joined(lines, " and "));
  for (const ColumnSpec* column : missing) {
    if (column->type != Type::category && column->type != Type::flag) continue;
    hint += fmt::format(", or a value for all rows: {} = {{ value = \"{}\" }}", column->name, words_for(*column));
  }
  return hint;
}

void check_required(const OpenedSource& source, const OpenedFile& file) {
  if (file.matching.missing.empty()) return;
  std::vector<std::string> names;
  for (const ColumnSpec* column : file.matching.missing) names.push_back(column->name);
  throw Error(ErrorKind::input, place(file),
              fmt::format("no column is {}, which {} need; the header{} {}", joined(names, " or "), source.schema->name,
                          file.layout.header.size() == 1 ? " is" : "s are", listed(file.layout.header)),
              how_to_name(source, file));
}

// A header in the config must be in one file at least; a file of another layout may lack it.
void check_configured_headers(const OpenedSource& source) {
  for (const auto& [column, rule] : source.config.columns) {
    std::vector<std::string> headers;
    bool found = false;
    for (const OpenedFile& file : source.files) {
      const std::vector<std::string>& unfound = file.matching.unfound;
      found = found || std::find(unfound.begin(), unfound.end(), column) == unfound.end();
      headers.insert(headers.end(), file.layout.header.begin(), file.layout.header.end());
    }
    if (found) continue;
    throw Error(ErrorKind::config, fmt::format("[sources.{}.columns]", source.schema->name),
                fmt::format("{} = {}: no file has this header", column, listed(rule.headers)),
                did_you_mean(rule.headers.front(), headers, "the headers are " + listed(headers)));
  }
}

// A duration that the user's config counts from a column of the file.
void check_durations(const OpenedSource& source, const OpenedFile& file) {
  for (std::size_t c = 0; c < file.matching.columns.size(); ++c) {
    const MatchedColumn& column = file.matching.columns[c];
    if (column.after.empty()) continue;
    const auto base = static_cast<std::size_t>(source.schema->find(column.after) - source.schema->columns.data());
    const MatchedColumn& beginning = file.matching.columns[base];
    if (beginning.header >= 0 && beginning.after.empty()) continue;
    throw Error(ErrorKind::config, fmt::format("[sources.{}.columns]", source.schema->name),
                fmt::format("{} is a duration after {}, which no column of {} is", source.schema->columns[c].name,
                            column.after, place(file)),
                fmt::format("say which header it is: {} = \"HEADER\"", column.after));
  }
}

// Of events: nothing says which record is the last.
void check_events(const OpenedSource& source, const OpenedFile& file) {
  if (file.config.rows != RowShape::events || !file.config.last_by.empty()) return;
  for (std::size_t c = 0; c < file.matching.columns.size(); ++c) {
    if (source.schema->columns[c].type == Type::instant && file.matching.columns[c].header >= 0) return;
  }
  throw Error(ErrorKind::config, fmt::format("[sources.{}] rows", source.schema->name),
              fmt::format("no column of {} says when an event was, so none is the last", place(file)),
              fmt::format("say which header tells, beside rows: last_by = \"HEADER\"; the headers are {}",
                          listed(file.layout.header)));
}

// Headers that the config names beside columns.
void check_other_headers(const OpenedSource& source) {
  const auto check = [&](const std::string& key, const std::string& header) {
    std::vector<std::string> headers;
    for (const OpenedFile& file : source.files) {
      if (!positions(file.layout.header, header).empty()) return;
      headers.insert(headers.end(), file.layout.header.begin(), file.layout.header.end());
    }
    throw Error(ErrorKind::config, fmt::format("[sources.{}] {}", source.schema->name, key),
                fmt::format("{}: no file has this header", in_quotes(header)),
                did_you_mean(header, headers, "the headers are " + listed(headers)));
  };
  for (const auto& [header, values] : source.config.only) check("only", header);
  for (const auto& [header, values] : source.config.except) check("except", header);
  if (!source.config.last_by.empty()) check("last_by", source.config.last_by);
}

}  // namespace

void check_date_format(const SourceSchema& schema, const SourceConfig& config) {
  if (!config.date_format.has_value()) return;
  try {
    static_cast<void>(TimeFormat::pattern(*config.date_format));
  } catch (const Error& error) {
    throw error.at(fmt::format("[sources.{}] date_format", schema.name));
  }
}

void check_files(const OpenedSource& source) {
  check_configured_headers(source);
  check_other_headers(source);
  for (const OpenedFile& file : source.files) {
    check_clashes(source, file);
    check_required(source, file);
    check_durations(source, file);
    check_events(source, file);
  }
}

}  // namespace cxkpi::exports
