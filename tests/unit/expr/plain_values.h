// Single values for the evaluation row by row: rational numbers, days, instants, words; and what can be asked of two.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "cxkpi/stats/decimal.h"

namespace cxkpi::expr {

enum class Kind { none, flag, number, day, instant, text };

// numerator / denominator for numbers; for all others the numerator alone, or the text.
struct Value {
  Kind kind = Kind::none;
  Int128 numerator = 0;
  Int128 denominator = 1;
  std::string text;
};

using Cell = std::optional<Value>;  // no value: unknown
using Row = std::map<std::string, Cell>;
using Kinds = std::map<std::string, Kind>;

[[nodiscard]] Value number(Int128 numerator, Int128 denominator);
[[nodiscard]] Value of(Kind kind, Int128 value);
[[nodiscard]] Cell flag(bool value);

// Throws std::overflow_error.
[[nodiscard]] Int128 times(Int128 a, Int128 b);

// Rounded to six decimals, half away from zero. The divisor is not 0.
[[nodiscard]] Value quotient(const Value& a, const Value& b);

// The civil day of an instant in Paris; other values as they are.
[[nodiscard]] Cell as_day(const Cell& cell);

// Of two values of one kind.
[[nodiscard]] bool same(const Value& a, const Value& b);
[[nodiscard]] bool below(const Value& a, const Value& b);
[[nodiscard]] bool at_most(const Value& a, const Value& b);

// Both unknown, or the same.
[[nodiscard]] bool equal(const Cell& a, const Cell& b);
[[nodiscard]] std::string shown(const Cell& cell);

}  // namespace cxkpi::expr
