// Rows of counts that two files tell of: a later export that revised them, or the counts of something else.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "exports/source_rows.h"

namespace cxkpi::exports {

// How many of the rows that count (`used`) have no number and say what rows of another file say, but for the numbers:
// the same day and channel, with other counts. Of several files that with the most such rows is not counted. 0 without
// files to compare.
[[nodiscard]] std::uint64_t count_overlapping(const SourceRows& rows, std::span<const std::uint32_t> used,
                                              const std::string& key);

}  // namespace cxkpi::exports
