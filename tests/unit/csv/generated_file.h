// Random CSV files together with the fields that went into them. The same seed gives the same file everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace cxkpi::csv {

struct Recipe {
  std::uint32_t seed = 1;
  char delimiter = ',';
  std::size_t columns = 4;
  std::size_t rows = 200;
  bool quotes = true;           // false: quotes are ordinary characters
  bool newlines_inside = true;  // LF, CRLF and CR in quoted fields
  bool quotes_inside = true;    // quotes in the middle of unquoted fields
  bool ragged = true;           // one row in twenty has a column too many or too few
  bool blank_lines = true;
  bool windows_lines = true;  // about half of the line ends are CRLF
};

struct GeneratedRow {
  std::uint64_t line = 0;           // 1-based, of its first character
  std::string raw;                  // without its line end
  std::vector<std::string> fields;  // the number of columns is that of the header unless the row is ragged
};

struct GeneratedFile {
  std::string text;
  std::vector<std::string> header;
  std::vector<GeneratedRow> rows;
};

[[nodiscard]] GeneratedFile generate(const Recipe& recipe);

}  // namespace cxkpi::csv
