// The customer's orders around a moment of another table's row: a contact, a survey.
#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

#include "expr/folding.h"

namespace cxkpi::expr {
namespace {

struct PlacedOrder {
  std::int64_t customer;
  std::int64_t ordered_at;
  std::int64_t row;
};

bool earlier(const PlacedOrder& a, const PlacedOrder& b) {
  return std::tie(a.customer, a.ordered_at, a.row) < std::tie(b.customer, b.ordered_at, b.row);
}

// By customer and time; guests and undated orders are in nobody's history.
std::vector<PlacedOrder> placed_orders(Workspace& workspace) {
  const Column* const customers = workspace.column("orders", "customer");
  const Column* const times = workspace.column("orders", "ordered_at");
  std::vector<PlacedOrder> orders;
  if (customers == nullptr || times == nullptr) return orders;
  for (std::size_t row = 0; row < customers->size(); ++row) {
    const std::int64_t customer = customers->value(row);
    const std::int64_t at = times->value(row);
    if (customer != null_value && at != null_value) orders.push_back({customer, at, static_cast<std::int64_t>(row)});
  }
  std::sort(orders.begin(), orders.end(), earlier);
  return orders;
}

}  // namespace

Column fold_orders(const Formula& around, Workspace& workspace) {
  Column column = workspace.evaluate(around.args[0], around.table);
  const std::vector<PlacedOrder> orders = placed_orders(workspace);
  const Column* const customers = workspace.column(around.table, "customer");
  const Link* const link = workspace.data().link(around.table);
  const bool before = around.act == Act::order_before;
  for (std::size_t row = 0; row < column.size(); ++row) {
    const std::int64_t moment = column.value(row);
    const std::int64_t customer = customers == nullptr ? null_value : customers->value(row);
    column.set(row, null_value);
    if (moment == null_value || customer == null_value) continue;
    const std::int64_t own = link == nullptr ? -1 : link->parents()[row];
    // The first order behind the moment; an order of the very moment lies before it.
    auto at = std::upper_bound(orders.begin(), orders.end(), PlacedOrder{customer, moment, INT64_MAX}, earlier);
    if (before) {
      while (at != orders.begin() && std::prev(at)->customer == customer && std::prev(at)->row == own) --at;
      if (at != orders.begin() && std::prev(at)->customer == customer) column.set(row, std::prev(at)->ordered_at);
    } else {
      while (at != orders.end() && at->customer == customer && at->row == own) ++at;
      if (at != orders.end() && at->customer == customer) column.set(row, at->ordered_at);
    }
  }
  return column;
}

}  // namespace cxkpi::expr
