// The two ways in which a row's value comes from other rows: an order's linked rows, and a customer's history.
#pragma once

#include "cxkpi/expr/formula.h"
#include "cxkpi/expr/workspace.h"

namespace cxkpi::expr {

// One value per order. A table that is not there counts as empty.
[[nodiscard]] Column fold_children(const Formula& aggregate, Workspace& workspace);

// One value per row of the neighbour's table. The neighbour of a row is the nearest value among the customer's other
// rows, so rows with equal values are each other's neighbours whatever their order in the files.
[[nodiscard]] Column fold_neighbours(const Formula& neighbour, Workspace& workspace);

}  // namespace cxkpi::expr
