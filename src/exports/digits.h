// Digits in texts, whatever the locale.
#pragma once

#include <algorithm>
#include <string_view>

namespace cxkpi::exports {

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

[[nodiscard]] inline bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

}  // namespace cxkpi::exports
