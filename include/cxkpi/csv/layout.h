// How a file is laid out: its delimiter, its header, where its records begin.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cxkpi/csv/input_file.h"

namespace cxkpi::csv {

// What a caller may fix in advance; an empty option is found out from the file.
struct Dialect {
  std::optional<char> delimiter;  // ',' ';' '\t' or '|'
  bool quotes = true;             // false: quotes are ordinary characters
};

struct Layout {
  char delimiter = ',';
  bool quotes = true;
  bool bom = false;                 // a UTF-8 byte order mark was skipped
  std::vector<std::string> header;  // the names as written, unquoted and trimmed of blanks; one for each column
  std::uint64_t header_line = 1;    // 1-based line of the header
  std::uint64_t data_offset = 0;    // first byte after the header record
  std::uint64_t data_line = 2;      // its 1-based line
};

// Looks at the first records outside quotes and takes the delimiter that cuts them into the most columns, the same
// number in each; ties go to , ; tab | in this order. A file of one column is valid. Blank lines and a preamble before
// the header are skipped (see delimiter.h). An unnamed last column that all records have, or none, is named "" or left
// out. A name that is not UTF-8 is read as Windows-1252. Throws Error(input) naming file and line: an empty file; a NUL
// byte in the header; a header longer than 1 MiB or with an unclosed quote.
[[nodiscard]] Layout read_layout(const InputFile& file, const Dialect& dialect);

// The same layout, with its records beginning behind the first one. There has to be one.
[[nodiscard]] Layout without_first_record(const InputFile& file, Layout layout);

}  // namespace cxkpi::csv
