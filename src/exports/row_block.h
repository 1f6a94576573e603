// The rows of one block of a file, read into typed columns by the thread that cut them. Shares nothing with other
// blocks; what it could not read it notes, and drops nothing: rows stay in step with the records.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/csv/records.h"
#include "cxkpi/table/column.h"
#include "exports/file_plan.h"
#include "exports/number.h"
#include "exports/record_filter.h"
#include "exports/row_marks.h"
#include "exports/seen_texts.h"

namespace cxkpi::exports {

enum class FaultKind : std::uint8_t {
  missing,
  not_a_date,
  not_a_number,
  ambiguous_number,
  negative,
  not_a_flag,
  damaged_id,
  sum_of_rows,
  not_a_duration,
};

// Why a row is rejected: its first column, in the schema's order, that does not read.
struct RowFault {
  std::uint32_t row = 0;
  const ColumnSpec* column = nullptr;
  FaultKind kind = FaultKind::missing;
  std::string value;
};

class RowBlock final : public csv::BlockSink {
 public:
  explicit RowBlock(const FilePlan& plan);

  void add(const csv::Batch& batch) override;

  // Ready for another block of the same file. Texts seen so far stay known.
  void clear();

  [[nodiscard]] std::size_t rows() const noexcept { return marks.state.size(); }

  std::vector<Column> columns;  // by slot; a slot that the file lacks has no rows. Categories: codes of `seen`
  std::vector<SeenTexts> seen;  // by slot; categories as written
  RowMarks marks;
  std::vector<std::uint64_t> filled;  // by plan.fields entry: records with a value
  std::vector<std::uint32_t> lines;   // counted from 0 at the block's first line
  std::vector<RowFault> faults;       // any order, one per row at most

 private:
  void read_field(const FieldPlan& field, const csv::Batch& batch);
  void read_flags(const FieldPlan& field, const csv::Batch& batch, Column* out);
  void read_numbers(const FieldPlan& field, const csv::Batch& batch, Column* out);
  void read_dates(const FieldPlan& field, const csv::Batch& batch, Column* out);
  void read_instants(const FieldPlan& field, const csv::Batch& batch, Column* out);
  void read_durations(const FieldPlan& field, const csv::Batch& batch, Column* out);
  void read_rank(const FieldPlan& field, const csv::Batch& batch);
  void note_amount(const FieldPlan& field, std::size_t row, std::uint64_t value);
  void note_value(const FieldPlan& field, std::size_t row, std::uint64_t value);
  void note_text(const FieldPlan& field, std::size_t row, std::string_view text);
  void add_instant(const FieldPlan& field, std::size_t row, Seconds instant, Column* out);
  void read_categories(const FieldPlan& field, const csv::Batch& batch, std::size_t slot);
  void read_texts(const FieldPlan& field, const csv::Batch& batch, Column* out);
  // Without what programs add to ids; a damaged one rejects the row.
  [[nodiscard]] std::string_view id_of(const FieldPlan& field, std::size_t row, std::string_view value);
  [[nodiscard]] std::size_t index_of(const FieldPlan& field) const noexcept {
    return static_cast<std::size_t>(&field - plan_.fields.data());
  }
  [[nodiscard]] ParsedNumber number_of(const FieldPlan& field, std::string_view value) const;
  void note_presence(const FieldPlan& field, const csv::Batch& batch);
  void note_known(const FieldPlan& field);
  void reject_incomplete();
  void reject(const FieldPlan& field, std::size_t row, FaultKind kind, std::string_view value);

  const FilePlan& plan_;
  std::size_t begin_ = 0;            // the current batch's first row
  std::vector<std::uint8_t> own_;    // by row: has a value of this source's own
  std::vector<std::uint8_t> known_;  // by row of the batch: whether the field that is being read has a value
  // Rows of the batch that lack a value which they need.
  struct Lack {
    const FieldPlan* field;
    std::size_t row;
  };
  std::vector<Lack> lacks_;
  // The texts of a flag column with what each means, by field.
  struct FlagTexts {
    SeenTexts seen;
    std::vector<std::int8_t> meanings;
  };
  std::vector<FlagTexts> flag_texts_;
  std::vector<RecordFilter> filters_;
  std::vector<InstantReader> instants_;      // by plan.fields entry
  std::vector<std::vector<Seconds>> bases_;  // by plan.fields entry: of the batch, where a duration begins at it
};

}  // namespace cxkpi::exports
