// Means and their differences, by quantiles of Student's distribution.
#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "cxkpi/stats/interval.h"
#include "stats/tails.h"

namespace cxkpi::stats {
namespace {

// Two-sided 95 % quantile of Student's distribution.
double t95(double degrees_of_freedom) {
  const boost::math::students_t_distribution<double, Quiet> distribution(degrees_of_freedom);
  return boost::math::quantile(boost::math::complement(distribution, lower_tail));
}

// The squared standard error of a mean. A variance that rounding made negative is 0.
double squared_error(std::int64_t n, double variance) { return std::max(variance, 0.0) / static_cast<double>(n); }

std::optional<Interval> plus_minus(double value, double half) {
  if (!std::isfinite(value) || !std::isfinite(half)) return std::nullopt;
  return Interval{.low = value - half, .high = value + half};
}

}  // namespace

std::optional<Interval> student(std::int64_t n, double mean, double variance) {
  if (n < 2) return std::nullopt;
  return plus_minus(mean, t95(static_cast<double>(n - 1)) * std::sqrt(squared_error(n, variance)));
}

std::optional<Difference> welch(std::int64_t n1, double mean1, double variance1, std::int64_t n2, double mean2,
                                double variance2) {
  if (n1 < 1 || n2 < 1) return std::nullopt;
  Difference difference{.value = mean1 - mean2, .interval = std::nullopt};
  if (n1 < 2 || n2 < 2) return difference;
  const double error1 = squared_error(n1, variance1);
  const double error2 = squared_error(n2, variance2);
  const double error = error1 + error2;
  if (error == 0) {  // no spread at all: the degrees of freedom are undefined, but multiply nothing
    difference.interval = plus_minus(difference.value, 0);
    return difference;
  }
  // Welch and Satterthwaite's degrees of freedom, by the shares of the error so that no square can overflow.
  const double share1 = error1 / error;
  const double share2 = error2 / error;
  const double degrees_of_freedom =
      1 / (share1 * share1 / static_cast<double>(n1 - 1) + share2 * share2 / static_cast<double>(n2 - 1));
  difference.interval = plus_minus(difference.value, t95(degrees_of_freedom) * std::sqrt(error));
  return difference;
}

std::optional<Ranks> median_ranks(std::int64_t n) {
  constexpr std::int64_t exact_up_to = 1000;
  std::int64_t low = 0;
  if (n <= exact_up_to) {
    const auto size = static_cast<double>(n);
    double term = std::pow(0.5, size);  // P(X = k) of a fair coin thrown n times
    double below = term;
    for (; low < n && below <= lower_tail; below += term) {
      ++low;
      term *= (size - static_cast<double>(low) + 1) / static_cast<double>(low);
    }
  } else {
    low = static_cast<std::int64_t>((static_cast<double>(n) - z95() * std::sqrt(static_cast<double>(n))) / 2);
  }
  if (low < 1) return std::nullopt;
  return Ranks{low, n + 1 - low};
}

}  // namespace cxkpi::stats
