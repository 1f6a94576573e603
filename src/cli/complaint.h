// An error as a terminal may show it.
#pragma once

#include <string>
#include <string_view>

#include "cxkpi/error/error.h"

namespace cxkpi::cli {

// The text of the error with the program's name, lines of its own, and a final newline. Nothing that came from a file,
// a file's name or the command line can drive the terminal, and none of its parts is longer than a person reads.
[[nodiscard]] std::string complaint(const Error& error);

// The same for an error that is not ours.
[[nodiscard]] std::string complaint(std::string_view message);

}  // namespace cxkpi::cli
