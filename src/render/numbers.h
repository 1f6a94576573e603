// Numbers as written for machines and for people. Rounds nothing itself.
#pragma once

#include <cmath>
#include <string>
#include <string_view>

#include "cxkpi/error/words.h"
#include "cxkpi/stats/decimal.h"

namespace cxkpi::render {

// Between thousands, and between a number and its unit, in both languages.
inline constexpr std::string_view thin_space = "\u202f";
inline constexpr std::string_view hard_space = "\u00a0";

// True for integers that a double holds exactly.
[[nodiscard]] inline bool is_integer(double value) noexcept {
  return std::trunc(value) == value && std::abs(value) < 9007199254740992.0;
}

// The shortest decimal that reads back as the same double: "0.9338731443994602", "1384", without an exponent between
// 1e-9 and 1e17. Values that are not finite give "".
[[nodiscard]] std::string shortest(double value);

// A target or a threshold in the unit of values: 0.95 for the 95 % of a share, whose scale is 100.
[[nodiscard]] double in_unit_of_values(Decimal target, double target_scale) noexcept;

// A plain decimal ("-1384.5") for people: thousands apart, decimals behind a point or comma, a true minus sign.
[[nodiscard]] std::string localised(std::string_view decimal, Language language);

// A count or a sum: whole, but for sums below 100 that are not, which have two decimals.
[[nodiscard]] std::string counted(double value, Language language);

}  // namespace cxkpi::render
