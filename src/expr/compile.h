// Binds a formula to the columns of a workspace.
#pragma once

#include <string_view>

#include "cxkpi/expr/formula.h"
#include "cxkpi/expr/workspace.h"
#include "expr/step.h"

namespace cxkpi::expr {

[[nodiscard]] StepPtr compile(const Formula& formula, std::string_view table, Workspace& workspace);

}  // namespace cxkpi::expr
