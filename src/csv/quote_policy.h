// How a column ends, as policies for fast-cpp-csv-parser. A column that begins with a quote is the library's own
// business; in any other column quotes are ordinary characters, and its end is searched sixteen bytes at a time, up to
// `search_padding` bytes past the record. The record splitter follows the same rule.
#pragma once

#include <cstddef>

#include "csv/fast_csv.h"
#include "csv/sixteen_bytes.h"

namespace cxkpi::csv {

inline constexpr char quote = '"';

// Quotes mean nothing anywhere in the file.
template <char Separator>
struct LiteralColumns {
  static const char* find_next_column_end(const char* column) {
    for (;;) {
      const std::size_t at = first_of_16<Separator, '\0'>(column);
      column += at;
      if (at < 16) return column;
    }
  }

  static void unescape(char*&, char*&) {}
};

// A quote that begins a column opens a quoted one.
template <char Separator>
struct QuotableColumns {
  using Quoted = io::double_quote_escape<Separator, quote>;

  static const char* find_next_column_end(const char* column) {
    return *column == quote ? Quoted::find_next_column_end(column)
                            : LiteralColumns<Separator>::find_next_column_end(column);
  }

  static void unescape(char*& begin, char*& end) {
    if (*begin == quote) Quoted::unescape(begin, end);
  }
};

}  // namespace cxkpi::csv
