// Texts of files and file names as they may be shown in a message: nothing in them can drive a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cxkpi::exports {

// Control characters become \n, \t or \xNN; all else stays.
[[nodiscard]] std::string printable(std::string_view text);

// The first `characters` characters (UTF-8 sequences are never cut); shorter texts stay.
[[nodiscard]] std::string_view cut(std::string_view text, std::size_t characters);

// 'text' in quotes, printable, cut to 80 characters with … behind when more follow.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace cxkpi::exports
