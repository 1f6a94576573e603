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

// How many records stand before the header.
std::size_t preamble(std::span<const Record> records) {
  const auto [usual, count] = usual_columns(records);
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
      records.push_back({static_cast<std::size_t>(begin - text.data()), line, count, *begin == '#',
                         end[-1] == delimiter, after_blank});
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
