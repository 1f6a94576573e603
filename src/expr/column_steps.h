// Steps that read a column: of the row itself, or of its order.
#pragma once

#include <cstdint>
#include <span>

#include "cxkpi/table/column.h"
#include "expr/step.h"

namespace cxkpi::expr {

// Of a key or a free text, only whether it is known: 0 or unknown.
[[nodiscard]] StepPtr load_column(const Column& column);

// parents[row] is the order's row or -1, which gives unknown.
[[nodiscard]] StepPtr load_parent_column(const Column& column, std::span<const std::int32_t> parents);

}  // namespace cxkpi::expr
