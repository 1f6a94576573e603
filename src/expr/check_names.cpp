// Which column a name means, and what to suggest when it means none.
#include <algorithm>
#include <utility>

#include "cxkpi/error/suggest.h"
#include "expr/checker.h"

namespace cxkpi::expr {

void Checker::use(const std::string& table, const std::string& column, bool own, bool optional) {
  uses_.push_back({table, column, own, optional, optional_table_});
}

// Linked rows without the orders' ids hang on nothing: that is a lack, not an absence of rows.
void Checker::use_link(const std::string& table, bool optional) {
  if (!model_.type_of(table, "order_id", true)) return;
  uses_.push_back({table, "order_id", true, optional, optional_table_, true});
}

Formula Checker::column(const Tree& tree) {
  const bool of_parent = !tree.table.empty();
  if (of_parent && table_ == "orders") {
    fail(tree.span, "this expression is about an order already", "write '" + tree.name + "'");
  }
  const std::string owner = of_parent ? "orders" : table_;
  const bool own = owner == own_table_ && tree.name == own_name_;
  const std::optional<ValueType> type = model_.type_of(owner, tree.name, own);
  if (!type) unknown_column(tree, owner, own);
  if (of_parent) {
    use_link(table_, tree.optional);
    use("orders", "", false, tree.optional);
  }
  use(owner, tree.name, own, tree.optional);
  if (const DerivedColumn* derived = own ? nullptr : model_.derived(owner, tree.name)) {
    by_period_ = by_period_ || derived->checked.by_period;
    if (of_parent && derived->checked.by_period) {
      fail(tree.span, "'" + tree.name + "' depends on the period, so it cannot be read with 'order.'");
    }
  }
  Formula formula = node(of_parent ? Act::parent_column : Act::column, *type);
  formula.name = tree.name;
  formula.table = owner;
  formula.optional = tree.optional;
  formula.from_file = own;
  return formula;
}

void Checker::unknown_column(const Tree& tree, const std::string& owner, bool own) const {
  if (own) {
    fail(tree.span, owner + " has no file column '" + tree.name + "'",
         "inside its own definition a name means the column of the files");
  }
  std::string hint = did_you_mean(tree.name, model_.columns(owner));
  if (hint.empty()) {
    for (const std::string& other : model_.tables()) {
      const std::vector<std::string> others = model_.columns(other);
      if (other == owner || std::find(others.begin(), others.end(), tree.name) == others.end()) continue;
      hint = other + " has it";
      if (owner == "orders") hint.append(": write an aggregate such as max(").append(other + "." + tree.name + ")");
      if (other == "orders") hint = "write 'order." + tree.name + "'";
      break;
    }
  }
  if (hint.empty()) hint = "a text stands in single quotes: '" + tree.name + "'";
  fail(tree.span, owner + " has no column '" + tree.name + "'", hint);
}

}  // namespace cxkpi::expr
