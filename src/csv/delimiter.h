// Finds out a file's delimiter from its first records. It trusts structure only, never what the columns say.
#pragma once

#include <span>

namespace cxkpi::csv {

// `text` begins with the header; its last record counts only when `whole` says that the file ends there.
// `search_padding` bytes behind `text` must be readable and writable; what is written is put back.
// The delimiter that cuts the first hundred records (64 KiB) into the most columns, the same number in each. Where none
// cuts them all alike, ragged records or a column more than the header names must not hide it: the one that cuts most
// of them alike, at least half. It must cut the header. Ties go in the order of `delimiters`. Without any, a comma.
[[nodiscard]] char find_delimiter(std::span<char> text, bool whole, bool quotes);

}  // namespace cxkpi::csv
