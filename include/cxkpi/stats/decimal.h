// Exact numbers: decimals as people type them (a threshold of 89.5), and quotients of integers (a share of 8999/10000).
// Comparisons between the two never round.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cxkpi {

__extension__ using Int128 = __int128;

// 10^exponent, for 0 to 18.
[[nodiscard]] std::int64_t power_of_ten(int exponent) noexcept;

// mantissa / 10^decimals; decimals is 0 to 9.
struct Decimal {
  std::int64_t mantissa = 0;
  int decimals = 0;

  // "90", "-0.5", "89.996"; no value for anything else, or for more than nine decimals or eighteen digits.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text) noexcept;
  [[nodiscard]] double value() const noexcept;
  // "89.5": without trailing zeros.
  [[nodiscard]] std::string text() const;
};

// numerator / denominator, denominator > 0.
struct Quotient {
  Int128 numerator = 0;
  Int128 denominator = 1;
  [[nodiscard]] double value() const noexcept;
};

// Exact for numerators and denominators below 10^28.
[[nodiscard]] std::strong_ordering compare(Quotient value, Decimal threshold) noexcept;

}  // namespace cxkpi
