#include "csv/delimiter.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

#include "csv/record_columns.h"
#include "csv/record_splitter.h"

namespace cxkpi::csv {
namespace {

constexpr std::size_t sample_records = 100;
constexpr std::size_t sample_bytes = std::size_t{64} << 10;

struct Evidence {
  std::size_t header = 0;   // columns of the header
  std::size_t records = 0;  // with the header
  std::size_t alike = 0;    // the most records with one and the same number of columns, two at least
  bool all_alike = false;

  [[nodiscard]] bool plausible() const { return header > 1 && 2 * alike >= records; }

  [[nodiscard]] bool better_than(const Evidence& other) const {
    if (!plausible() || !other.plausible()) return plausible();
    // Shares of the records are compared without dividing.
    const auto mine = std::tuple(all_alike, alike * other.records, header);
    const auto theirs = std::tuple(other.all_alike, other.alike * records, other.header);
    return mine > theirs;
  }
};

Evidence weigh(const std::vector<std::size_t>& columns) {
  Evidence evidence;
  if (columns.empty()) return evidence;
  std::map<std::size_t, std::size_t> records_by_columns;
  for (const std::size_t count : columns) ++records_by_columns[count];
  evidence.header = columns.front();
  evidence.records = columns.size();
  for (const auto& [count, records] : records_by_columns) {
    if (count > 1) evidence.alike = std::max(evidence.alike, records);
  }
  evidence.all_alike = evidence.alike == evidence.records;
  return evidence;
}

std::optional<std::size_t> count_columns(const RecordColumns& columns, char* begin, char* end) {
  const char kept = *end;
  *end = '\0';
  const std::optional<std::size_t> count = columns.count(begin);
  *end = kept;
  return count;
}

// The numbers of columns of the first records.
std::vector<std::size_t> cut_sample(std::span<char> text, bool whole, char delimiter, bool quotes) {
  const RecordSplitter splitter(delimiter, quotes);
  const RecordColumns columns = record_columns(delimiter, quotes);
  char* const limit = text.data() + text.size();
  char* const sample_end = text.data() + std::min(text.size(), sample_bytes);
  std::vector<std::size_t> counts;
  for (char* begin = text.data(); begin < sample_end && counts.size() < sample_records;) {
    const RecordEnd found = splitter.find_end(begin, limit);
    if (found.at == nullptr && (!whole || found.quote_open)) break;
    char* const newline = found.at == nullptr ? limit : begin + (found.at - begin);
    char* const end = begin + (without_return(begin, newline) - begin);
    if (end != begin && !found.nul) counts.push_back(count_columns(columns, begin, end).value_or(0));
    begin = newline + 1;
  }
  return counts;
}

}  // namespace

char find_delimiter(std::span<char> text, bool whole, bool quotes) {
  char best = delimiters.front();
  Evidence best_evidence;
  for (const char delimiter : delimiters) {
    const Evidence evidence = weigh(cut_sample(text, whole, delimiter, quotes));
    if (evidence.better_than(best_evidence)) {
      best = delimiter;
      best_evidence = evidence;
    }
  }
  return best;
}

}  // namespace cxkpi::csv
