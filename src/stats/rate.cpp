// Events over a base: exact Poisson intervals, by quantiles of the gamma and beta distributions.
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <limits>

#include "cxkpi/stats/interval.h"
#include "stats/tails.h"

namespace cxkpi::stats {
namespace {

bool is_base(double base) { return base > 0 && std::isfinite(base); }

bool is_finite(const Interval& interval) { return std::isfinite(interval.low) && std::isfinite(interval.high); }

// The quantile of a gamma distribution at the normal deviate z, for a shape so large that Boost's iteration becomes
// slow and, beyond 1e11, wrong. Cornish–Fisher expansion (Abramowitz & Stegun 26.2.49 for the chi-square distribution);
// what it leaves out is of the order of shape^-1.5.
double large_gamma_quantile(double shape, double z) {
  const double root = std::sqrt(shape);
  const double z2 = z * z;
  return shape + z * root + (z2 - 1) / 3 + z * (z2 - 7) / (36 * root) - (3 * z2 * z2 + 7 * z2 - 16) / (810 * shape);
}

constexpr double large_shape = 1e6;

double lower_gamma_quantile(double shape) {
  if (shape >= large_shape) return large_gamma_quantile(shape, -z95());
  return boost::math::gamma_p_inv(shape, lower_tail, Quiet());
}

double upper_gamma_quantile(double shape) {
  if (shape >= large_shape) return large_gamma_quantile(shape, z95());
  return boost::math::gamma_q_inv(shape, lower_tail, Quiet());
}

// The odds of an event being one of the first, from the exact binomial interval of events1 among all events (C. J.
// Clopper and E. S. Pearson 1934). The upper bound is infinite without events2.
Interval odds_interval(double events1, double events2) {
  Interval odds{.low = 0, .high = std::numeric_limits<double>::infinity()};
  double complement = 0;
  if (events1 > 0) {
    const double share = boost::math::ibeta_inv(events1, events2 + 1, lower_tail, &complement, Quiet());
    odds.low = share / complement;
  }
  if (events2 > 0) {
    const double share = boost::math::ibetac_inv(events1 + 1, events2, lower_tail, &complement, Quiet());
    odds.high = share / complement;
  }
  return odds;
}

}  // namespace

std::optional<Interval> poisson_rate(std::int64_t events, double base) {
  if (!is_base(base) || events < 0) return std::nullopt;
  const double count = static_cast<double>(events);
  const Interval rate{.low = events == 0 ? 0 : lower_gamma_quantile(count) / base,
                      .high = upper_gamma_quantile(count + 1) / base};
  return is_finite(rate) ? std::optional(rate) : std::nullopt;
}

std::optional<Difference> poisson_difference(std::int64_t events1, double base1, std::int64_t events2, double base2) {
  if (!is_base(base1) || !is_base(base2) || events1 < 0 || events2 < 0) return std::nullopt;
  const double rate1 = static_cast<double>(events1) / base1;
  const double rate2 = static_cast<double>(events2) / base2;
  Difference difference{.value = rate1 - rate2, .interval = std::nullopt};
  if (events1 == 0 && events2 == 0) return difference;

  const Interval odds = odds_interval(static_cast<double>(events1), static_cast<double>(events2));
  const double equal_rates = base1 / base2;  // the odds if both rates were the same
  const Interval interval =
      events2 > 0 ? Interval{.low = rate2 * (odds.low / equal_rates - 1), .high = rate2 * (odds.high / equal_rates - 1)}
                  : Interval{.low = rate1 * (1 - equal_rates / odds.low), .high = rate1};
  if (is_finite(interval)) difference.interval = interval;
  return difference;
}

}  // namespace cxkpi::stats
