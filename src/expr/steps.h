// A program's inside: its steps in the order in which they run, and the linked tables that its aggregates read.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/expr/workspace.h"
#include "expr/child_rows.h"
#include "expr/step.h"

namespace cxkpi::expr {

struct Steps {
  std::string table;
  Workspace* workspace;
  PeriodMoments moments;
  std::vector<StepPtr> steps;
  std::vector<std::optional<std::int64_t>> constants;  // by step: its value, when that is always the same
  std::map<std::string, std::size_t> known;            // what steps compute → their place
  std::deque<ChildRows> children;

  // Adds the steps that a formula still needs, and tells the place of its value.
  [[nodiscard]] std::size_t compile(const Formula& formula);
};

}  // namespace cxkpi::expr
