// Finds out from a file's first records how it is built: its delimiter, and which record is the header. It trusts
// structure only, never what the columns say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace cxkpi::csv {

struct Structure {
  char delimiter = ',';
  std::size_t header_offset = 0;  // where the header begins; what stands before it is a preamble
  std::uint64_t header_line = 0;  // lines before it
  enum class End {
    as_named,
    one_more,  // each record ends with a delimiter, so it has an empty column more than the header
    one_less,  // the header ends with a delimiter, and no record has that column
  } end = End::as_named;
};

// `text` begins with the first line that is not blank; its last record counts only when `whole` says that the file ends
// there. `search_padding` bytes behind `text` must be readable and writable; what is written is put back.
// The delimiter, unless given, is the one that cuts the first hundred records (64 KiB) into the most columns, the same
// number in each. Where none cuts them all alike, ragged records or a column more than the header names must not hide
// it: the one that cuts most of them alike, at least half. It must cut the header. One that cuts the first record too
// goes before one to which that is a preamble: under "id;price;tax", "1;12,50;2,08" is no header of three columns. Ties
// go in the order of `delimiters`. Without any, a comma. The header is the first record, unless others stand before the
// first that is cut like most: at most twenty of fewer columns, each beginning with #, or parted from the header by a
// blank line, or all of one column before a header of three or more. Where a spreadsheet has filled up each line with
// delimiters, blank columns at a line's ends do not count, and a line of nothing else is a blank one.
[[nodiscard]] Structure find_structure(std::span<char> text, bool whole, bool quotes, std::optional<char> delimiter);

}  // namespace cxkpi::csv
