// What stands for "no value" in a file. Every converter asks here first, so the tests are inline and cheap.
#pragma once

#include <string_view>

#include "cxkpi/text/trimmed.h"

namespace cxkpi::exports {

// NA, N/A, N/D, NULL, None, NaN (in any case), -, – and —, ? and \N.
[[nodiscard]] bool is_missing_marker(std::string_view trimmed) noexcept;

// NULL, N/A (in any case) and \N: a key or a text may well be called "NA" or "-".
[[nodiscard]] bool is_missing_key_marker(std::string_view trimmed) noexcept;

// "0000-00-00", "00/00/0000 00:00", which some databases write for no date.
[[nodiscard]] bool is_date_of_zeros(std::string_view trimmed) noexcept;

// Markers begin with few characters, values mostly with others: only the former are looked at closely.
[[nodiscard]] inline bool may_begin_marker(char first) noexcept {
  return first == 'N' || first == 'n' || first == '-' || first == '?' || first == '\\' || first == '\xE2';
}

// "Total", "Totaux", "Grand total": where an id should be, the row is the sum of the others.
[[nodiscard]] inline bool begins_like_total(char first) noexcept {
  return first == 'T' || first == 't' || first == 'G' || first == 'g';
}
[[nodiscard]] bool is_total(std::string_view trimmed) noexcept;

// For a text without blanks around: empty or a marker.
[[nodiscard]] inline bool is_missing(std::string_view trimmed) noexcept {
  return trimmed.empty() || (may_begin_marker(trimmed.front()) && is_missing_marker(trimmed));
}
[[nodiscard]] inline bool is_missing_key(std::string_view trimmed) noexcept {
  return trimmed.empty() || (may_begin_marker(trimmed.front()) && is_missing_key_marker(trimmed));
}

// The same for a zero-terminated field with blanks around or not; its length is not looked for unless it matters.
[[nodiscard]] inline bool is_missing_field(const char* field) noexcept {
  while (is_blank(*field)) ++field;
  return *field == '\0' || (may_begin_marker(*field) && is_missing_marker(trimmed(field)));
}
[[nodiscard]] inline bool is_missing_key_field(const char* field) noexcept {
  while (is_blank(*field)) ++field;
  return *field == '\0' || (may_begin_marker(*field) && is_missing_key_marker(trimmed(field)));
}

}  // namespace cxkpi::exports
