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

enum class KeptBecause { newer, fuller, other };

// A row that lost to another one with the same key.
struct Conflict {
  std::uint32_t row = 0;
  std::uint32_t kept = 0;
  KeptBecause because = KeptBecause::newer;
};

struct SameRows {
  std::vector<std::uint32_t> used;  // ascending
  std::uint64_t duplicate = 0;      // identical to another row
  std::vector<Conflict> conflicts;  // one per content that lost, at its first row; by row
  KeyIndex index;                   // the used rows, numbered as in `used`, by identity
};

// Among rows that are neither rejected nor empty: those of one key with the same content are one row. Of different
// contents the one with the newest instant is kept, then the one with more known columns, then the greater hash of its
// bytes. In a source without a key column equal rows
// of one file are all meant, and of several files the one with the most is believed. Rows without a key are the same
// when content, order and newest instant are.
[[nodiscard]] SameRows find_same_rows(const SourceRows& rows, const std::string& key);

}  // namespace cxkpi::exports
