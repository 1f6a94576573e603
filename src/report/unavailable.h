// Why an indicator cannot be shown, in words: what the files lack for it, or what a filter or a cut has against it.
#pragma once

#include <string>

#include "cxkpi/error/error.h"
#include "cxkpi/error/words.h"
#include "cxkpi/indicators/segmentation.h"

namespace cxkpi {

// "needs returns.quantity", from what missing() says.
[[nodiscard]] Words unavailable(const std::string& lacking);

// "cannot be filtered so: needs orders.carrier"; "cannot be cut so: …".
[[nodiscard]] Words unavailable(const Obstacle& obstacle);

// An Error(usage) at --where or --by: the indicator is the first of so many that all have such an obstacle.
[[nodiscard]] Error refusal(const std::string& indicator, const Obstacle& obstacle, std::size_t indicators = 1);

}  // namespace cxkpi
