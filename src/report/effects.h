// Why a figure over several segments moved: because it moved within them, or because their weights did.
#pragma once

#include <span>
#include <vector>

#include "cxkpi/report/report.h"

namespace cxkpi {

// A segment's numerator and denominator now and then. The figure is scale × numerator ÷ denominator.
struct SegmentMove {
  double numerator = 0;
  double denominator = 0;
  double numerator_then = 0;
  double denominator_then = 0;
};

// The effects of each segment, in the figure's unit. With midpoint weights (Marshall and Edgeworth), a segment's rate
// effect is its move × its mean weight, its mix effect the move of its weight × its mean distance from the whole; all
// of them sum to the move of the whole. A segment that was not there before, or is no more, moves the mix only. Empty
// when the whole has no denominator now or then.
[[nodiscard]] std::vector<Effects> effects_of(std::span<const SegmentMove> segments, double scale);

}  // namespace cxkpi
