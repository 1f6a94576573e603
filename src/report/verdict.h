// From an exact value to verdict and status.
#pragma once

#include <optional>
#include <vector>

#include "cxkpi/report/report.h"

namespace cxkpi {

// ok, warn or fail; none without targets or when neither direction is better.
[[nodiscard]] Status verdict_of(const Quotient& value, const Targets& targets, Better better) noexcept;

// Where the value lies from each target.
[[nodiscard]] std::vector<Guard> guards_of(const Quotient& value, const Targets& targets);

}  // namespace cxkpi
