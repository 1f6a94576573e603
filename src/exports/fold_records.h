// Files in which several records are one row: an order with a record per item, a ticket with a record per event; and
// files in which a record without a number continues the one above.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "exports/opened.h"
#include "exports/source_rows.h"

namespace cxkpi::exports {

// The rows that one file gave, in the order of their lines.
struct FileRows {
  const OpenedFile* file = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::uint64_t> bad_lines;  // of records that could not be cut, ascending
};

// A row that cannot be used though it reads by itself.
struct LostRow {
  std::size_t row = 0;
  std::string column;  // of the source
  std::string reason;
};

// Where the file's config says so, gives a row without a number of its own or of its order that of the row above, and
// rejects it when there is none, or a record between the two could not be read. Rejected rows are in the result.
[[nodiscard]] std::vector<LostRow> carry_down(SourceRows& rows, const FileRows& file, const SourceSchema& schema);

// Folds the records of each key of files that say so. Items, file by file: the first row stands for all, with the first
// known value of each column, and sums where the matching says so. Events, over all such files: the row that last_by
// puts last stands for all; without it the one with the newest instant; of equals the last of the file that ranks
// later. The others become RowState::folded. A key of which a record is rejected, or whose row lacks a required value,
// is rejected as a whole.
[[nodiscard]] std::vector<LostRow> fold_records(SourceRows& rows, const std::vector<FileRows>& files,
                                                const SourceSchema& schema);

}  // namespace cxkpi::exports
