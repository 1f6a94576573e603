// What stands for "no value" in a file. Every converter asks here first, so the tests are inline and cheap.
#pragma once

#include <string_view>

namespace cxkpi {

inline bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// The text from its first character that is no blank.
inline const char* after_blanks(const char* text) noexcept {
  while (is_blank(*text)) ++text;
  return text;
}

[[nodiscard]] inline std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// NA, N/A, NULL, None, NaN (in any case), -, ? and \N.
[[nodiscard]] bool is_missing_marker(std::string_view trimmed) noexcept;

// NULL, N/A (in any case) and \N: a key or a text may well be called "NA" or "-".
[[nodiscard]] bool is_missing_key_marker(std::string_view trimmed) noexcept;

// For a text without blanks around: empty or a marker. Markers begin with few characters, values mostly with others.
[[nodiscard]] inline bool is_missing(std::string_view trimmed) noexcept {
  if (trimmed.empty()) return true;
  switch (trimmed.front()) {
    case 'N':
    case 'n':
    case '-':
    case '?':
    case '\\':
      return is_missing_marker(trimmed);
    default:
      return false;
  }
}

// The same for a zero-terminated field; blanks in front are allowed.
[[nodiscard]] inline bool is_missing_field(const char* field) noexcept {
  field = after_blanks(field);
  return *field == '\0' || is_missing(trimmed(field));
}

[[nodiscard]] inline bool is_missing_key(std::string_view trimmed) noexcept {
  if (trimmed.empty()) return true;
  switch (trimmed.front()) {
    case 'N':
    case 'n':
    case '\\':
      return is_missing_key_marker(trimmed);
    default:
      return false;
  }
}

}  // namespace cxkpi
