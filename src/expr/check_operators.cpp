// What operators take and give.
#include <map>
#include <utility>

#include "expr/checker.h"

namespace cxkpi::expr {
namespace {

constexpr Int128 day_seconds = 86400;
constexpr Int128 longest_shift = 3'660'000 * day_seconds;  // ten thousand years

Formula negated_if(bool negated, Formula formula) {
  return negated ? node(Act::logical_not, flag_type, {std::move(formula)}) : formula;
}

}  // namespace

Formula Checker::logical(const Tree& tree, Act act) {
  std::vector<Formula> args;
  for (const Tree& arg : tree.args) args.push_back(condition(arg));
  return node(act, flag_type, std::move(args));
}

void Checker::demand_order(const Tree& tree, Type type, const std::string& hint) const {
  if (!has_order(type)) fail(tree.span, spoken(type) + " has no order", hint);
}

Formula Checker::compare(const Tree& tree, Act act, std::size_t left, std::size_t right) {
  ValueType type;
  std::vector<Formula> args = unified(tree.args, type);
  if (act == Act::less || act == Act::less_equal) demand_order(tree, type.type, "use '=', '<>', 'in' or 'like'");
  return node(act, flag_type, {std::move(args[left]), std::move(args[right])});
}

Formula Checker::null_test(const Tree& tree) {
  Formula inner = visit(tree.args[0]);
  if (is_bare_null(inner) || is_bare_text(inner)) fail(tree.args[0].span, "a column is needed here");
  return node(tree.op == Op::is_null ? Act::is_null : Act::is_not_null, flag_type, {std::move(inner)});
}

Formula Checker::in_list(const Tree& tree) {
  ValueType type;
  std::vector<Formula> args = unified(tree.args, type);
  return negated_if(tree.op == Op::not_in_list, node(Act::in_list, flag_type, std::move(args)));
}

Formula Checker::between(const Tree& tree) {
  ValueType type;
  std::vector<Formula> args = unified(tree.args, type);
  demand_order(tree, type.type, "use 'in'");
  Formula low = node(Act::less_equal, flag_type, {std::move(args[1]), args[0]});
  Formula high = node(Act::less_equal, flag_type, {std::move(args[0]), std::move(args[2])});
  return negated_if(tree.op == Op::not_between, node(Act::logical_and, flag_type, {std::move(low), std::move(high)}));
}

Formula Checker::like(const Tree& tree) {
  Formula value = visit(tree.args[0]);
  if (value.type.type != Type::category) {
    fail(tree.args[0].span, "'like' needs a category, and this is " + spoken(value));
  }
  Formula formula = node(Act::like, flag_type, {std::move(value)});
  formula.name = tree.name;
  return negated_if(tree.op == Op::not_like, std::move(formula));
}

Formula Checker::sum(const Tree& tree) {
  if (tree.args[1].op == Op::duration) return shift(tree);
  std::vector<Span> spans;
  std::vector<Formula> args = visit_all(tree.args, spans);
  const bool dates = args[0].type.type == Type::date && args[1].type.type == Type::date;
  if (tree.op == Op::subtract && dates) return node(Act::subtract, {Type::number, 1}, std::move(args));
  for (const Formula& arg : args) {
    if (arg.type.type != Type::date && arg.type.type != Type::instant) continue;
    fail(tree.span, "dates and instants take a duration here",
         "write promised_on + 2 days; days(a, b) and hours(a, b) give the time between two");
  }
  const ValueType type = typing_.common(args, spans);
  for (std::size_t i = 0; i < 2; ++i) {
    args[i] = typing_.demanded(spans[i], typing_.convert(std::move(args[i]), type, spans[i]), Demand::number);
  }
  return node(tree.op == Op::add ? Act::add : Act::subtract, type, std::move(args));
}

Formula Checker::shift(const Tree& tree) {
  Formula base = visit(tree.args[0]);
  const Tree& duration = tree.args[1];
  static const std::map<std::string, std::int64_t> unit_seconds{
      {"second", 1}, {"minute", 60}, {"hour", 3600}, {"day", 86400}, {"week", 604800}};
  Int128 amount = static_cast<Int128>(duration.number.mantissa) * unit_seconds.at(duration.name);
  const std::int64_t scale = power_of_ten(duration.number.decimals);
  if (amount > longest_shift * scale) fail(duration.span, "the duration is too long");
  if (base.type.type == Type::date) {
    if (amount % (scale * day_seconds) != 0) {
      fail(duration.span, "a date moves by whole days only", "write date(t) after the sum, or use whole days");
    }
    amount /= scale * day_seconds;
  } else if (base.type.type == Type::instant) {
    amount /= scale;
  } else {
    fail(tree.args[0].span, "this is " + spoken(base) + ", but a date or an instant is needed");
  }
  const ValueType type = base.type;
  Formula moved = node(Act::shift, type, {std::move(base)});
  moved.value = static_cast<std::int64_t>(tree.op == Op::add ? amount : -amount);
  return moved;
}

Formula Checker::product(const Tree& tree) {
  std::vector<Formula> args;
  for (const Tree& arg : tree.args) args.push_back(number(arg));
  if (tree.op == Op::divide) return node(Act::divide, {Type::number, quotient_denominator}, std::move(args));
  const Int128 denominator = static_cast<Int128>(args[0].type.denominator) * args[1].type.denominator;
  if (denominator > finest_denominator) fail(tree.span, "the product has too many decimals");
  return node(Act::multiply, {Type::number, static_cast<std::int64_t>(denominator)}, std::move(args));
}

}  // namespace cxkpi::expr
