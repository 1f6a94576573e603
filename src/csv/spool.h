// Unnamed temporary files for what cannot be read in place: what can only be read once, what is packed, what is in
// another encoding. It does not interpret the bytes.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace cxkpi::csv {

// Gives the next bytes, up to `length`, into `out`, and returns how many; 0 at the end. Throws Error(input).
using ByteSource = std::function<std::size_t(char* out, std::size_t length)>;

// Copies all bytes to a file that disappears when it is closed, and returns its descriptor. `name` is what error
// messages call the source. The folder is that of TMPDIR, else the system's. Throws Error(input) when reading fails or
// the folder cannot take it.
[[nodiscard]] int spool(const ByteSource& source, const std::string& name);

// The bytes of a descriptor, which must stay open meanwhile.
[[nodiscard]] ByteSource bytes_of(int descriptor, const std::string& name);

}  // namespace cxkpi::csv
