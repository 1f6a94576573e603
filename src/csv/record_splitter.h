// Finds where a record ends: at the first newline outside quotes, searched sixteen bytes at a time. A quote opens a
// quoted field only where it begins the field; quotes then alternate between closing and opening until the delimiter.
// It knows nothing of columns, but its idea of a quoted field is that of quote_policy.h.
#pragma once

#include <cstdint>

namespace cxkpi::csv {

struct RecordEnd {
  const char* at = nullptr;        // the newline; nullptr when the text ends first
  std::uint32_t lines_inside = 0;  // newlines inside quotes
  std::uint32_t quote_line = 0;    // lines_inside where the last quoted part opened
  bool nul = false;                // a NUL byte was met
  bool quote_open = false;         // the text ends inside quotes
};

class RecordSplitter {
 public:
  RecordSplitter(char delimiter, bool quotes) : delimiter_(delimiter), quotes_(quotes) {}

  // The end of the record that begins at `begin`, searched up to `limit`. `search_padding` bytes behind `limit` must be
  // readable; they have no influence.
  [[nodiscard]] RecordEnd find_end(const char* begin, const char* limit) const;

 private:
  char delimiter_;
  bool quotes_;
};

// The end of the record's text, given its newline: a carriage return before it is part of the line end.
[[nodiscard]] inline const char* without_return(const char* begin, const char* newline) {
  return newline != begin && newline[-1] == '\r' ? newline - 1 : newline;
}

}  // namespace cxkpi::csv
