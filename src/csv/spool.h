// Copies what can only be read once (a pipe, a terminal) to an unnamed temporary file. It does not interpret the bytes.
#pragma once

#include <string>

namespace cxkpi::csv {

// Returns the descriptor of a file that disappears when it is closed. `name` is what error messages call the source.
// The folder is that of TMPDIR, else the system's. Throws Error(input) when reading fails or the folder cannot take it.
[[nodiscard]] int spool(int source, const std::string& name);

}  // namespace cxkpi::csv
