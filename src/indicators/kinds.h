// The kinds, each made in the file of its name.
#pragma once

#include "cxkpi/indicators/calculator.h"

namespace cxkpi {

extern const Kind ratio_kind;
extern const Kind mean_kind;
extern const Kind rate_kind;
extern const Kind score_kind;
extern const Kind total_kind;
extern const Kind stock_kind;

}  // namespace cxkpi
