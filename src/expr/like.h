// SQL's `like`: % stands for any run of characters, _ for one (UTF-8) character.
#pragma once

#include <string_view>

namespace cxkpi::expr {

[[nodiscard]] bool matches_like(std::string_view text, std::string_view pattern) noexcept;

}  // namespace cxkpi::expr
