// Shares by value, added up from the largest.
#pragma once

#include <vector>

#include "cxkpi/report/report.h"

namespace cxkpi {

// Sets Cell::cumulated for every share of an indicator that splits, within its period and segment; where shares overlap
// there is none. Shares of one size
// are added in the order of their names.
void cumulate_shares(IndicatorResult& indicator, const std::vector<Segment>& segments);

}  // namespace cxkpi
