#include "csv/delimiter.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "csv/record_columns.h"
#include "csv/record_splitter.h"

namespace cxkpi::csv {
namespace {

constexpr std::size_t sample_records = 100;
constexpr std::size_t sample_bytes = std::size_t{64} << 10;

constexpr std::size_t longest_preamble = 20;  // records

struct Record {
  std::size_t offset = 0;
  std::uint64_t line = 0;  // from 0 at the text's beginning
  std::size_t columns = 0;
  std::size_t span = 0;      // columns from the first that is not blank to the last
  std::size_t filled = 0;    // those of them that are not blank, as if no delimiter were quoted
  bool comment = false;      // begins with #
  bool ends_open = false;    // ends with a delimiter
  bool after_blank = false;  // a blank line stands before it
};

struct Evidence {
  std::size_t header = 0;   // columns of the header
  std::size_t records = 0;  // with the header
  std::size_t alike = 0;    // the most with one number of columns, two at least; all when only a last one has no name
  bool all_alike = false;
  bool from_first = false;  // nothing stands before the header
  Structure::End end = Structure::End::as_named;

  [[nodiscard]] bool plausible() const { return header > 1 && 2 * alike >= records; }

  [[nodiscard]] bool better_than(const Evidence& other) const {
    if (!plausible() || !other.plausible()) return plausible();
    // Shares of the records are compared without dividing.
    const auto mine = std::tuple(all_alike, alike * other.records, from_first, header);
    const auto theirs = std::tuple(other.all_alike, other.alike * records, other.from_first, other.header);
    return mine > theirs;
  }
};

// How many columns most records have, two at least, and how many have them.
std::pair<std::size_t, std::size_t> usual_columns(std::span<const Record> records) {
  std::map<std::size_t, std::size_t> records_by_columns;
  for (const Record& record : records) ++records_by_columns[record.columns];
  std::pair<std::size_t, std::size_t> best;
  for (const auto& [columns, count] : records_by_columns) {
    if (columns > 1 && count > best.second) best = {columns, count};
  }
  return best;
}

Structure::End end_of(const Record& header, std::span<const Record> data) {
  const auto all = [&](auto holds) { return !data.empty() && std::all_of(data.begin(), data.end(), holds); };
  if (all([&](const Record& record) { return record.columns == header.columns + 1 && record.ends_open; }))
    return Structure::End::one_more;
  if (header.ends_open && all([&](const Record& record) { return record.columns + 1 == header.columns; }))
    return Structure::End::one_less;
  return Structure::End::as_named;
}

Evidence weigh(std::span<const Record> records) {
  Evidence evidence;
  if (records.empty()) return evidence;
  evidence.header = records.front().columns;
  evidence.records = records.size();
  evidence.end = end_of(records.front(), records.subspan(1));
  evidence.alike = evidence.end == Structure::End::as_named ? usual_columns(records).second : records.size();
  evidence.all_alike = evidence.alike == evidence.records;
  return evidence;
}

// How many records stand before the header, where a spreadsheet has filled up each line with delimiters: a title, a
// blank line; what else there is before a blank line.
std::size_t padded_preamble(std::span<const Record> records, std::size_t usual) {
  const std::span<const Record> lead = records.first(std::min(records.size(), longest_preamble + 1));
  if (usual < 3 || lead.empty()) return 0;
  const auto is_title = [usual](const Record& record) { return record.span <= 1 || 3 * record.filled <= usual; };
  const auto first = std::find_if_not(lead.begin(), lead.end(), is_title);
  auto header = first;
  // A line that names more than half of the columns may be the header.
  const auto whole =
      std::find_if(first, lead.end(), [usual](const Record& record) { return 2 * record.filled > usual; });
  for (auto record = first; record != whole; ++record) {
    if (record->span == 0) header = record + 1;
  }
  const bool is_one = header != lead.end() && header->columns == usual && 2 * header->filled >= usual;
  return is_one ? static_cast<std::size_t>(header - lead.begin()) : 0;
}

// How many records stand before the header.
std::size_t preamble(std::span<const Record> records) {
  const auto [usual, count] = usual_columns(records);
  if (!records.empty() && records.front().columns == usual) return padded_preamble(records, usual);
  const auto is_usual = [columns = usual](const Record& record) { return record.columns == columns; };
  const auto header = std::find_if(records.begin(), records.end(), is_usual);
  const auto before = static_cast<std::size_t>(header - records.begin());
  if (header == records.end() || before == 0 || before > longest_preamble) return 0;
  const std::span<const Record> lead = records.first(before);
  const auto all = [&](auto holds) { return std::all_of(lead.begin(), lead.end(), holds); };
  const bool fewer = all([columns = usual](const Record& record) { return record.columns < columns; });
  const bool comments = all([](const Record& record) { return record.comment; });
  const bool single = usual >= 3 && all([](const Record& record) { return record.columns == 1; });
  const bool steady = 2 * count >= records.size() - before;
  return fewer && steady && (comments || single || header->after_blank) ? before : 0;
}

std::optional<std::size_t> count_columns(const RecordColumns& columns, char* begin, char* end) {
  const char kept = *end;
  *end = '\0';
  const std::optional<std::size_t> count = columns.count(begin);
  *end = kept;
  return count;
}

// Counts the columns that are not blank, and all from the first to the last of them.
void measure(Record& record, const RecordColumns& columns, char delimiter, char* begin, char* end) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '"'; };
  const auto is_nothing = [delimiter](char c) { return c == delimiter || c == ' ' || c == '\t'; };
  bool is_filled = false;
  for (const char* at = begin; at != end; ++at) {
    if (*at != delimiter && (is_filled || is_blank(*at))) continue;
    is_filled = *at != delimiter;
    record.filled += is_filled ? 1 : 0;
  }
  begin = std::find_if_not(begin, end, is_nothing);
  while (end != begin && is_nothing(end[-1])) --end;
  if (record.filled > 0) record.span = count_columns(columns, begin, end).value_or(0);
}

// "sep=;", with which Excel is told the delimiter.
bool names_delimiter(std::string_view line) {
  return line.size() == 5 && (line.starts_with("sep=") || line.starts_with("SEP="));
}

// The first records as a delimiter cuts them.
std::vector<Record> cut_sample(std::span<char> text, bool whole, char delimiter, bool quotes) {
  const RecordSplitter splitter(delimiter, quotes);
  const RecordColumns columns = record_columns(delimiter, quotes);
  char* const limit = text.data() + text.size();
  char* const sample_end = text.data() + std::min(text.size(), sample_bytes);
  std::vector<Record> records;
  std::uint64_t line = 0;
  bool after_blank = false;
  for (char* begin = text.data(); begin < sample_end && records.size() < sample_records;) {
    const RecordEnd found = splitter.find_end(begin, limit);
    if (found.at == nullptr && (!whole || found.quote_open)) break;
    char* const newline = found.at == nullptr ? limit : begin + (found.at - begin);
    char* const end = begin + (without_return(begin, newline) - begin);
    if (end != begin && !names_delimiter({begin, end})) {
      const std::size_t count = found.nul ? 0 : count_columns(columns, begin, end).value_or(0);
      Record record{static_cast<std::size_t>(begin - text.data()), line, count};
      record.comment = *begin == '#';
      record.ends_open = end[-1] == delimiter;
      record.after_blank = after_blank;
      if (!found.nul) measure(record, columns, delimiter, begin, end);
      records.push_back(record);
    }
    after_blank = end == begin;
    line += std::uint64_t{found.lines_inside} + 1;
    begin = newline + 1;
  }
  return records;
}

}  // namespace

Structure find_structure(std::span<char> text, bool whole, bool quotes, std::optional<char> given) {
  Structure best;
  if (given) best.delimiter = *given;
  Evidence best_evidence;
  for (const char delimiter : delimiters) {
    if (given && delimiter != *given) continue;
    const std::vector<Record> all = cut_sample(text, whole, delimiter, quotes);
    const std::size_t before = preamble(all);
    const std::span<const Record> records = std::span(all).subspan(before);
    Evidence evidence = weigh(records);
    evidence.from_first = before == 0;
    if (!evidence.better_than(best_evidence)) continue;
    best_evidence = evidence;
    best = {delimiter, records.front().offset, records.front().line, evidence.end};
  }
  return best;
}

}  // namespace cxkpi::csv
