// What comments say, as values: how they sound and what they are about.
#pragma once

#include "cxkpi/expr/formula.h"
#include "cxkpi/expr/workspace.h"
#include "expr/step.h"

namespace cxkpi::expr {

// The weight of each comment; unknown where there is no comment.
[[nodiscard]] StepPtr sentiment_step(const Formula& sentiment, Workspace& workspace);

// The themes of each comment, as one text that lists them; unknown where there is no comment or no theme in it.
[[nodiscard]] Column themes_column(const Formula& themes, Workspace& workspace);

}  // namespace cxkpi::expr
