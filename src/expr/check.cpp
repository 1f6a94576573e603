// The visit itself, literals and functions.
#include <utility>

#include "cxkpi/error/suggest.h"
#include "expr/checker.h"

namespace cxkpi::expr {

Checked Checker::run() {
  Checked checked;
  checked.tree = parse(text_);
  checked.formula = visit(checked.tree);
  if (is_bare_null(checked.formula)) fail(checked.tree.span, "the expression is always unknown");
  if (is_bare_text(checked.formula))
    checked.formula.type.type = Type::category;
  else if (checked.formula.type.type == Type::text)
    fail(checked.tree.span, "free text cannot be computed with", "test it with 'is null'");
  checked.uses = std::move(uses_);
  checked.by_period = by_period_;
  return checked;
}

Formula Checker::visit(const Tree& tree) {
  switch (tree.op) {
    case Op::number:
      return constant({Type::number, power_of_ten(tree.number.decimals)}, tree.number.mantissa);
    case Op::text:
      return bare_text(tree.name);
    case Op::date:
      return constant({Type::date, 1}, tree.value);
    case Op::flag:
      return constant(flag_type, tree.value);
    case Op::null:
      return bare_null();
    case Op::duration:
      fail(tree.span, "a duration can only be added to or subtracted from a date or an instant",
           "write created_at + 48 hours, or compare hours(a, b) with a number");
    case Op::as_of:
      return node(Act::as_of, {Type::instant, 1});
    case Op::period_start:
    case Op::period_end:
      by_period_ = true;
      return node(tree.op == Op::period_start ? Act::period_start : Act::period_end, {Type::instant, 1});
    case Op::column:
      return column(tree);
    case Op::logical_or:
      return logical(tree, Act::logical_or);
    case Op::logical_and:
      return logical(tree, Act::logical_and);
    case Op::logical_not:
      return logical(tree, Act::logical_not);
    case Op::equal:
      return compare(tree, Act::equal, 0, 1);
    case Op::not_equal:
      return compare(tree, Act::not_equal, 0, 1);
    case Op::less:
      return compare(tree, Act::less, 0, 1);
    case Op::less_equal:
      return compare(tree, Act::less_equal, 0, 1);
    case Op::greater:
      return compare(tree, Act::less, 1, 0);
    case Op::greater_equal:
      return compare(tree, Act::less_equal, 1, 0);
    case Op::is_null:
    case Op::is_not_null:
      return null_test(tree);
    case Op::in_list:
    case Op::not_in_list:
      return in_list(tree);
    case Op::between:
    case Op::not_between:
      return between(tree);
    case Op::like:
    case Op::not_like:
      return like(tree);
    case Op::add:
    case Op::subtract:
      return sum(tree);
    case Op::multiply:
    case Op::divide:
      return product(tree);
    case Op::negate: {
      Formula inner = number(tree.args[0]);
      const ValueType type = inner.type;
      return node(Act::negate, type, {std::move(inner)});
    }
    case Op::case_when:
      return case_when(tree);
    case Op::call:
      return call(tree);
    case Op::aggregate:
      return aggregate(tree);
    case Op::neighbour:
      return neighbour(tree);
  }
  fail(tree.span, "this cannot be understood");
}

Formula Checker::condition(const Tree& tree) {
  Formula formula = visit(tree);
  if (is_bare_null(formula)) return node(Act::null, flag_type);
  return typing_.demanded(tree.span, std::move(formula), Demand::flag);
}

Formula Checker::number(const Tree& tree) {
  Formula formula = visit(tree);
  if (is_bare_null(formula)) return node(Act::null, {Type::number, 1});
  return typing_.demanded(tree.span, std::move(formula), Demand::number);
}

std::vector<Formula> Checker::visit_all(const std::vector<Tree>& trees, std::vector<Span>& spans) {
  std::vector<Formula> formulas;
  for (const Tree& tree : trees) {
    formulas.push_back(visit(tree));
    spans.push_back(tree.span);
  }
  return formulas;
}

std::vector<Formula> Checker::unified(const std::vector<Tree>& trees, ValueType& type) {
  std::vector<Span> spans;
  std::vector<Formula> formulas = visit_all(trees, spans);
  type = typing_.common(formulas, spans);
  for (std::size_t i = 0; i < formulas.size(); ++i)
    formulas[i] = typing_.convert(std::move(formulas[i]), type, spans[i]);
  return formulas;
}

Formula Checker::case_when(const Tree& tree) {
  std::vector<Tree> values;
  std::vector<Formula> args;
  for (std::size_t i = 0; i + 1 < tree.args.size(); i += 2) values.push_back(tree.args[i + 1]);
  if (tree.args.size() % 2 == 1) values.push_back(tree.args.back());
  ValueType type;
  std::vector<Formula> results = unified(values, type);
  for (std::size_t i = 0; i + 1 < tree.args.size(); i += 2) {
    args.push_back(condition(tree.args[i]));
    args.push_back(std::move(results[i / 2]));
  }
  args.push_back(tree.args.size() % 2 == 1 ? std::move(results.back()) : node(Act::null, type));
  return node(Act::case_when, type, std::move(args));
}

Formula Checker::call(const Tree& tree) {
  const Signature* signature = find_signature(tree.name);
  if (signature == nullptr) {
    fail(tree.span, "there is no function '" + tree.name + "'", did_you_mean(tree.name, function_names()));
  }
  if (tree.args.size() < signature->fewest || tree.args.size() > signature->most) {
    fail(tree.span, std::string(signature->name) + " takes " + std::string(signature->arguments));
  }
  if (signature->act == Act::coalesce || signature->act == Act::least || signature->act == Act::greatest) {
    ValueType type;
    std::vector<Formula> args = unified(tree.args, type);
    if (signature->act != Act::coalesce) demand_order(tree, type.type, "");
    return node(signature->act, type, std::move(args));
  }
  if (signature->act == Act::order_before || signature->act == Act::order_after) return around_orders(tree, *signature);
  if (signature->act == Act::sentiment || signature->act == Act::themes) return about_text(tree, *signature);
  if (signature->act == Act::add_months) {
    Formula day = typing_.convert(visit(tree.args[0]), signature->argument, tree.args[0].span);
    Formula months = number(tree.args[1]);
    if (months.type.denominator != 1) fail(tree.args[1].span, "months are whole", "add_months(promised_on, -1)");
    return node(Act::add_months, signature->result, {std::move(day), std::move(months)});
  }
  std::vector<Formula> args;
  for (const Tree& arg : tree.args) args.push_back(typing_.convert(visit(arg), signature->argument, arg.span));
  if (signature->act == Act::subtract) std::swap(args[0], args[1]);  // days(a, b) is b − a
  if (signature->act == Act::date_of) return std::move(args[0]);     // the conversion is all of it
  return node(signature->act, signature->result, std::move(args));
}

Formula Checker::about_text(const Tree& tree, const Signature& signature) {
  Formula column = visit(tree.args[0]);
  if (column.act != Act::column || column.type != signature.argument) {
    fail(tree.args[0].span, tree.name + " reads " + std::string(signature.arguments), tree.name + "(comment)");
  }
  Formula formula = node(signature.act, signature.result, {});
  formula.name = column.name;
  formula.table = table_;
  formula.key = print(tree);
  formula.args.push_back(std::move(column));
  return formula;
}

Checked check(const Model& model, std::string_view text, std::string_view table, std::string_view own_name) {
  return Checker(model, text, table, own_name).run();
}

Checked check(const Model& model, std::string_view text, std::string_view table, Demand demand) {
  Checked checked = Checker(model, text, table, {}).run();
  checked.formula = Typing(text).demanded(checked.tree.span, std::move(checked.formula), demand);
  return checked;
}

}  // namespace cxkpi::expr
