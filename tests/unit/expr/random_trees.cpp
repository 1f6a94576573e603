#include "expr/random_trees.h"

#include <algorithm>
#include <array>

namespace cxkpi::expr {
namespace {

template <class List>
const auto& pick(const List& list, unsigned number) {
  return list[number % list.size()];
}

Tree of(Op op, std::vector<Tree> args = {}) {
  Tree tree;
  tree.op = op;
  tree.args = std::move(args);
  return tree;
}

bool all_same(const std::vector<Tree>& a, const std::vector<Tree>& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), same);
}

}  // namespace

bool same(const Tree& a, const Tree& b) {
  return a.op == b.op && a.name == b.name && a.table == b.table && a.optional == b.optional &&
         a.descending == b.descending && a.value == b.value && a.number.mantissa == b.number.mantissa &&
         a.number.decimals == b.number.decimals && all_same(a.args, b.args) && all_same(a.where, b.where) &&
         all_same(a.order, b.order);
}

std::string RandomTrees::name() {
  static const std::array names{"a", "promised_on", "Status", "x2", "_", "days", "first", "next"};
  return pick(names, below(100));
}

std::string RandomTrees::text() {
  static const std::array texts{"", "web", "l'été", "''", "100%", "a\"b", "and", "two\nlines", "日本"};
  return pick(texts, below(100));
}

Decimal RandomTrees::decimal() {
  static const std::array texts{"0", "1", "12", "12.5", "0.000000001", "999999999999999999", "0.25"};
  return *Decimal::parse(pick(texts, below(100)));
}

Tree RandomTrees::column(bool of_order) {
  Tree tree = of(Op::column);
  tree.name = name();
  if (of_order) tree.table = "order";
  tree.optional = below(4) == 0;
  return tree;
}

Tree RandomTrees::duration() {
  static const std::array units{"second", "minute", "hour", "day", "week"};
  Tree tree = of(Op::duration);
  tree.number = decimal();
  tree.name = pick(units, below(100));
  return tree;
}

Tree RandomTrees::leaf() {
  switch (below(9)) {
    case 0: {
      Tree tree = of(Op::number);
      tree.number = decimal();
      return tree;
    }
    case 1: {
      Tree tree = of(Op::text);
      tree.name = text();
      return tree;
    }
    case 2: {
      Tree tree = of(Op::date);
      tree.value = static_cast<std::int64_t>(below(40'000)) - 10'000;
      return tree;
    }
    case 3:
      return duration();
    case 4: {
      Tree tree = of(Op::flag);
      tree.value = below(2);
      return tree;
    }
    case 5:
      return of(below(2) == 0 ? Op::null : Op::as_of);
    case 6:
      return column(true);
    default:
      return column(false);
  }
}

// The parser takes the beginning of a chain into the chain, so a chain's first part is never one of the same kind.
Tree RandomTrees::chain(Op op, int depth) {
  Tree first = tree(depth);
  while (first.op == op) first = tree(depth);
  Tree out = of(op, {std::move(first)});
  for (unsigned more = 1 + below(3); more > 0; --more) out.args.push_back(tree(depth));
  return out;
}

Tree RandomTrees::list(Op op, int depth, unsigned fewest, unsigned most) {
  Tree out = of(op);
  for (unsigned count = fewest + below(most - fewest + 1); count > 0; --count) out.args.push_back(tree(depth));
  return out;
}

Tree RandomTrees::aggregate(int depth) {
  static const std::array names{"count", "exists", "every", "sum", "min", "max", "first"};
  Tree out = of(Op::aggregate);
  out.name = pick(names, below(100));
  out.table = below(2) == 0 ? "tickets" : "returns";
  out.optional = below(3) == 0;
  if (below(2) == 0) out.args.push_back(column(false));
  if (below(2) == 0) out.where.push_back(tree(depth));
  if (below(2) == 0) out.order.push_back(tree(depth));
  out.descending = !out.order.empty() && below(2) == 0;
  return out;
}

Tree RandomTrees::neighbour(int depth) {
  Tree out = of(Op::neighbour, {tree(depth)});
  out.name = below(2) == 0 ? "next" : "previous";
  for (unsigned by = below(3); by > 0; --by) out.args.push_back(column(false));
  if (below(2) == 0) out.where.push_back(tree(depth));
  return out;
}

Tree RandomTrees::tree(int depth) {
  static const std::array compared{Op::equal,         Op::not_equal, Op::less,     Op::less_equal, Op::greater,
                                   Op::greater_equal, Op::add,       Op::subtract, Op::multiply,   Op::divide};
  static const std::array calls{"date", "coalesce", "working_hours", "anything"};
  if (depth == 0) return leaf();
  --depth;
  switch (below(11)) {
    case 0:
      return chain(Op::logical_or, depth);
    case 1:
      return chain(Op::logical_and, depth);
    case 2:
      return list(below(2) == 0 ? Op::logical_not : Op::negate, depth, 1, 1);
    case 3:
      return list(below(2) == 0 ? Op::is_null : Op::is_not_null, depth, 1, 1);
    case 4:
      return list(below(2) == 0 ? Op::in_list : Op::not_in_list, depth, 2, 4);
    case 5:
      return list(below(2) == 0 ? Op::between : Op::not_between, depth, 3, 3);
    case 6: {
      Tree out = list(below(2) == 0 ? Op::like : Op::not_like, depth, 1, 1);
      out.name = text();
      return out;
    }
    case 7:
      return list(Op::case_when, depth, 2, 5);
    case 8: {
      Tree out = list(Op::call, depth, 0, 3);
      out.name = pick(calls, below(100));
      return out;
    }
    case 9:
      return below(2) == 0 ? aggregate(depth) : neighbour(depth);
    default:
      return list(pick(compared, below(100)), depth, 2, 2);
  }
}

}  // namespace cxkpi::expr
