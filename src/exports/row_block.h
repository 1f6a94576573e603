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
#include "exports/seen_texts.h"

namespace cxkpi::exports {

enum class RowState : std::uint8_t { used, rejected, empty, left_out, folded };

enum class FaultKind : std::uint8_t {
  missing,
  not_a_date,
  not_a_number,
  ambiguous_number,
  negative,
  not_a_flag,
  damaged_id,
  not_a_duration,
};

// Why a row is rejected: its first column, in the schema's order, that does not read.
struct RowFault {
  std::uint32_t row = 0;
  const ColumnSpec* column = nullptr;
  FaultKind kind = FaultKind::missing;
  std::string value;
};

// What rows are compared by. Independent of which columns are kept.
struct RowMarks {
  std::vector<RowState> state;
  std::vector<std::uint8_t> known;      // columns with a value
  std::vector<std::int64_t> newest;     // the latest instant in the row; null_value without one
  std::vector<std::uint64_t> content;   // hash of the known values of all matched columns, kept or not
  std::vector<std::uint64_t> record;    // hash of the record's bytes
  std::vector<std::uint64_t> identity;  // hash of the key; of the content for a row without one
  std::vector<std::int64_t> rank;       // what says which of several events is the last; empty where nothing does

  void clear();
  void reserve(std::size_t rows);
  void resize(std::size_t rows, bool with_rank);
  void append(const RowMarks& other);
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
  // The texts of a column by which records are left out, with what each means.
  struct FilterTexts {
    SeenTexts seen;
    std::vector<bool> listed;
  };

  void leave_out(const FilterPlan& filter, FilterTexts& seen, const csv::Batch& batch);
  void read_field(const FieldPlan& field, const csv::Batch& batch);
  void read_flags(const FieldPlan& field, const csv::Batch& batch, Column* out);
  void read_numbers(const FieldPlan& field, const csv::Batch& batch, Column* out);
  void read_dates(const FieldPlan& field, const csv::Batch& batch, Column* out);
  void read_instants(const FieldPlan& field, const csv::Batch& batch, Column* out);
  void read_durations(const FieldPlan& field, const csv::Batch& batch, Column* out);
  void read_rank(const FieldPlan& field, const csv::Batch& batch);
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
  void reject(const FieldPlan& field, std::size_t row, FaultKind kind, std::string_view value);

  const FilePlan& plan_;
  std::size_t begin_ = 0;            // the current batch's first row
  std::vector<std::uint8_t> own_;    // by row: has a value of this source's own
  std::vector<std::uint8_t> known_;  // by row of the batch: whether the field that is being read has a value
  // The texts of a flag column with what each means, by field.
  struct FlagTexts {
    SeenTexts seen;
    std::vector<std::int8_t> meanings;
  };
  std::vector<FlagTexts> flag_texts_;
  std::vector<FilterTexts> filter_texts_;    // by filter
  std::vector<InstantReader> instants_;      // by plan.fields entry
  std::vector<std::vector<Seconds>> bases_;  // by plan.fields entry: of the batch, where a duration begins at it
};

}  // namespace cxkpi::exports
