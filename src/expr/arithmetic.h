// Three-valued logic and exact arithmetic on single values. Unknown is null_value throughout.
#pragma once

#include <cstdint>

#include "cxkpi/error/error.h"
#include "cxkpi/stats/decimal.h"
#include "cxkpi/table/type.h"

namespace cxkpi::expr {

[[noreturn]] inline void too_large() {
  throw Error(ErrorKind::expression, "", "a number is too large for exact arithmetic",
              "--where can leave the rows out that bring it");
}

inline bool unknown(std::int64_t a, std::int64_t b) { return a == null_value || b == null_value; }

inline std::int64_t three_valued_or(std::int64_t a, std::int64_t b) {
  if (a == 1 || b == 1) return 1;
  return unknown(a, b) ? null_value : 0;
}

inline std::int64_t three_valued_and(std::int64_t a, std::int64_t b) {
  if (a == 0 || b == 0) return 0;
  return unknown(a, b) ? null_value : 1;
}

inline std::int64_t sum(std::int64_t a, std::int64_t b) {
  if (unknown(a, b)) return null_value;
  std::int64_t out = 0;
  if (__builtin_add_overflow(a, b, &out) || out == null_value) too_large();
  return out;
}

inline std::int64_t difference(std::int64_t a, std::int64_t b) {
  if (unknown(a, b)) return null_value;
  std::int64_t out = 0;
  if (__builtin_sub_overflow(a, b, &out) || out == null_value) too_large();
  return out;
}

inline std::int64_t product(std::int64_t a, std::int64_t b) {
  if (unknown(a, b)) return null_value;
  std::int64_t out = 0;
  if (__builtin_mul_overflow(a, b, &out) || out == null_value) too_large();
  return out;
}

// (a / da) / (b / db) in units of 1/`unit`, rounded half away from zero; unknown for a divisor of zero.
inline std::int64_t quotient(std::int64_t a, std::int64_t da, std::int64_t b, std::int64_t db, std::int64_t unit) {
  if (unknown(a, b) || b == 0) return null_value;
  Int128 numerator = static_cast<Int128>(a) * db;
  Int128 denominator = static_cast<Int128>(b) * da;
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const bool negative = numerator < 0;
  if (negative) numerator = -numerator;
  const Int128 whole = numerator / denominator;
  if (whole > INT64_MAX / unit) too_large();
  const Int128 rest = (numerator % denominator) * unit;
  const Int128 scaled = whole * unit + (2 * rest + denominator) / (2 * denominator);
  if (scaled > INT64_MAX) too_large();
  return static_cast<std::int64_t>(negative ? -scaled : scaled);
}

}  // namespace cxkpi::expr
