// Division that rounds towards minus infinity, as day counts before 1970 need; and the way back into the range of Day.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "cxkpi/calendar/civil.h"

namespace cxkpi {

inline constexpr Seconds seconds_per_day = 86400;

[[nodiscard]] constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) noexcept {
  return a / b - ((a % b != 0 && (a < 0) != (b < 0)) ? 1 : 0);
}

// The remainder of floor_divide: 0 to b − 1 for a positive b.
[[nodiscard]] constexpr std::int64_t floor_modulo(std::int64_t a, std::int64_t b) noexcept {
  return a - floor_divide(a, b) * b;
}

// The nearest Day of a day count that may lie outside its range.
[[nodiscard]] constexpr Day to_day_range(std::int64_t days) noexcept {
  return static_cast<Day>(
      std::clamp<std::int64_t>(days, std::numeric_limits<Day>::min(), std::numeric_limits<Day>::max()));
}

}  // namespace cxkpi
