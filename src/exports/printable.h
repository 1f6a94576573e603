// Texts of files as a message quotes them: printable, and short.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cxkpi/text/printable.h"

namespace cxkpi::exports {

// The first `characters` characters (UTF-8 sequences are never cut); shorter texts stay.
[[nodiscard]] std::string_view cut(std::string_view text, std::size_t characters);

// 'text' in quotes, printable, cut to 80 characters with … behind when more follow.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace cxkpi::exports
