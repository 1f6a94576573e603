// Files in which several records are one row: an order with a record per item, a ticket with a record per event.
#pragma once

#include <vector>

#include "exports/lost_row.h"
#include "exports/source_rows.h"

namespace cxkpi::exports {

// Folds the records of each key of files that say so. Items, file by file: the first row stands for all, with the first
// known value of each column, and sums where the matching says so. Events, over all such files: the row that last_by
// puts last stands for all; without it the one with the newest instant; of equals the last of the file that ranks
// later. The others become RowState::folded. A key of which a record is rejected, whose row lacks a required value, or
// whose sums are too large, is rejected as a whole: its rows are in the result. A record without a key stays by itself.
[[nodiscard]] std::vector<LostRow> fold_records(SourceRows& rows, const std::vector<FileRows>& files,
                                                const SourceSchema& schema);

}  // namespace cxkpi::exports
