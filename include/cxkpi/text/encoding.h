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

// Whether French, German or English words come out right in CP850 (DOS) and not in Windows-1252: "livr\x82" is "livré",
// where a low quotation mark behind a letter makes no sense. A guess for a single text, from its letters' neighbours.
[[nodiscard]] bool looks_like_cp850(std::string_view bytes) noexcept;

// Each byte as a character of CP850.
[[nodiscard]] std::string from_cp850(std::string_view bytes);

// A text that is not UTF-8: as CP850 where it looks like that, else as Windows-1252.
[[nodiscard]] std::string from_single_bytes(std::string_view bytes);

}  // namespace cxkpi
