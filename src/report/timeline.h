// The periods of a report: those asked for, what each is compared with, and when each is complete.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cxkpi/report/analysis.h"

namespace cxkpi {

struct Timeline {
  std::vector<Period> asked;
  std::vector<std::optional<Period>> compared;  // for each asked one; no value when there is nothing to compare with

  // Asked and compared periods together: what the bins are made from.
  [[nodiscard]] std::vector<Period> all() const;
};

// Throws Error(usage) placed at the option.
[[nodiscard]] Timeline timeline_of(const Question& question, Seconds as_of, const Zone& zone);

struct Completeness {
  bool complete = true;
  std::optional<Day> complete_on;  // when it is not, and the period has an end
};

// A period is complete when as-of has passed its end plus the maturity. The whole time line ends at as-of.
[[nodiscard]] Completeness completeness(Period period, Seconds matures, Seconds as_of, const Zone& zone);

}  // namespace cxkpi
