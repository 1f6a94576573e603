#include "render/rounding.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace cxkpi::render {
namespace {

// One more than a threshold can have: there is always a number between two thresholds.
constexpr int finest = 10;
// Beyond this a double holds no decimals, and the scaled integers below would not fit.
constexpr double largest = 1e15;

Int128 power_of_ten(int exponent) {
  Int128 power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

// digits × 10^exponent: a value as its fifteen significant digits.
struct Significand {
  Int128 digits = 0;
  int exponent = 0;
};

Significand significand(double value) {
  std::array<char, 32> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific, 14).ptr;
  Significand out;
  bool negative = false;
  const char* at = buffer.data();
  for (; at != end && *at != 'e'; ++at) {
    if (*at == '-') negative = true;
    if (*at >= '0' && *at <= '9') out.digits = out.digits * 10 + (*at - '0');
  }
  if (at != end) at += at[1] == '+' ? 2 : 1;
  std::from_chars(at, end, out.exponent);
  out.exponent -= 14;
  if (negative) out.digits = -out.digits;
  return out;
}

// In units of 10^-decimals, halves away from zero.
Int128 rounded(Significand value, int decimals) {
  const int shift = value.exponent + decimals;
  if (shift >= 0) return value.digits * power_of_ten(shift);
  if (shift < -30) return 0;
  const Int128 unit = power_of_ten(-shift);
  const Int128 half = value.digits < 0 ? -unit / 2 : unit / 2;
  return (value.digits + half) / unit;
}

bool agrees(Int128 scaled, int decimals, const Guard& guard) {
  const Int128 left = scaled * power_of_ten(guard.threshold.decimals);
  const Int128 right = guard.threshold.mantissa * power_of_ten(decimals);
  const int side = left < right ? -1 : left > right ? 1 : 0;
  return side == guard.side;
}

std::string text(Int128 scaled, int decimals) {
  const bool negative = scaled < 0;
  std::string digits;
  for (Int128 rest = negative ? -scaled : scaled; rest > 0; rest /= 10) {
    digits += static_cast<char>('0' + static_cast<int>(rest % 10));
  }
  while (digits.size() <= static_cast<std::size_t>(decimals)) digits += '0';
  std::reverse(digits.begin(), digits.end());
  if (decimals > 0) digits.insert(digits.size() - static_cast<std::size_t>(decimals), ".");
  return negative ? '-' + digits : digits;
}

std::string beyond(const Guard& guard) {
  return text(guard.threshold.mantissa * power_of_ten(finest - guard.threshold.decimals) + guard.side, finest);
}

}  // namespace

std::string shown(double value, int decimals, std::span<const Guard> guards) {
  if (!std::isfinite(value)) return {};
  if (std::abs(value) >= largest) {
    std::array<char, 400> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 0);
    return {buffer.data(), end.ptr};
  }
  const Significand exact = significand(value);
  for (int places = decimals; places <= finest; ++places) {
    const Int128 scaled = rounded(exact, places);
    if (std::all_of(guards.begin(), guards.end(), [&](const Guard& g) { return agrees(scaled, places, g); })) {
      return text(scaled, places);
    }
  }
  const Int128 last = rounded(exact, finest);
  return beyond(*std::find_if(guards.begin(), guards.end(), [&](const Guard& g) { return !agrees(last, finest, g); }));
}

Guard guard_of(double value, Decimal threshold) noexcept {
  constexpr double noise = 1e-9;
  const double distance = value - threshold.value();
  return {threshold, std::abs(distance) < noise ? 0 : distance < 0 ? -1 : 1};
}

void add_natural_guards(std::vector<Guard>& guards, double value, bool share) {
  guards.push_back(guard_of(value, {0, 0}));
  if (share) guards.push_back(guard_of(value, {100, 0}));
}

int decimals_of(std::string_view kind) noexcept {
  struct Row {
    std::string_view kind;
    int decimals;
  };
  static constexpr std::array<Row, 2> other_than_one{{{"stock", 0}, {"total", 0}}};
  for (const Row& row : other_than_one) {
    if (row.kind == kind) return row.decimals;
  }
  return 1;
}

}  // namespace cxkpi::render
