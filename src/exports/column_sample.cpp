#include "exports/column_sample.h"

#include <algorithm>
#include <memory>
#include <optional>

#include "cxkpi/csv/records.h"
#include "exports/field_text.h"
#include "exports/missing.h"

namespace cxkpi::exports {
namespace {

constexpr std::size_t sample_bytes = std::size_t{256} << 10;

struct Enough {};  // ends the reading

class Visiting final : public csv::BlockSink {
 public:
  struct Place {
    std::size_t value;
    std::optional<std::size_t> time;
  };

  Visiting(const std::vector<Place>& places, const ValueVisitor& visit) : places_(places), visit_(visit) {}

  void add(const csv::Batch& batch) override {
    for (std::size_t record = 0; record < batch.count; ++record) {
      const char* const* const fields = batch.fields + record * batch.width;
      for (std::size_t column = 0; column < places_.size(); ++column) {
        const std::string_view value = trimmed(without_apostrophe(fields[places_[column].value], Type::number));
        if (is_missing(value)) continue;
        if (places_[column].time) {
          visit_(column, with_time(value, fields[*places_[column].time]));
        } else {
          visit_(column, value);
        }
      }
    }
  }

 private:
  const std::vector<Place>& places_;
  const ValueVisitor& visit_;
};

class VisitingRecords final : public csv::BlockSink {
 public:
  explicit VisitingRecords(const RecordVisitor& visit) : visit_(visit) {}

  void add(const csv::Batch& batch) override {
    std::vector<std::string_view> fields(batch.width);
    for (std::size_t record = 0; record < batch.count; ++record) {
      for (std::size_t f = 0; f < batch.width; ++f) fields[f] = trimmed(batch.fields[record * batch.width + f]);
      visit_(fields);
    }
  }

 private:
  const RecordVisitor& visit_;
};

// `done` is called behind each block. One thread: a block is cut where it truly begins, so that none is visited twice.
void visit(const csv::InputFile& file, const csv::Layout& layout, const std::vector<ValueColumn>& columns,
           std::size_t block_bytes, const ValueVisitor& visit, const std::function<void()>& done) {
  csv::ReadOptions options;
  options.block_bytes = block_bytes;
  CutColumns cut;
  std::vector<Visiting::Place> places;
  for (const ValueColumn& column : columns) {
    places.push_back({cut.place_of(column.header), std::nullopt});
    if (column.time >= 0) places.back().time = cut.place_of(column.time);
  }
  csv::read_records(
      file, layout, cut.headers(), options, [&] { return std::make_unique<Visiting>(places, visit); },
      [&](csv::Block&&) { done(); });
}

}  // namespace

std::size_t CutColumns::place_of(int header) {
  const auto found = std::find(headers_.begin(), headers_.end(), header);
  const auto place = static_cast<std::size_t>(found - headers_.begin());
  if (found == headers_.end()) headers_.push_back(header);
  return place;
}

std::string with_time(std::string_view date, const char* time) {
  const std::string_view clock = trimmed(time);
  std::string text(date);
  if (!is_missing(clock)) text.append(" ").append(clock);
  return text;
}

bool sample_values(const csv::InputFile& file, const csv::Layout& layout, const std::vector<ValueColumn>& columns,
                   const ValueVisitor& visitor) {
  const bool whole = file.size() <= layout.data_offset + sample_bytes;
  try {
    visit(file, layout, columns, sample_bytes, visitor, [whole] {
      if (!whole) throw Enough();
    });
  } catch (const Enough&) {
    return false;
  }
  return true;
}

void sample_records(const csv::InputFile& file, const csv::Layout& layout, const std::vector<int>& headers,
                    const RecordVisitor& visit) {
  csv::ReadOptions options;
  options.block_bytes = sample_bytes;
  try {
    csv::read_records(
        file, layout, headers, options, [&] { return std::make_unique<VisitingRecords>(visit); },
        [](csv::Block&&) { throw Enough(); });
  } catch (const Enough&) {
    return;
  }
}

std::vector<ColumnExamples> first_examples(const csv::InputFile& file, const csv::Layout& layout,
                                           const std::vector<ValueColumn>& columns,
                                           const std::vector<std::string>& missing) {
  constexpr std::size_t enough = 3;
  std::vector<ColumnExamples> found;
  for (const ValueColumn& column : columns)
    found.push_back({layout.header[static_cast<std::size_t>(column.header)], {}});
  sample_values(file, layout, columns, [&](std::size_t column, std::string_view value) {
    std::vector<std::string>& values = found[column].values;
    const auto is_among = [value](const std::vector<std::string>& texts) {
      return std::find(texts.begin(), texts.end(), value) != texts.end();
    };
    if (values.size() < enough && !is_among(values) && !is_among(missing)) values.emplace_back(value);
  });
  return found;
}

void visit_values(const csv::InputFile& file, const csv::Layout& layout, const std::vector<ValueColumn>& columns,
                  const ValueVisitor& visitor) {
  visit(file, layout, columns, csv::ReadOptions().block_bytes, visitor, [] {});
}

}  // namespace cxkpi::exports
