// What is noted of each row while it is read, by which rows are told apart and compared later.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cxkpi::exports {

enum class RowState : std::uint8_t { used, rejected, empty, left_out, folded };

// What rows are compared by. Independent of which columns are kept.
struct RowMarks {
  std::vector<RowState> state;
  std::vector<std::uint8_t> known;      // columns with a value
  std::vector<std::int64_t> newest;     // the latest instant in the row; null_value without one
  std::vector<std::uint64_t> content;   // hash of the known values of all matched columns, kept or not
  std::vector<std::uint64_t> record;    // hash of the record's bytes
  std::vector<std::uint64_t> identity;  // hash of the key; of the content for a row without one
  std::vector<std::uint64_t> amounts;   // what numbers are of `content`; empty where no rows of counts are compared
  std::vector<std::int64_t> rank;       // what says which of several events is the last; empty where nothing does

  void clear();
  void reserve(std::size_t rows);
  void resize(std::size_t rows, bool with_rank, bool with_amounts);
  void append(const RowMarks& other);
};

}  // namespace cxkpi::exports
