// Texts measured in terminal columns. Expects text that for_terminal() has made safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cxkpi::render {

// Columns taken: 0 for combining marks, 2 for wide East Asian characters and most emoji.
[[nodiscard]] std::size_t width(std::string_view text) noexcept;

// In capitals, accents kept: "PÉRIODE".
[[nodiscard]] std::string upper(std::string_view text);

// Lines of at most `columns`, broken at blanks, or inside words that are longer than a line. At most `max_lines` lines,
// the last ending in "…" when text is left over; at least one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t columns,
                                               std::size_t max_lines = static_cast<std::size_t>(-1));

}  // namespace cxkpi::render
