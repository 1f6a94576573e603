// A checked expression: every name is resolved, every value has a type, conversions are explicit. Ready to be compiled.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/expr/tree.h"
#include "cxkpi/table/type.h"

namespace cxkpi::expr {

// A number counts units of 1/denominator: 1 for counts, 3600 for hours (exact seconds), 10000 for money.
struct ValueType {
  Type type = Type::number;
  std::int64_t denominator = 1;
  bool operator==(const ValueType&) const = default;
};

enum class Act {
  constant,       // `value`
  text_constant,  // `name`: a category's or a key's text
  null,
  as_of,
  period_start,
  period_end,
  column,         // `name` of `table`; `from_file` for the file's column behind a derived one of the same name
  parent_column,  // the same, of the row's order
  logical_or,     // two args or more
  logical_and,    // likewise
  logical_not,
  equal,
  not_equal,
  less,
  less_equal,
  is_null,
  is_not_null,
  in_list,  // args: the value, then the list
  like,     // `name` is the pattern
  add,
  subtract,
  multiply,
  divide,
  negate,
  shift,    // adds `value` (days to a date, seconds to an instant)
  rescale,  // multiplies by `value` to reach a finer denominator
  date_of,
  working_hours,
  working_days,
  add_months,
  order_before,  // of the customer of a row of another table, around the moment that is the only arg
  order_after,
  case_when,
  coalesce,
  least,
  greatest,
  sentiment,  // the only arg is a column of free text, `name` its name
  themes,
  aggregate,
  neighbour,
};

struct Formula {
  Act act = Act::null;
  ValueType type;
  std::int64_t value = 0;
  std::string name;
  std::string table;
  bool optional = false;
  bool from_file = false;
  bool descending = false;
  std::vector<Formula> args;
  std::vector<Formula> where;
  std::vector<Formula> order;
  std::string
      key;  // aggregates, neighbours, orders around a moment: their printed form, by which equal ones are computed once
};

// A column (or, with an empty `column`, a whole table) that an expression reads.
struct Use {
  std::string table;
  std::string column;
  bool from_file = false;
  bool optional = false;        // marked with ?
  bool optional_table = false;  // inside an aggregate over a table marked with ?
  bool link = false;            // by this column rows hang on orders: it has to be there, but is not read
};

struct Checked {
  Tree tree;
  Formula formula;
  std::vector<Use> uses;
  bool by_period = false;  // looks at the period that is asked for, so it means something else in each
};

}  // namespace cxkpi::expr
