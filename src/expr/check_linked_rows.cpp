// Aggregates over an order's rows, and neighbours in a customer's history.
#include <algorithm>
#include <utility>

#include "cxkpi/error/suggest.h"
#include "expr/checker.h"

namespace cxkpi::expr {

// Equal keys are computed once, so a name that means the file's column only here must show in the key.
std::string Checker::key_of(const Tree& tree, std::size_t first_use) const {
  const bool own = std::any_of(uses_.begin() + static_cast<std::ptrdiff_t>(first_use), uses_.end(),
                               [](const Use& use) { return use.from_file && !use.link; });
  return print(tree) + (own ? " in " + own_table_ + "." + std::string(own_name_) : "");
}

// The parts that an aggregate needs are there, and no others.
void Checker::check_parts(const Tree& tree, const AggregateRule& rule) const {
  const std::string example = "write " + std::string(rule.example);
  if (rule.takes_value != !tree.args.empty()) {
    fail(tree.span, tree.name + (rule.takes_value ? " needs a column" : " takes a table, not a column"), example);
  }
  if (rule.needs_condition && tree.where.empty()) fail(tree.span, tree.name + " needs a condition", example);
  if (rule.takes_order != !tree.order.empty()) {
    fail(tree.span, tree.name + (rule.takes_order ? " needs 'order by'" : " takes no 'order by'"), example);
  }
}

Formula Checker::aggregate(const Tree& tree) {
  if (table_ != "orders") {
    fail(tree.span, "an aggregate folds the rows of an order, and this expression is about " + table_,
         "define a column of orders and read it with 'order.'");
  }
  std::vector<std::string> linked = model_.tables();
  linked.erase(std::remove(linked.begin(), linked.end(), "orders"), linked.end());
  if (std::find(linked.begin(), linked.end(), tree.table) == linked.end()) {
    fail(tree.span, "no table '" + tree.table + "' is linked to orders", did_you_mean(tree.table, linked));
  }
  check_parts(tree, *find_aggregate(tree.name));
  Formula formula = node(Act::aggregate, flag_type);
  formula.name = tree.name;
  formula.table = tree.table;
  formula.optional = tree.optional;
  formula.descending = tree.descending;
  const std::size_t first_use = uses_.size();
  const bool outer_optional = std::exchange(optional_table_, tree.optional);
  const std::string outer_table = std::exchange(table_, tree.table);
  use(tree.table, "", false, tree.optional);
  use_link(tree.table, false);
  if (!tree.args.empty()) formula.args.push_back(visit(tree.args[0]));
  if (!tree.where.empty()) formula.where.push_back(condition(tree.where[0]));
  if (!tree.order.empty()) formula.order.push_back(visit(tree.order[0]));
  table_ = outer_table;
  optional_table_ = outer_optional;
  formula.key = key_of(tree, first_use);
  if (!formula.order.empty() && !has_order(formula.order[0].type.type)) {
    fail(tree.order[0].span, "this is " + spoken(formula.order[0]) + ", which has no order");
  }
  if (tree.name == "count") formula.type = {Type::number, 1};
  if (tree.args.empty()) return formula;
  const Type type = formula.args[0].type.type;
  const Span value = tree.args[0].span;
  if (tree.name == "sum") static_cast<void>(typing_.demanded(value, formula.args[0], Demand::number));
  if ((tree.name == "min" || tree.name == "max") && !has_order(type)) {
    fail(value, "this is " + spoken(formula.args[0]) + ", which has no order", "use first(… order by …)");
  }
  if (type == Type::text) fail(value, "free text cannot be aggregated");
  formula.type = formula.args[0].type;
  return formula;
}

Formula Checker::around_orders(const Tree& tree, const Signature& signature) {
  if (table_ == "orders" || !model_.type_of(table_, "customer", false)) {
    fail(tree.span, tree.name + " looks from another table's row at its customer's orders",
         table_ == "orders" ? "between orders write next(ordered_at) or previous(ordered_at)" : "");
  }
  const std::size_t first_use = uses_.size();
  const bool outer_by_period = std::exchange(by_period_, false);
  Formula moment = typing_.convert(visit(tree.args[0]), signature.argument, tree.args[0].span);
  if (by_period_) fail(tree.span, "a history is the same whatever the period", "compare its outcome with the period");
  by_period_ = outer_by_period;
  use("orders", "", false, false);
  use("orders", "customer", false, false);
  use("orders", "ordered_at", false, false);
  use(table_, "customer", false, false);
  Formula formula = node(signature.act, signature.result, {std::move(moment)});
  formula.name = tree.name;
  formula.table = table_;
  formula.key = key_of(tree, first_use);
  return formula;
}

Formula Checker::neighbour(const Tree& tree) {
  if (!model_.type_of(table_, "customer", false)) {
    fail(tree.span, table_ + " has no 'customer' column, and a history is a customer's");
  }
  const std::size_t first_use = uses_.size();
  const bool outer_by_period = std::exchange(by_period_, false);
  Formula value = visit(tree.args[0]);
  if (!has_order(value.type.type)) fail(tree.args[0].span, "this is " + spoken(value) + ", which has no order");
  use(table_, "customer", false, false);
  const ValueType type = tree.name == "place" ? ValueType{Type::number, 1} : value.type;
  Formula formula = node(Act::neighbour, type, {std::move(value)});
  formula.name = tree.name;
  formula.table = table_;
  for (std::size_t i = 1; i < tree.args.size(); ++i) {
    formula.args.push_back(visit(tree.args[i]));
    if (formula.args.back().type.type == Type::text) fail(tree.args[i].span, "free text cannot be compared");
  }
  if (!tree.where.empty()) formula.where.push_back(condition(tree.where[0]));
  if (by_period_) fail(tree.span, "a history is the same whatever the period", "compare its outcome with the period");
  by_period_ = outer_by_period;
  formula.key = key_of(tree, first_use);
  // The row's own number settles which of two equal values comes first.
  if (const std::string& key = model_.key_of(table_); !key.empty()) use(table_, key, true, true);
  return formula;
}

}  // namespace cxkpi::expr
