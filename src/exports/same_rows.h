// Rows that are there twice, and rows that contradict each other. The outcome depends on what the rows say, never on
// the order of rows or files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "exports/key_index.h"
#include "exports/source_rows.h"

namespace cxkpi::exports {

enum class KeptBecause { newer, fuller, later_file, other };

// A row that lost to another one with the same key.
struct Conflict {
  std::uint32_t row = 0;
  std::uint32_t kept = 0;
  KeptBecause because = KeptBecause::newer;
};

struct SameRows {
  std::vector<std::uint32_t> used;  // ascending
  std::uint64_t duplicate = 0;      // identical to another row
  std::uint64_t repeated = 0;       // of those, without a number and identical to a record of their own file
  std::vector<Conflict> conflicts;  // one per content that lost, at its first row; by row
  KeyIndex index;                   // the used rows, numbered as in `used`, by identity
};

// Among rows that are neither rejected nor empty: those of one key with the same values in all matched columns are one
// row. Of different values those with the newest instant are kept, then those with more known columns, then those of
// the file that ranks later, then the greater hash. Rows without a key are the same when their values, order and newest
// instant are: of several files the one with the most of them is believed. Of that file all
// are meant when the source has no key column or each record is a row, else those whose records are not the same byte
// for byte.
[[nodiscard]] SameRows find_same_rows(const SourceRows& rows, const std::string& key, bool each_is_a_row);

}  // namespace cxkpi::exports
