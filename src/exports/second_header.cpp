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

struct ColumnEvidence {
  bool named = false;      // the first record has a value
  bool digit = false;      // … with a digit
  std::size_t values = 0;  // of the other records
  bool all_digits = true;  // each with a digit
};

class Watching final : public csv::BlockSink {
 public:
  explicit Watching(std::vector<ColumnEvidence>& columns) : columns_(columns) {}

  void add(const csv::Batch& batch) override {
    for (std::size_t record = 0; record < batch.count; ++record, first_ = false) {
      for (std::size_t c = 0; c < batch.width; ++c) look(columns_[c], trimmed(batch.fields[record * batch.width + c]));
    }
  }

 private:
  void look(ColumnEvidence& column, std::string_view value) const {
    if (is_missing(value)) return;
    if (first_) {
      column.named = true;
      column.digit = has_digit(value);
    } else {
      ++column.values;
      column.all_digits = column.all_digits && has_digit(value);
    }
  }

  std::vector<ColumnEvidence>& columns_;
  bool first_ = true;
};

struct Enough {};  // ends the reading

}  // namespace

bool has_second_header(const csv::InputFile& file, const csv::Layout& layout) {
  std::vector<ColumnEvidence> columns(std::min(layout.header.size(), most_columns));
  std::vector<int> all;
  for (std::size_t c = 0; c < columns.size(); ++c) all.push_back(static_cast<int>(c));
  csv::ReadOptions options;
  options.block_bytes = sample_bytes;
  try {
    csv::read_records(
        file, layout, all, options, [&] { return std::make_unique<Watching>(columns); },
        [](const csv::Block&) { throw Enough(); });
  } catch (const Enough&) {  // one block is enough
  }
  const auto tells = [](const ColumnEvidence& column) { return column.values > 0 && column.all_digits; };
  const auto telling = static_cast<std::size_t>(std::count_if(columns.begin(), columns.end(), tells));
  const bool contradicted = std::any_of(columns.begin(), columns.end(), [&](const ColumnEvidence& column) {
    return tells(column) && column.named && column.digit;
  });
  const bool named = std::any_of(columns.begin(), columns.end(), [](const ColumnEvidence& c) { return c.named; });
  return telling >= fewest_columns && !contradicted && named;
}

}  // namespace cxkpi::exports
