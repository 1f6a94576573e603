// The types of values, and how a missing one is stored: the one vocabulary that readers, expressions and calculators
// share.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

namespace cxkpi {

enum class Type : std::uint8_t {
  flag,      // true, false or unknown
  number,    // an exact decimal: an integer count of 1/denominator units
  date,      // a civil day
  instant,   // a second on the time line
  category,  // a text out of few: a code of the data set's dictionary
  key,       // an identifier that links rows
  text,      // free text
};

// "flag", "number", "date" …: as documentation and error messages call them.
[[nodiscard]] std::string_view name(Type type) noexcept;

// Any value but a key or a text travels as one 64-bit integer, and "unknown" is this one.
inline constexpr std::int64_t null_value = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int32_t null_narrow = std::numeric_limits<std::int32_t>::min();
inline constexpr std::int8_t null_flag = -1;

// Numbers that are read from files are kept in ten-thousandths: money with its cents, and room for rates.
inline constexpr std::int64_t file_number_denominator = 10000;

}  // namespace cxkpi
