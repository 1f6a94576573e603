// The types of values: what they are called, which of them fit together, and the conversions that make them fit. Knows
// no names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/expr/formula.h"
#include "cxkpi/expr/model.h"
#include "cxkpi/expr/tree.h"

namespace cxkpi::expr {

inline constexpr std::int64_t finest_denominator = 1'000'000'000'000;
inline constexpr std::int64_t quotient_denominator = 1'000'000;
inline constexpr ValueType flag_type{Type::flag, 1};

[[nodiscard]] Formula node(Act act, ValueType type, std::vector<Formula> args = {});
[[nodiscard]] Formula constant(ValueType type, std::int64_t value);

// A null or a text literal has no type of its own yet: it takes the one of its surroundings.
[[nodiscard]] Formula bare_null();
[[nodiscard]] Formula bare_text(std::string text);
[[nodiscard]] bool is_bare_null(const Formula& formula) noexcept;
[[nodiscard]] bool is_bare_text(const Formula& formula) noexcept;

// Numbers, dates and instants can be sorted.
[[nodiscard]] bool has_order(Type type) noexcept;

// "a number", "an instant", "a text", "null": as error messages call it.
[[nodiscard]] std::string spoken(Type type);
[[nodiscard]] std::string spoken(const Formula& formula);

// The typing rules over one text, whose place errors show.
class Typing {
 public:
  explicit Typing(std::string_view text) : text_(text) {}

  [[noreturn]] void fail(Span span, const std::string& message, const std::string& hint = {}) const;

  // The formula itself when it has the demanded type.
  [[nodiscard]] Formula demanded(Span span, Formula formula, Demand demand) const;

  // The type that all of them can take: numbers the finest denominator; date and instant together are dates.
  [[nodiscard]] ValueType common(const std::vector<Formula>& formulas, const std::vector<Span>& spans) const;

  // The formula brought to the type; `span` is where a misfit is shown.
  [[nodiscard]] Formula convert(Formula formula, ValueType target, Span span) const;

 private:
  [[nodiscard]] std::int64_t common_denominator(Span span, std::int64_t a, std::int64_t b) const;
  [[nodiscard]] Formula convert_text(Formula formula, ValueType target, Span span) const;
  [[nodiscard]] Formula rescale(Formula formula, ValueType target, Span span) const;

  std::string_view text_;
};

}  // namespace cxkpi::expr
