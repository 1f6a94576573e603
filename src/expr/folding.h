// The two ways in which a row's value comes from other rows: an order's linked rows, and a customer's history.
#pragma once

#include "cxkpi/expr/formula.h"
#include "cxkpi/expr/workspace.h"
#include "expr/steps.h"

namespace cxkpi::expr {

// One value per order, from the rows of a linked table that hang on it. A table that is not there counts as empty.
[[nodiscard]] StepPtr aggregate_step(const Formula& aggregate, Steps& program);

// One value per row of the neighbour's table. The neighbour of a row is the nearest value among the customer's other
// rows, so rows with equal values are each other's neighbours whatever their order in the files.
[[nodiscard]] Column fold_neighbours(const Formula& neighbour, Workspace& workspace);

// One value per row: when the row's customer ordered last before, or next after, a moment of the row; the row's own
// order is left out.
[[nodiscard]] Column fold_orders(const Formula& around, Workspace& workspace);

}  // namespace cxkpi::expr
