// Where a command prints, and the one way to do it.
#pragma once

#include <ostream>
#include <string_view>

namespace cxkpi::cli {

struct Streams {
  std::ostream& out;
  std::ostream& err;
  bool colour = false;
  bool terminal = false;  // a person looks at `out`
};

// Whoever read standard output has gone and wants no more of it: no error, and nobody to tell.
struct ReaderGone {};

// Writes all bytes to standard output. Throws ReaderGone, or Error(output) with the system's reason.
void print(std::ostream& out, std::string_view bytes);

}  // namespace cxkpi::cli
