// Reading amounts and counts as shops write them, exactly. Refuses to guess between thousands and decimals.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cxkpi::exports {

enum class NumberFault : std::uint8_t {
  none,
  not_a_number,
  ambiguous,  // "1,234": a thousand or one and a bit, unless `decimal` says which
};

struct ParsedNumber {
  std::int64_t value = 0;  // in units of 1/file_number_denominator
  NumberFault fault = NumberFault::none;
};

// An optional sign, digits, at most one decimal mark, digits. Thousands may be parted by blanks (no-break and narrow
// ones too), or by the mark that is not the decimal one, always in threes. One currency sign or three-letter code may
// stand before or behind. "27.78 %" is 0.2778. The fifth and later decimals are rounded half away from zero; what does
// not fit 64 bits is no number. Without `decimal` a '.' is the decimal mark, and so is a ',' that cannot part thousands
// ("12,5", "0,125", "1 234,567"); where both occur the later one is. A lone mark before three digits is read by these
// rules: "1.234" is 1.234, "1,234" is ambiguous. The text must not be empty.
[[nodiscard]] ParsedNumber parse_number(std::string_view text, std::optional<char> decimal) noexcept;

// In a column of which some values have a decimal comma and some a decimal point: only a text that reads one way is
// read, another one is ambiguous ("1.234", but not "1.234,5" or "7").
[[nodiscard]] ParsedNumber parse_unmistakable(std::string_view text) noexcept;

}  // namespace cxkpi::exports
