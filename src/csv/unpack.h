// Compressed files. libarchive knows the formats; it is met in this module's unpack.cpp and nowhere else.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "csv/spool.h"

namespace cxkpi::csv {

// "gzip", "bzip2", "xz", "zstd", told by a file's first six bytes; empty for none of them. Throws Error(input) for what
// holds other files (a ZIP archive, an Excel workbook), naming the way out.
[[nodiscard]] std::string packing_of(std::string_view start, const std::string& name);

// What comes out of a packed file of `packed_size` bytes. Several packed streams behind one another give one. Throws
// Error(input) for a damaged or cut file, and for one that unpacks to more than 1 GiB and 200 times its size.
[[nodiscard]] ByteSource unpacked(ByteSource packed, std::uint64_t packed_size, const std::string& name);

}  // namespace cxkpi::csv
