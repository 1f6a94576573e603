#include "exports/column_sample.h"

#include <memory>

#include "cxkpi/csv/records.h"
#include "exports/missing.h"

namespace cxkpi::exports {
namespace {

constexpr std::size_t sample_bytes = std::size_t{256} << 10;

struct Enough {};  // ends the reading

class Visiting final : public csv::BlockSink {
 public:
  explicit Visiting(const ValueVisitor& visit) : visit_(visit) {}

  void add(const csv::Batch& batch) override {
    for (std::size_t record = 0; record < batch.count; ++record) {
      for (std::size_t field = 0; field < batch.width; ++field) {
        const std::string_view value = trimmed(batch.fields[record * batch.width + field]);
        if (!is_missing(value)) visit_(field, value);
      }
    }
  }

 private:
  const ValueVisitor& visit_;
};

// `done` is called behind each block. One thread: a block is cut where it truly begins, so that none is visited twice.
void visit(const csv::InputFile& file, const csv::Layout& layout, const std::vector<int>& columns,
           std::size_t block_bytes, const ValueVisitor& visit, const std::function<void()>& done) {
  csv::ReadOptions options;
  options.block_bytes = block_bytes;
  csv::read_records(
      file, layout, columns, options, [&] { return std::make_unique<Visiting>(visit); }, [&](csv::Block&&) { done(); });
}

}  // namespace

bool sample_values(const csv::InputFile& file, const csv::Layout& layout, const std::vector<int>& columns,
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

void visit_values(const csv::InputFile& file, const csv::Layout& layout, const std::vector<int>& columns,
                  const ValueVisitor& visitor) {
  visit(file, layout, columns, csv::ReadOptions().block_bytes, visitor, [] {});
}

}  // namespace cxkpi::exports
