// Shares: score intervals, in closed form.
#include <algorithm>
#include <cmath>

#include "cxkpi/stats/interval.h"

namespace cxkpi::stats {

double z95() { return 1.959963984540054; }

std::optional<Interval> wilson(std::int64_t hits, std::int64_t n) {
  if (n <= 0 || hits < 0 || hits > n) return std::nullopt;
  const double size = static_cast<double>(n);
  const double share = static_cast<double>(hits) / size;
  const double z = z95();
  const double shrink = 1 + z * z / size;
  const double centre = (share + z * z / (2 * size)) / shrink;
  const double half = z / shrink * std::sqrt(share * (1 - share) / size + z * z / (4 * size * size));
  // The formula meets 0 and 1 exactly; rounding would miss them, or step outside.
  return Interval{.low = hits == 0 ? 0 : std::clamp(centre - half, 0.0, share),
                  .high = hits == n ? 1 : std::clamp(centre + half, share, 1.0)};
}

std::optional<Difference> newcombe(std::int64_t hits1, std::int64_t n1, std::int64_t hits2, std::int64_t n2) {
  const auto first = wilson(hits1, n1);
  const auto second = wilson(hits2, n2);
  if (!first || !second) return std::nullopt;
  const double share1 = static_cast<double>(hits1) / static_cast<double>(n1);
  const double share2 = static_cast<double>(hits2) / static_cast<double>(n2);
  const double value = share1 - share2;
  return Difference{.value = value,
                    .interval = Interval{.low = value - std::hypot(share1 - first->low, second->high - share2),
                                         .high = value + std::hypot(first->high - share1, share2 - second->low)}};
}

}  // namespace cxkpi::stats
