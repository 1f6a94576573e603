// Texts from files as messages and reports may show them: nothing in them can drive a terminal.
#pragma once

#include <string>
#include <string_view>

namespace cxkpi {

// What could move the cursor, reorder or hide text is shown as an escape: "\n", "\t", "\x1b" for C0 and DEL, "\u{9b}"
// for C1, for bidirectional controls and for other invisible characters; bytes that are no UTF-8 as "\xff". The rest,
// backslashes included, stays as it is.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace cxkpi
