// What an indicator should reach.
#pragma once

#include <optional>

#include "cxkpi/stats/decimal.h"

namespace cxkpi {

// Which way is better.
enum class Better { higher, lower, neither };

// Targets as declared, in percent for shares, else in the indicator's unit. At `warn` or better all is well; beyond
// `fail` something must be done; between the two is a warning.
struct Targets {
  std::optional<Decimal> warn;
  std::optional<Decimal> fail;
};

}  // namespace cxkpi
