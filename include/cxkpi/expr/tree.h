// The expression language as a tree: parsing and printing. What names mean is not known here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/stats/decimal.h"

namespace cxkpi::expr {

enum class Op {
  number,    // `number`
  text,      // `name` holds the text
  date,      // `value` is the day
  duration,  // `number` in `name` units (second, minute, hour, day, week)
  flag,      // `value` is 0 or 1
  null,
  as_of,
  period_start,
  period_end,
  column,       // `name`; `table` is "order" for the parent's column, else empty; `optional` for the ? mark
  logical_or,   // two args or more: a chain is one node
  logical_and,  // likewise
  logical_not,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  is_null,
  is_not_null,
  in_list,  // args: the value, then the list
  not_in_list,
  between,  // args: the value, low, high
  not_between,
  like,  // args: the value; `name` is the pattern
  not_like,
  add,
  subtract,
  multiply,
  divide,
  negate,
  case_when,  // args: condition, value, condition, value …, and one more with an else
  call,       // `name`, args
  aggregate,  // `name` (count, sum …) over `table`; args: the value if any; where, order
  neighbour,  // `name` (next, previous); args: the value, then the columns of `by`; where
};

// Where in the text a node stands, in bytes.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Tree {
  Op op = Op::null;
  Span span;
  std::string name;
  std::string table;
  bool optional = false;
  bool descending = false;  // of `order`
  std::int64_t value = 0;
  Decimal number;
  std::vector<Tree> args;
  std::vector<Tree> where;  // none or one
  std::vector<Tree> order;  // none or one
  int height = 1;           // levels of nodes, this one included
};

// Throws Error(expression) with the text, a caret and a hint. Nesting is limited to 200 levels; a chain of `or` or
// `and` is one level, a chain of + or * as many as it has operators.
[[nodiscard]] Tree parse(std::string_view text);

// The expression in its normal form: parse(print(tree)) gives the same tree, spans aside.
[[nodiscard]] std::string print(const Tree& tree);

// The excerpt of an error message: the text's line around the span, with carets below it.
[[nodiscard]] std::string caret(std::string_view text, Span span);

}  // namespace cxkpi::expr
