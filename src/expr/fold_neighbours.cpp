#include <algorithm>
#include <cstdint>
#include <vector>

#include "expr/folding.h"
#include "expr/history.h"

namespace cxkpi::expr {
namespace {

// Of each row the next one's value; rows that are tied are each other's neighbours. Backwards: the previous one's.
void set_neighbours(const std::vector<Visit>& visits, const VisitOrder& order, Column& column) {
  for (std::size_t i = 0; i < visits.size(); ++i) {
    const bool tied = i > 0 && order.tied(visits[i - 1], visits[i]);
    const bool followed = i + 1 < visits.size() && visits[i].history == visits[i + 1].history;
    column.set(visits[i].row, tied ? visits[i].value : followed ? visits[i + 1].value : null_value);
  }
}

// 1 for the first of a history, and so on; tied rows share the first of their places.
void set_places(const std::vector<Visit>& visits, const VisitOrder& order, Column& column) {
  std::int64_t place = 0;
  std::int64_t shown = 0;
  for (std::size_t i = 0; i < visits.size(); ++i) {
    place = i > 0 && visits[i - 1].history == visits[i].history ? place + 1 : 1;
    if (place == 1 || !order.tied(visits[i - 1], visits[i])) shown = place;
    column.set(visits[i].row, shown);
  }
}

}  // namespace

Column fold_neighbours(const Formula& neighbour, Workspace& workspace) {
  const History& history = history_of(neighbour, workspace);
  const std::size_t rows = workspace.data().find(neighbour.table)->rows();
  Column column;
  column.type = neighbour.type.type;
  column.denominator = neighbour.type.denominator;
  column.resize(rows);
  for (std::uint32_t row = 0; row < rows; ++row) column.set(row, null_value);
  if (neighbour.name == "place") {
    set_places(history.visits, history.order, column);
  } else if (neighbour.name == "previous") {
    set_neighbours({history.visits.rbegin(), history.visits.rend()}, history.order, column);
  } else {
    set_neighbours(history.visits, history.order, column);
  }
  return column;
}

}  // namespace cxkpi::expr
