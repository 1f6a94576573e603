#include "exports/reject_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "exports/digits.h"
#include "exports/missing.h"
#include "exports/number.h"
#include "exports/printable.h"

namespace cxkpi::exports {
namespace {

constexpr std::size_t shown_characters = 80;
constexpr std::size_t longest_character = 4;  // bytes in UTF-8

std::string reason_of(const RowFault& fault) {
  switch (fault.kind) {
    case FaultKind::missing:
      return fault.column->name + " is missing";
    case FaultKind::not_a_date:
      return in_quotes(fault.value) + " is not a date";
    case FaultKind::not_a_number:
      return in_quotes(fault.value) + " is not a number";
    case FaultKind::ambiguous_number:
      return in_quotes(fault.value) + " may be thousands or decimals";
    case FaultKind::negative:
      return in_quotes(fault.value) + " is negative";
    case FaultKind::not_a_flag:
      return in_quotes(fault.value) + " is neither yes nor no";
    case FaultKind::damaged_id:
      return in_quotes(fault.value) + " is what a spreadsheet left of an id: its last digits are gone";
    case FaultKind::sum_of_rows:
      return in_quotes(fault.value) + " is no number of a row: these are sums";
    case FaultKind::not_a_duration:
      return in_quotes(fault.value) + " is not a duration";
  }
  return {};
}

// 45384.347: how a spreadsheet counts days, which it shows as a date.
bool is_serial_number(std::string_view value) {
  constexpr std::int64_t first = 20'000;  // 1954
  constexpr std::int64_t last = 80'000;   // 2119
  const ParsedNumber number = parse_number(value, '.');
  return number.fault == NumberFault::none && number.value >= first * file_number_denominator &&
         number.value < last * file_number_denominator;
}

// The form that the column's other dates have; of a form that the user named, the one that this date seems to have.
std::string date_hint(const RowFault& fault, const OpenedSource& source, const std::string& file_name) {
  if (is_serial_number(trimmed(fault.value)))
    return "this is how a spreadsheet counts days: give the column a date's format there, and save it again";
  const std::vector<std::string> likely = likely_patterns(fault.value);
  if (source.config.date_format) {
    if (likely.empty() || likely.front() == *source.config.date_format) return {};
    return fmt::format("date_format = \"{}\" under [sources.{}]", likely.front(), source.schema->name);
  }
  const OpenedFile* const file = source.find(file_name);
  if (file == nullptr) return {};
  if (likely.empty())
    return fmt::format("if it stands for no date, say so under [sources.{}]: missing = [\"{}\"]", source.schema->name,
                       printable(cut(trimmed(fault.value), shown_characters)));
  const ColumnSpec* const spec = source.schema->find(fault.column->name);
  if (spec == nullptr) return {};  // last_by
  const auto column = static_cast<std::size_t>(spec - source.schema->columns.data());
  return fmt::format("the dates of {} are read as {}", fault.column->name, file->times[column].name());
}

// Another decimal mark than the one given would read it; a word may be given a meaning.
std::string number_hint(const RowFault& fault, const OpenedSource& source, const std::string& file_name) {
  const OpenedFile* const file = source.find(file_name);
  const ColumnSpec* const spec = source.schema->find(fault.column->name);
  if (file == nullptr || spec == nullptr) return {};  // last_by is no column of the schema
  const bool is_word = !has_digit(fault.value) || fault.value.find('/') != std::string::npos;  // "4/5"
  if (is_word) {
    return fmt::format("say what it means under [sources.{}.values.{}]: \"{}\" = \"NUMBER\", or = \"\" for none",
                       source.schema->name, spec->name, printable(cut(trimmed(fault.value), shown_characters)));
  }
  const std::optional<char> decimal = file->decimals[static_cast<std::size_t>(spec - source.schema->columns.data())];
  if (!decimal.has_value()) return {};
  const char other = *decimal == ',' ? '.' : ',';
  if (parse_number(trimmed(fault.value), other).fault != NumberFault::none) return {};
  if (!source.config.decimal)
    return fmt::format("the numbers of {} are read with \"{}\" before their decimals", fault.column->name, *decimal);
  return fmt::format("decimal = \"{}\" is set under [sources.{}]", *decimal, source.schema->name);
}

std::string hint_of(const RowFault& fault, const OpenedSource& source, const std::string& file) {
  switch (fault.kind) {
    case FaultKind::not_a_date:
      return date_hint(fault, source, file);
    case FaultKind::not_a_number:
      return number_hint(fault, source, file);
    case FaultKind::ambiguous_number:
      return fmt::format(
          "decimal = \",\" under [sources.{}] makes the comma a decimal mark, decimal = \".\" a thousands mark",
          source.schema->name);
    case FaultKind::not_a_flag:
      return fmt::format("say what it means under [sources.{}.values.{}]: \"{}\" = \"yes\"", source.schema->name,
                         fault.column->name, printable(cut(trimmed(fault.value), shown_characters)));
    case FaultKind::damaged_id:
      return "export again, and do not save the file from a spreadsheet";
    case FaultKind::not_a_duration:
      return fmt::format("a number of the unit under [sources.{}.columns], or hours:minutes:seconds",
                         source.schema->name);
    case FaultKind::missing:
    case FaultKind::negative:
    case FaultKind::sum_of_rows:
      break;
  }
  return {};
}

// "A1,""Mug"",12": a spreadsheet that did not cut the file has saved each line as one text.
std::string cut_hint(const csv::BadRecord& record, const OpenedFile& file, std::string_view start) {
  const bool is_one_text = record.columns == 1 && file.layout.header.size() > 1 && start.starts_with('"') &&
                           start.find(file.layout.delimiter) != std::string_view::npos;
  return is_one_text
             ? "the whole line stands in quotes, as a spreadsheet leaves a file that it did not cut: export again"
             : "";
}

}  // namespace

Reject reject_of(const RowFault& fault, const OpenedSource& source, const std::string& file, std::uint64_t line) {
  return {source.schema->name,
          file,
          line,
          fault.column->name,
          std::string(cut(fault.value, shown_characters)),
          reason_of(fault),
          hint_of(fault, source, file)};
}

Reject reject_of(const csv::BadRecord& record, const OpenedSource& source, const OpenedFile& file) {
  std::array<char, shown_characters * longest_character> start{};
  const std::size_t length = std::min<std::size_t>(start.size(), record.length);
  const std::size_t read = file.input.read_at(record.offset, start.data(), length);
  return {source.schema->name,
          file.input.name(),
          record.line,
          {},
          std::string(cut({start.data(), read}, shown_characters)),
          record.reason,
          cut_hint(record, file, {start.data(), read})};
}

Reject reject_of(const LostRow& lost, const OpenedSource& source, const SourceRows& rows) {
  const Origin origin = rows.origin(lost.row);
  const Column* const keys = rows.find(source.schema->key);
  const std::string key = keys == nullptr ? "" : in_quotes(cut(keys->texts[lost.row], shown_characters));
  const std::string& column = lost.column->name;
  std::string reason;
  switch (lost.why) {
    case LostRow::Why::nothing_above:
      reason = column + " is missing, and no record above that could be read has it";
      break;
    case LostRow::Why::another_record: {
      const Origin other = rows.origin(lost.other);
      const std::string file = other.file == origin.file ? "" : fmt::format(" of {}", printable(other.file));
      reason = fmt::format("the record of {} on line {}{} is rejected", key, other.line, file);
      break;
    }
    case LostRow::Why::missing_in_all:
      reason = fmt::format("{} is missing in all records of {}", column, key);
      break;
    case LostRow::Why::missing_in_last:
      reason = fmt::format("{} is missing in the last record of {}", column, key);
      break;
    case LostRow::Why::too_large:
      reason = fmt::format("the sum over the records of {} is too large", key);
      break;
  }
  return {source.schema->name, std::string(origin.file), origin.line, column, {}, std::move(reason), {}};
}

Reject reject_of(const Conflict& conflict, const OpenedSource& source, const SourceRows& rows) {
  const std::string& key = source.schema->key;
  const std::string value(rows.find(key)->texts[conflict.row]);
  const Origin lost = rows.origin(conflict.row);
  const Origin kept = rows.origin(conflict.kept);
  const char* why = "";
  switch (conflict.because) {
    case KeptBecause::newer:
      why = "is newer and was kept";
      break;
    case KeptBecause::fuller:
      why = "tells more and was kept";
      break;
    case KeptBecause::later_file:
      why = "stands in a later file and was kept";
      break;
    case KeptBecause::other:
      why = "says something else and was kept";
      break;
  }
  return {source.schema->name,
          std::string(lost.file),
          lost.line,
          key,
          std::string(cut(value, shown_characters)),
          fmt::format("another row for {} {} {} ({}:{})", key, in_quotes(value), why, printable(kept.file), kept.line),
          {}};
}

}  // namespace cxkpi::exports
