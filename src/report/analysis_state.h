// What an analysis holds between its reports.
#pragma once

#include "cxkpi/expr/workspace.h"
#include "cxkpi/indicators/scanner.h"
#include "cxkpi/report/analysis.h"

namespace cxkpi {

struct Analysis::State {
  const Catalogue& catalogue;
  expr::Presence has;
  AnalysisScope scope;
  std::vector<const Indicator*> indicators;  // of the scope, in report order
  Filter filter;
  Reading reading;
  std::unique_ptr<expr::Workspace> workspace;

  State(const Catalogue& all, const Exports& exports, AnalysisScope wanted);
};

}  // namespace cxkpi
