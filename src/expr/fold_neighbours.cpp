#include <algorithm>
#include <optional>
#include <vector>

#include "expr/folding.h"

namespace cxkpi::expr {
namespace {

struct Visit {
  std::uint32_t row;
  std::int64_t value;
};

}  // namespace

Column fold_neighbours(const Formula& neighbour, Workspace& workspace) {
  const std::size_t rows = workspace.data().find(neighbour.table)->rows();
  Column column = workspace.evaluate(neighbour.args[0], neighbour.table);
  std::vector<const Column*> group;
  std::vector<Column> kept;
  kept.reserve(neighbour.args.size());
  const Column* customer = workspace.column(neighbour.table, "customer");
  if (customer != nullptr) group.push_back(customer);
  for (std::size_t i = 1; i < neighbour.args.size(); ++i) {
    kept.push_back(workspace.evaluate(neighbour.args[i], neighbour.table));
    group.push_back(&kept.back());
  }
  std::optional<Column> where;
  if (!neighbour.where.empty()) where = workspace.evaluate(neighbour.where[0], neighbour.table);

  // Rows without a customer, a column to share, a value or a true condition are nobody's neighbours.
  const auto in_history = [&](std::uint32_t row) {
    return customer != nullptr && column.value(row) != null_value && (!where || where->flags[row] == 1) &&
           std::all_of(group.begin(), group.end(), [row](const Column* by) { return by->value(row) != null_value; });
  };
  std::vector<Visit> visits;
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (in_history(row)) visits.push_back({row, column.value(row)});
  }
  const auto group_order = [&](std::uint32_t a, std::uint32_t b) {
    for (const Column* by : group) {
      const std::int64_t left = by->value(a);
      const std::int64_t right = by->value(b);
      if (left != right) return left < right ? -1 : 1;
    }
    return 0;
  };
  std::sort(visits.begin(), visits.end(), [&](const Visit& a, const Visit& b) {
    const int order = group_order(a.row, b.row);
    return order != 0 ? order < 0 : a.value < b.value;
  });
  if (neighbour.name == "previous") std::reverse(visits.begin(), visits.end());

  for (std::uint32_t row = 0; row < rows; ++row) column.set(row, null_value);
  for (std::size_t i = 0; i < visits.size(); ++i) {
    const bool tied =
        i > 0 && visits[i - 1].value == visits[i].value && group_order(visits[i - 1].row, visits[i].row) == 0;
    const bool followed = i + 1 < visits.size() && group_order(visits[i].row, visits[i + 1].row) == 0;
    column.set(visits[i].row, tied ? visits[i].value : followed ? visits[i + 1].value : null_value);
  }
  return column;
}

}  // namespace cxkpi::expr
