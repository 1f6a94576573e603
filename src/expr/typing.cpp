#include "expr/typing.h"

#include <numeric>
#include <optional>
#include <utility>

#include "cxkpi/error/error.h"

namespace cxkpi::expr {

Formula node(Act act, ValueType type, std::vector<Formula> args) {
  Formula formula;
  formula.act = act;
  formula.type = type;
  formula.args = std::move(args);
  return formula;
}

Formula constant(ValueType type, std::int64_t value) {
  Formula formula = node(Act::constant, type);
  formula.value = value;
  return formula;
}

Formula bare_null() {
  Formula null = node(Act::null, {});
  null.name = "bare";
  return null;
}

Formula bare_text(std::string text) {
  Formula formula = node(Act::text_constant, {Type::text, 1});
  formula.name = std::move(text);
  return formula;
}

bool is_bare_null(const Formula& formula) noexcept { return formula.act == Act::null && formula.name == "bare"; }

bool is_bare_text(const Formula& formula) noexcept {
  return formula.act == Act::text_constant && formula.type.type == Type::text;
}

bool has_order(Type type) noexcept { return type == Type::number || type == Type::date || type == Type::instant; }

std::string spoken(Type type) { return (type == Type::instant ? "an " : "a ") + std::string(name(type)); }

std::string spoken(const Formula& formula) {
  if (is_bare_null(formula)) return "null";
  if (is_bare_text(formula)) return "a text";
  return spoken(formula.type.type);
}

void Typing::fail(Span span, const std::string& message, const std::string& hint) const {
  throw Error(ErrorKind::expression, "", message, hint, caret(text_, span));
}

Formula Typing::demanded(Span span, Formula formula, Demand demand) const {
  const Type type = formula.type.type;
  switch (demand) {
    case Demand::flag:
      if (type != Type::flag)
        fail(span, "this is " + spoken(formula) + ", but a condition is needed", "write a comparison");
      break;
    case Demand::number:
      if (type != Type::number) fail(span, "this is " + spoken(formula) + ", but a number is needed");
      break;
    case Demand::date_or_instant:
      if (type != Type::date && type != Type::instant) {
        fail(span, "this is " + spoken(formula) + ", but a date or an instant is needed");
      }
      break;
  }
  return formula;
}

std::int64_t Typing::common_denominator(Span span, std::int64_t a, std::int64_t b) const {
  const Int128 common = static_cast<Int128>(a / std::gcd(a, b)) * b;
  if (common > finest_denominator) fail(span, "these numbers have too many decimals together");
  return static_cast<std::int64_t>(common);
}

ValueType Typing::common(const std::vector<Formula>& formulas, const std::vector<Span>& spans) const {
  std::optional<ValueType> common;
  bool texts = false;
  for (std::size_t i = 0; i < formulas.size(); ++i) {
    const Formula& formula = formulas[i];
    if (is_bare_null(formula)) continue;
    if (is_bare_text(formula)) {
      texts = true;
      continue;
    }
    if (formula.type.type == Type::text) fail(spans[i], "free text cannot be compared", "use 'is null'");
    if (!common) {
      common = formula.type;
    } else if (common->type == Type::number && formula.type.type == Type::number) {
      common->denominator = common_denominator(spans[i], common->denominator, formula.type.denominator);
    } else if ((common->type == Type::date && formula.type.type == Type::instant) ||
               (common->type == Type::instant && formula.type.type == Type::date)) {
      common = ValueType{Type::date, 1};
    } else if (common->type != formula.type.type) {
      fail(spans[i], "this is " + spoken(formula) + ", but " + spoken(common->type) + " is needed");
    }
  }
  if (common) return *common;
  if (texts) return {Type::category, 1};
  fail(spans.empty() ? Span{} : spans[0], "the type of this cannot be told",
       "compare with a column; test with 'is null'");
}

Formula Typing::convert(Formula formula, ValueType target, Span span) const {
  if (is_bare_null(formula)) return node(Act::null, target);
  if (is_bare_text(formula)) return convert_text(std::move(formula), target, span);
  if (formula.type == target) return formula;
  if (formula.type.type == Type::number && target.type == Type::number)
    return rescale(std::move(formula), target, span);
  if (formula.type.type == Type::instant && target.type == Type::date)
    return node(Act::date_of, target, {std::move(formula)});
  fail(span, "this is " + spoken(formula) + ", but " + spoken(target.type) + " is needed");
}

Formula Typing::convert_text(Formula formula, ValueType target, Span span) const {
  if (target.type != Type::category && target.type != Type::key) {
    const bool dated = target.type == Type::date || target.type == Type::instant;
    fail(span, "a text where " + spoken(target.type) + " is needed", dated ? "write date '" + formula.name + "'" : "");
  }
  formula.type = target;
  return formula;
}

Formula Typing::rescale(Formula formula, ValueType target, Span span) const {
  const std::int64_t factor = target.denominator / formula.type.denominator;
  if (formula.act == Act::constant) {
    std::int64_t scaled = 0;
    if (__builtin_mul_overflow(formula.value, factor, &scaled)) fail(span, "the number is too large");
    return constant(target, scaled);
  }
  Formula scaled = node(Act::rescale, target, {std::move(formula)});
  scaled.value = factor;
  return scaled;
}

}  // namespace cxkpi::expr
