// The customer's orders around a moment of another table's row: a contact, a survey.
#include <cstdint>
#include <vector>

#include "expr/folding.h"
#include "expr/history.h"

namespace cxkpi::expr {
namespace {

// Where each customer's visits begin, by the customer's code; codes that never ordered begin nowhere.
std::vector<std::int64_t> begins_by_customer(const History& history, const Column& customers, std::int32_t codes) {
  std::vector<std::int64_t> begins(static_cast<std::size_t>(codes), -1);
  for (std::size_t at = history.visits.size(); at-- > 0;) {
    begins[static_cast<std::size_t>(customers.value(history.visits[at].row))] = static_cast<std::int64_t>(at);
  }
  return begins;
}

}  // namespace

Column fold_orders(const Formula& around, Workspace& workspace) {
  Column column = workspace.evaluate(around.args[0], around.table);
  const Column* const customers = workspace.column(around.table, "customer");
  const Column* const buyers = workspace.column("orders", "customer");
  const Link* const link = workspace.data().link(around.table);
  const History& history = order_history(workspace);
  std::vector<std::int64_t> begins;
  if (buyers != nullptr) begins = begins_by_customer(history, *buyers, workspace.data().categories.size());
  const bool before = around.act == Act::order_before;
  for (std::size_t row = 0; row < column.size(); ++row) {
    const std::int64_t moment = column.value(row);
    const std::int64_t customer = customers == nullptr || begins.empty() ? null_value : customers->value(row);
    column.set(row, null_value);
    if (moment == null_value || customer == null_value) continue;
    const std::int64_t begin = begins[static_cast<std::size_t>(customer)];
    if (begin < 0) continue;
    const std::int64_t own = link == nullptr ? -1 : link->parents()[row];
    // In the order of time; an order of the very moment lies before it.
    const std::int64_t person = history.visits[static_cast<std::size_t>(begin)].history;
    for (auto at = static_cast<std::size_t>(begin); at < history.visits.size(); ++at) {
      const Visit& order = history.visits[at];
      if (order.history != person || (before && order.value > moment)) break;
      if (std::int64_t{order.row} == own || (!before && order.value <= moment)) continue;
      column.set(row, order.value);
      if (!before) break;
    }
  }
  return column;
}

}  // namespace cxkpi::expr
