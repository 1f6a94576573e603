#include "exports/second_header.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "cxkpi/csv/records.h"
#include "exports/digits.h"
#include "exports/missing.h"

namespace cxkpi::exports {
namespace {

constexpr std::size_t sample_bytes = std::size_t{64} << 10;
constexpr std::size_t fewest_columns = 2;
constexpr std::size_t most_columns = 256;  // the first ones tell enough

constexpr std::size_t most_headers = 2;  // below the first

struct ColumnEvidence {
  std::size_t named = 0;   // how many of the leading records have a value
  bool digit = false;      // … one with a digit
  std::size_t values = 0;  // of the other records
  bool all_digits = true;  // each with a digit
};

// The first `leading` records against the others.
class Watching final : public csv::BlockSink {
 public:
  Watching(std::vector<ColumnEvidence>& columns, std::size_t leading) : columns_(columns), leading_(leading) {}

  void add(const csv::Batch& batch) override {
    for (std::size_t record = 0; record < batch.count; ++record, ++seen_) {
      for (std::size_t c = 0; c < batch.width; ++c) look(columns_[c], trimmed(batch.fields[record * batch.width + c]));
    }
  }

 private:
  void look(ColumnEvidence& column, std::string_view value) const {
    if (is_missing(value)) return;
    if (seen_ < leading_) {
      ++column.named;
      column.digit = column.digit || (has_digit(value) && !value.starts_with('{'));  // {"ImportId":"QID1"}
    } else {
      ++column.values;
      column.all_digits = column.all_digits && has_digit(value);
    }
  }

  std::vector<ColumnEvidence>& columns_;
  std::size_t leading_;
  std::size_t seen_ = 0;
};

struct Enough {};  // ends the reading

std::vector<ColumnEvidence> evidence(const csv::InputFile& file, const csv::Layout& layout, std::size_t leading) {
  std::vector<ColumnEvidence> columns(std::min(layout.header.size(), most_columns));
  std::vector<int> all;
  for (std::size_t c = 0; c < columns.size(); ++c) all.push_back(static_cast<int>(c));
  csv::ReadOptions options;
  options.block_bytes = sample_bytes;
  try {
    csv::read_records(
        file, layout, all, options, [&] { return std::make_unique<Watching>(columns, leading); },
        [](const csv::Block&) { throw Enough(); });
  } catch (const Enough&) {  // one block is enough
  }
  return columns;
}

bool tells(const ColumnEvidence& column) { return column.values > 0 && column.all_digits; }

std::size_t count(const std::vector<ColumnEvidence>& columns, bool (*holds)(const ColumnEvidence&)) {
  return static_cast<std::size_t>(std::count_if(columns.begin(), columns.end(), holds));
}

}  // namespace

std::size_t headers_below(const csv::InputFile& file, const csv::Layout& layout) {
  for (std::size_t leading = most_headers; leading > 0; --leading) {
    const std::vector<ColumnEvidence> columns = evidence(file, layout, leading);
    const std::size_t contradicting =
        count(columns, [](const ColumnEvidence& column) { return tells(column) && column.digit; });
    const std::size_t telling = count(columns, tells);
    const bool named = count(columns, [](const ColumnEvidence& column) { return column.named > 0; }) > 0;
    // Of several records each has names in telling columns: a blank one is an answer that was not given.
    const std::size_t named_in_all =
        count(columns, [](const ColumnEvidence& column) { return tells(column) && column.named == most_headers; });
    const bool enough = leading == 1 || named_in_all >= fewest_columns;
    if (telling >= fewest_columns && contradicting == 0 && named && enough) return leading;
  }
  return 0;
}

}  // namespace cxkpi::exports
