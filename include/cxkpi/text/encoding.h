// From the encodings that exports come in to UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace cxkpi {

// Whether all of it is well-formed UTF-8. True for an empty text.
[[nodiscard]] bool is_utf8(std::string_view bytes) noexcept;

// Each byte as a character of Windows-1252, which Latin-1 is a part of but for its control characters. The five bytes
// that have no character there become U+FFFD.
[[nodiscard]] std::string from_windows_1252(std::string_view bytes);

}  // namespace cxkpi
