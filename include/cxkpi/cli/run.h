// The command line as one call: what main does, and what tests can do with strings.
#pragma once

#include <ostream>

namespace cxkpi {

// The exit status when whoever reads the output has read enough: what a shell shows of a program that SIGPIPE ended.
inline constexpr int reader_gone = 128 + 13;

// Data goes to `out`, all else to `err`; `is_terminal` decides on colour where --color=auto. Returns the exit status:
// 0 all went well and every requirement holds, 1 a requirement does not hold, 2 it could not be judged (usage, config,
// input, output, or a requirement without data), or `reader_gone`. Never throws.
int run(int argc, const char* const* argv, std::ostream& out, std::ostream& err, bool is_terminal) noexcept;

}  // namespace cxkpi
