// Records as they stand in a file, for those who want to see or mend them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "cxkpi/csv/input_file.h"
#include "cxkpi/csv/layout.h"

namespace cxkpi::csv {

// The records that begin on these lines, by line, without their line ends, in UTF-8 (bytes that are not are read as
// Windows-1252 or CP850). Lines on which none begins are left out. Reads the file from its first record to the last
// line asked for. Throws Error(input) when reading fails.
[[nodiscard]] std::map<std::uint64_t, std::string> raw_records(const InputFile& file, const Layout& layout,
                                                               const std::set<std::uint64_t>& lines);

}  // namespace cxkpi::csv
