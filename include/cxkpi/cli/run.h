// The command line as one call: what main does, and what tests can do with strings.
#pragma once

#include <ostream>

namespace cxkpi {

// Data goes to `out`, all else to `err`; `is_terminal` decides on colour where --color=auto. Returns the exit status:
// 0 all went well and every requirement holds, 1 a requirement does not hold, 2 it could not be judged (usage, config,
// input, output, or a requirement without data). Never throws.
int run(int argc, const char* const* argv, std::ostream& out, std::ostream& err, bool is_terminal) noexcept;

}  // namespace cxkpi
