// Estimates whose error is normal enough: ratios of sums, and scores.
#include <algorithm>
#include <cmath>

#include "cxkpi/stats/interval.h"

namespace cxkpi::stats {
namespace {

std::optional<Interval> around(double value, double variance) {
  const double half = z95() * std::sqrt(variance);
  if (!std::isfinite(value) || !std::isfinite(half)) return std::nullopt;
  return Interval{.low = value - half, .high = value + half};
}

// A score's variance after the adjustment, as a share of n.
struct AdjustedScore {
  double centre;
  double variance;
};

AdjustedScore adjusted(const ScoreCounts& counts) {
  const double n = static_cast<double>(counts.answers()) + 3;
  const double promoters = (static_cast<double>(counts.promoters) + 0.75) / n;
  const double detractors = (static_cast<double>(counts.detractors) + 0.75) / n;
  const double score = promoters - detractors;
  return {score, (promoters + detractors - score * score) / n};
}

}  // namespace

std::optional<double> ratio_variance(const PairSums& sums) {
  if (!(sums.base > 0)) return std::nullopt;
  const double rate = sums.events / sums.base;
  const double spread =
      std::max(0.0, sums.events_squared - 2 * rate * sums.events_times_base + rate * rate * sums.base_squared);
  const double correction = sums.rows > 1 ? static_cast<double>(sums.rows) / static_cast<double>(sums.rows - 1) : 1;
  return correction * spread / (sums.base * sums.base);
}

std::optional<Interval> ratio_interval(double value, double variance) {
  std::optional<Interval> interval = around(value, variance);
  if (interval && value >= 0) interval->low = std::max(interval->low, 0.0);
  return interval;
}

Difference normal_difference(double value1, double variance1, double value2, double variance2) {
  return {.value = value1 - value2, .interval = around(value1 - value2, variance1 + variance2)};
}

std::optional<Interval> score_interval(const ScoreCounts& counts) {
  if (counts.answers() <= 0) return std::nullopt;
  const AdjustedScore score = adjusted(counts);
  std::optional<Interval> interval = around(score.centre, score.variance);
  if (interval) *interval = {std::max(interval->low, -1.0) * 100, std::min(interval->high, 1.0) * 100};
  return interval;
}

std::optional<Difference> score_difference(const ScoreCounts& now, const ScoreCounts& then) {
  if (now.answers() <= 0 || then.answers() <= 0) return std::nullopt;
  const AdjustedScore a = adjusted(now);
  const AdjustedScore b = adjusted(then);
  Difference difference{.value = now.score() - then.score(), .interval = std::nullopt};
  if (const auto interval = around(a.centre - b.centre, a.variance + b.variance)) {
    difference.interval = Interval{interval->low * 100, interval->high * 100};
  }
  return difference;
}

}  // namespace cxkpi::stats
