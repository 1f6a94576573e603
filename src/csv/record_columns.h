// Cuts one record into its columns with fast-cpp-csv-parser. Which of its instances serves a file is chosen once, from
// the file's delimiter and the meaning of its quotes.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

namespace cxkpi::csv {

// In the order in which a tie between them is settled.
inline constexpr std::array<char, 4> delimiters{',', ';', '\t', '|'};

enum class Cut { whole, too_few, too_many, unclosed };

struct RecordColumns {
  // Cuts the zero-terminated `record` in place: column i goes to fields[order[i]], unquoted and zero-terminated, or
  // nowhere when order[i] is -1. Unless the record has exactly order.size() columns, `fields` and `record` are spoilt.
  Cut (*cut)(char* record, char** fields, const std::vector<int>& order) = nullptr;

  // The number of columns of an untouched record; one for an empty record, none where a quoted column is never closed.
  std::optional<std::size_t> (*count)(const char* record) = nullptr;
};

// Throws Error(config) for a character that is none of `delimiters`.
[[nodiscard]] RecordColumns record_columns(char delimiter, bool quotes);

}  // namespace cxkpi::csv
