// Prints a tree with no more parentheses than it needs.
#include <string>

#include "cxkpi/calendar/civil.h"
#include "cxkpi/expr/tree.h"

namespace cxkpi::expr {
namespace {

// How tightly a node binds; a child that binds less tightly than its place demands stands in parentheses.
enum Binding { loosest = 0, conjunction = 1, negation = 2, comparison = 3, sum = 4, product = 5, unary = 6, atom = 7 };

Binding binding(const Tree& tree) {
  switch (tree.op) {
    case Op::logical_or:
      return loosest;
    case Op::logical_and:
      return conjunction;
    case Op::logical_not:
      return negation;
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::is_null:
    case Op::is_not_null:
    case Op::in_list:
    case Op::not_in_list:
    case Op::between:
    case Op::not_between:
    case Op::like:
    case Op::not_like:
      return comparison;
    case Op::add:
    case Op::subtract:
      return sum;
    case Op::multiply:
    case Op::divide:
      return product;
    case Op::negate:
      return unary;
    default:
      return atom;
  }
}

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    out += c;
    if (c == '\'') out += c;
  }
  return out + "'";
}

std::string at(const Tree& tree, int tightness) {
  return binding(tree) < tightness ? "(" + print(tree) + ")" : print(tree);
}

std::string infix(const Tree& tree, const std::string& symbol, int left, int right) {
  return at(tree.args[0], left) + " " + symbol + " " + at(tree.args[1], right);
}

std::string chain(const Tree& tree, const std::string& symbol, int tightness) {
  std::string out = at(tree.args[0], binding(tree));
  for (std::size_t i = 1; i < tree.args.size(); ++i) out += " " + symbol + " " + at(tree.args[i], tightness);
  return out;
}

std::string list(const Tree& tree, std::size_t first, int tightness) {
  std::string out;
  for (std::size_t i = first; i < tree.args.size(); ++i) {
    out += (i > first ? ", " : "") + at(tree.args[i], tightness);
  }
  return out;
}

std::string case_text(const Tree& tree) {
  std::string out = "case";
  for (std::size_t i = 0; i + 1 < tree.args.size(); i += 2) {
    out += " when " + print(tree.args[i]) + " then " + print(tree.args[i + 1]);
  }
  if (tree.args.size() % 2 == 1) out += " else " + print(tree.args.back());
  return out + " end";
}

std::string aggregate_text(const Tree& tree) {
  std::string out = tree.name + "(" + tree.table + (tree.optional ? "?" : "");
  if (!tree.args.empty()) out += "." + print(tree.args[0]);
  if (!tree.where.empty()) out += " where " + print(tree.where[0]);
  if (!tree.order.empty()) out += " order by " + at(tree.order[0], sum) + (tree.descending ? " desc" : "");
  return out + ")";
}

std::string neighbour_text(const Tree& tree) {
  std::string out = tree.name + "(" + at(tree.args[0], sum);
  if (tree.args.size() > 1) out += " by " + list(tree, 1, loosest);
  if (!tree.where.empty()) out += " where " + print(tree.where[0]);
  return out + ")";
}

std::string duration_text(const Tree& tree) {
  const bool one = tree.number.decimals == 0 && tree.number.mantissa == 1;
  return tree.number.text() + " " + tree.name + (one ? "" : "s");
}

}  // namespace

std::string print(const Tree& tree) {
  switch (tree.op) {
    case Op::number:
      return tree.number.text();
    case Op::text:
      return quoted(tree.name);
    case Op::date:
      return "date '" + iso_date(static_cast<Day>(tree.value)) + "'";
    case Op::duration:
      return duration_text(tree);
    case Op::flag:
      return tree.value != 0 ? "true" : "false";
    case Op::null:
      return "null";
    case Op::as_of:
      return "as_of";
    case Op::period_start:
      return "period_start";
    case Op::period_end:
      return "period_end";
    case Op::column:
      return (tree.table.empty() ? "" : tree.table + ".") + tree.name + (tree.optional ? "?" : "");
    case Op::logical_or:
      return chain(tree, "or", conjunction);
    case Op::logical_and:
      return chain(tree, "and", negation);
    case Op::logical_not:
      return "not " + at(tree.args[0], negation);
    case Op::equal:
      return infix(tree, "=", sum, sum);
    case Op::not_equal:
      return infix(tree, "<>", sum, sum);
    case Op::less:
      return infix(tree, "<", sum, sum);
    case Op::less_equal:
      return infix(tree, "<=", sum, sum);
    case Op::greater:
      return infix(tree, ">", sum, sum);
    case Op::greater_equal:
      return infix(tree, ">=", sum, sum);
    case Op::is_null:
      return at(tree.args[0], sum) + " is null";
    case Op::is_not_null:
      return at(tree.args[0], sum) + " is not null";
    case Op::in_list:
      return at(tree.args[0], sum) + " in (" + list(tree, 1, sum) + ")";
    case Op::not_in_list:
      return at(tree.args[0], sum) + " not in (" + list(tree, 1, sum) + ")";
    case Op::between:
    case Op::not_between:
      return at(tree.args[0], sum) + (tree.op == Op::between ? " between " : " not between ") + at(tree.args[1], sum) +
             " and " + at(tree.args[2], sum);
    case Op::like:
      return at(tree.args[0], sum) + " like " + quoted(tree.name);
    case Op::not_like:
      return at(tree.args[0], sum) + " not like " + quoted(tree.name);
    case Op::add:
      return infix(tree, "+", sum, product);
    case Op::subtract:
      return infix(tree, "-", sum, product);
    case Op::multiply:
      return infix(tree, "*", product, unary);
    case Op::divide:
      return infix(tree, "/", product, unary);
    case Op::negate:
      return "-" + at(tree.args[0], unary);
    case Op::case_when:
      return case_text(tree);
    case Op::call:
      return tree.name + "(" + list(tree, 0, loosest) + ")";
    case Op::aggregate:
      return aggregate_text(tree);
    case Op::neighbour:
      return neighbour_text(tree);
  }
  return "";
}

}  // namespace cxkpi::expr
