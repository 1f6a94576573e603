// Intervals against published values, values computed with 40 digits elsewhere, and the equations that define them.
#include "cxkpi/stats/interval.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

using namespace cxkpi::stats;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

void check_interval(const std::optional<Interval>& interval, double low, double high, double margin) {
  REQUIRE(interval);
  CHECK(interval->low == Approx(low).epsilon(0).margin(margin));
  CHECK(interval->high == Approx(high).epsilon(0).margin(margin));
}

void check_difference(const std::optional<Difference>& difference, double value, double low, double high,
                      double margin) {
  REQUIRE(difference);
  CHECK(difference->value == Approx(value).epsilon(0).margin(margin));
  check_interval(difference->interval, low, high, margin);
}

// P(X < k) of a Poisson variable, term by term.
double poisson_below(int k, double mean) {
  double term = std::exp(-mean);
  double sum = 0;
  for (int i = 0; i < k; ++i) {
    sum += term;
    term *= mean / (i + 1);
  }
  return sum;
}

// P(X < k) of a binomial variable, term by term.
double binomial_below(int k, int n, double p) {
  double sum = 0;
  for (int i = 0; i < k; ++i) {
    sum += std::exp(std::lgamma(n + 1) - std::lgamma(i + 1) - std::lgamma(n - i + 1) + i * std::log(p) +
                    (n - i) * std::log1p(-p));
  }
  return sum;
}

}  // namespace

TEST_CASE("the normal quantile leaves 2.5 % in each tail") {
  CHECK(z95() == 1.959963984540054);
  CHECK(std::erfc(z95() / std::sqrt(2.0)) == Approx(0.05).epsilon(1e-14));
}

TEST_CASE("Wilson's interval has its known values") {
  check_interval(wilson(95, 100), 0.888250, 0.978456, 5e-7);
  check_interval(wilson(19, 20), 0.763869, 0.991119, 5e-7);
  check_interval(wilson(0, 10), 0, 0.277533, 5e-7);
  check_interval(wilson(930, 1000), 0.912485, 0.944224, 5e-7);
}

TEST_CASE("Wilson's interval holds the estimate, stays in 0 to 1, and is exact at both ends") {
  for (const std::int64_t n : {1, 2, 3, 7, 30, 1000, 12345}) {
    for (std::int64_t hits = 0; hits <= n; hits += std::max<std::int64_t>(n / 50, 1)) {
      const auto interval = wilson(hits, n);
      const auto mirrored = wilson(n - hits, n);
      REQUIRE(interval);
      const double share = static_cast<double>(hits) / static_cast<double>(n);
      CAPTURE(hits, n);
      REQUIRE(interval->low >= 0);
      REQUIRE(interval->low <= share);
      REQUIRE(share <= interval->high);
      REQUIRE(interval->high <= 1);
      REQUIRE(interval->low == Approx(1 - mirrored->high).margin(1e-12));
      // Its bounds are the shares p for which the estimate is z standard errors of p away.
      if (hits > 0) {
        const double p = interval->low;
        REQUIRE(share - p == Approx(z95() * std::sqrt(p * (1 - p) / static_cast<double>(n))).margin(1e-12));
      }
    }
    CHECK(wilson(0, n)->low == 0);
    CHECK(wilson(n, n)->high == 1);
    CHECK(wilson(n, n)->low > 0);
    CHECK(wilson(0, n)->high < 1);
  }
  constexpr std::int64_t huge = 1'000'000'000'000;
  check_interval(wilson(huge / 2, huge), 0.5 - z95() * 5e-7, 0.5 + z95() * 5e-7, 1e-15);
  CHECK(wilson(1, huge)->low > 0);
  CHECK(wilson(huge - 1, huge)->high < 1);
}

TEST_CASE("a share of nothing has no interval") {
  CHECK_FALSE(wilson(0, 0));
  CHECK_FALSE(wilson(1, 0));
  CHECK_FALSE(wilson(2, 1));
  CHECK_FALSE(wilson(-1, 1));
  CHECK_FALSE(newcombe(0, 0, 1, 2));
  CHECK_FALSE(newcombe(1, 2, 0, 0));
}

TEST_CASE("Newcombe's interval of a difference has its known values") {
  check_difference(newcombe(56, 70, 48, 80), 0.2000, 0.0524, 0.3339, 5e-5);
  check_difference(newcombe(920, 1000, 950, 1000), -0.03, -0.051952, -0.008387, 5e-7);
  CHECK(newcombe(56, 70, 48, 80)->significant());
  CHECK(newcombe(920, 1000, 950, 1000)->significant());
  CHECK_FALSE(newcombe(9, 10, 8, 10)->significant());
}

TEST_CASE("exchanging the sides of a difference of shares changes its sign only") {
  const auto forth = newcombe(31, 50, 77, 90);
  const auto back = newcombe(77, 90, 31, 50);
  CHECK(forth->value == -back->value);
  CHECK(forth->interval->low == Approx(-back->interval->high).epsilon(1e-14));
  CHECK(forth->interval->high == Approx(-back->interval->low).epsilon(1e-14));
  // Nothing against everything: a difference of −1, with 10/10 and 0/10 at Wilson's bounds.
  check_difference(newcombe(0, 10, 10, 10), -1, -1, -1 + 0.277533 * std::sqrt(2.0), 1e-6);
}

TEST_CASE("the exact Poisson interval has its known values") {
  check_interval(poisson_rate(0, 1), 0, 3.688879454113936, 1e-12);
  check_interval(poisson_rate(1, 1), 0.02531780798428988, 5.571643390938899, 1e-12);
  check_interval(poisson_rate(2, 1), 0.2422092785439649, 7.224687667723961, 1e-12);
  check_interval(poisson_rate(10, 1), 4.795388696132434, 18.39035604201778, 1e-11);
  check_interval(poisson_rate(100, 1), 81.36399125092314, 121.6267937924264, 1e-10);
  check_interval(poisson_rate(1000, 1), 938.9730184076952, 1063.952136016302, 1e-9);
  check_interval(poisson_rate(1'000'000, 1), 998040.983340293903, 1001961.911945432194, 1e-6);
  check_interval(poisson_rate(10, 400), 4.795388696132434 / 400, 18.39035604201778 / 400, 1e-14);
}

TEST_CASE("each Poisson bound leaves 2.5 % of the distribution beyond the count") {
  for (int events = 1; events <= 60; ++events) {
    const auto interval = poisson_rate(events, 1);
    REQUIRE(interval);
    CAPTURE(events);
    CHECK(1 - poisson_below(events, interval->low) == Approx(0.025).epsilon(1e-10));
    CHECK(poisson_below(events + 1, interval->high) == Approx(0.025).epsilon(1e-10));
  }
}

TEST_CASE("Poisson intervals stay smooth where the expansion for large counts begins") {
  const auto width = [](std::int64_t events) {
    const auto interval = poisson_rate(events, 1);
    const double count = static_cast<double>(events);
    return std::pair{(count - interval->low) / std::sqrt(count), (interval->high - count) / std::sqrt(count)};
  };
  const auto [low_before, high_before] = width(999'998);
  const auto [low_after, high_after] = width(1'000'000);
  CHECK(low_before == Approx(low_after).epsilon(1e-8));
  CHECK(high_before == Approx(high_after).epsilon(1e-8));
  for (const std::int64_t events :
       std::vector<std::int64_t>{100'000'000, 1'000'000'000'000, std::numeric_limits<std::int64_t>::max()}) {
    const auto [low, high] = width(events);
    const double rounding = static_cast<double>(events) * 1e-15 / std::sqrt(static_cast<double>(events));
    CHECK(low == Approx(z95()).epsilon(0).margin(2e-4 + rounding));
    CHECK(high == Approx(z95()).epsilon(0).margin(2e-4 + rounding));
  }
}

TEST_CASE("a rate needs a base") {
  CHECK_FALSE(poisson_rate(3, 0));
  CHECK_FALSE(poisson_rate(3, -1));
  CHECK_FALSE(poisson_rate(3, not_a_number));
  CHECK_FALSE(poisson_rate(3, infinity));
  CHECK_FALSE(poisson_rate(-1, 1));
  CHECK_FALSE(poisson_difference(1, 0, 1, 10));
  CHECK_FALSE(poisson_difference(1, 10, 1, 0));
}

TEST_CASE("the difference of two rates carries the exact interval of their ratio") {
  check_difference(poisson_difference(30, 1000, 20, 1000), 0.01, -0.00351736201538, 0.0357350861393, 1e-12);
  check_difference(poisson_difference(45, 1000, 20, 1000), 0.025, 0.00603279169957, 0.0604485570895, 1e-12);
  check_difference(poisson_difference(120, 4000, 90, 2500), -0.006, -0.0133640624559, 0.00387968062957, 1e-12);
  check_difference(poisson_difference(3, 1000, 7, 1000), -0.004, -0.00649941459663, 0.0061411520745, 1e-12);
  CHECK_FALSE(poisson_difference(30, 1000, 20, 1000)->significant());
  CHECK(poisson_difference(45, 1000, 20, 1000)->significant());
}

TEST_CASE("a rate without events is compared from the other side") {
  check_difference(poisson_difference(0, 1000, 7, 1000), -0.007, -0.007, -0.00214330213932, 1e-12);
  check_difference(poisson_difference(7, 1000, 0, 1000), 0.007, 0.00214330213932, 0.007, 1e-12);
  check_difference(poisson_difference(3, 500, 0, 1000), 0.006, -0.00125985568006, 0.006, 1e-12);
  CHECK(poisson_difference(6, 1000, 0, 1000)->significant());
  CHECK_FALSE(poisson_difference(4, 1000, 0, 1000)->significant());
  const auto none = poisson_difference(0, 10, 0, 20);
  REQUIRE(none);
  CHECK(none->value == 0);
  CHECK_FALSE(none->interval);
  CHECK_FALSE(none->significant());
}

TEST_CASE("each Clopper–Pearson bound behind a difference leaves 2.5 % beyond the count") {
  for (const auto& [events1, events2] : std::vector<std::pair<int, int>>{{1, 1}, {3, 9}, {20, 5}, {40, 60}, {1, 50}}) {
    const auto difference = poisson_difference(events1, 1, events2, 1);
    REQUIRE(difference);
    CAPTURE(events1, events2);
    // At equal bases, the ratio r of the rates makes r / (1 + r) the share of the first.
    const auto share = [events2 = events2](double bound) {
      const double ratio = bound / events2 + 1;
      return ratio / (1 + ratio);
    };
    const int total = events1 + events2;
    CHECK(1 - binomial_below(events1, total, share(difference->interval->low)) == Approx(0.025).epsilon(1e-9));
    CHECK(binomial_below(events1 + 1, total, share(difference->interval->high)) == Approx(0.025).epsilon(1e-9));
  }
}

TEST_CASE("Student's interval of a mean has its known values") {
  check_interval(student(10, 5.2, 2.89), 3.98389325985, 6.41610674015, 1e-10);
  check_interval(student(2, 3, 8), -22.4124094723, 28.4124094723, 1e-9);
  check_interval(student(1000, 48, 900), 46.1383594308, 49.8616405692, 1e-9);
  // t quantiles of 1, 4, 9 and 99 degrees of freedom: a variance of n makes the half width the quantile.
  check_interval(student(2, 0, 2), -12.7062047361747, 12.7062047361747, 1e-12);
  check_interval(student(5, 0, 5), -2.77644510519779, 2.77644510519779, 1e-13);
  check_interval(student(10, 0, 10), -2.26215716279821, 2.26215716279821, 1e-13);
  check_interval(student(100, 0, 100), -1.98421695158642, 1.98421695158642, 1e-13);
  check_interval(student(1'000'000'000'000, 0, 1e12), -z95(), z95(), 1e-10);
}

TEST_CASE("a mean of one value, or of what is no number, has no interval") {
  CHECK_FALSE(student(0, 0, 0));
  CHECK_FALSE(student(1, 5, 0));
  CHECK_FALSE(student(5, not_a_number, 1));
  CHECK_FALSE(student(5, 1, not_a_number));
  CHECK_FALSE(student(5, 1, infinity));
  check_interval(student(5, 7, 0), 7, 7, 0);
  check_interval(student(5, 7, -1e-18), 7, 7, 0);
}

TEST_CASE("Welch's difference of means has its known values") {
  check_difference(welch(15, 20.6, 7.9, 15, 22.1, 3.8), -1.5, -3.31916574743, 0.319165747427, 1e-10);
  check_difference(welch(10, 20.6, 9, 20, 22.1, 0.9), -1.5, -3.66864498596, 0.668644985955, 1e-10);
  check_difference(welch(200, 30, 100, 50, 26, 64), 4, 1.34997005977, 6.65002994023, 1e-10);
  CHECK(welch(200, 30, 100, 50, 26, 64)->significant());
  CHECK_FALSE(welch(15, 20.6, 7.9, 15, 22.1, 3.8)->significant());
}

TEST_CASE("Welch's interval is absent below two values a side, and a point without spread") {
  CHECK_FALSE(welch(0, 0, 0, 5, 1, 1));
  const auto one = welch(1, 4, 0, 5, 1, 1);
  REQUIRE(one);
  CHECK(one->value == 3);
  CHECK_FALSE(one->interval);
  check_difference(welch(5, 4, 0, 5, 4, 0), 0, 0, 0, 0);
  CHECK_FALSE(welch(5, 4, 0, 5, 4, 0)->significant());
  // One side without spread leaves the other side's n − 1 degrees of freedom.
  const double half = 2.26215716279821 * std::sqrt(0.5);
  check_difference(welch(10, 4, 5, 50, 1, 0), 3, 3 - half, 3 + half, 1e-12);
  CHECK_FALSE(welch(5, not_a_number, 1, 5, 1, 1)->interval);
  CHECK_FALSE(welch(5, 1, not_a_number, 5, 1, 1)->interval);
}

TEST_CASE("extreme counts and figures neither throw nor give an interval beside the value") {
  const std::vector<std::int64_t> counts{0, 1, 2, 50, 999'999, 1'000'003, 1'000'000'000'000};
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const std::vector<double> figures{1e-300, 1e-9, 0.5, 1, 1e6, 1e12, 1e300};
  const auto holds = [](const std::optional<Difference>& difference) {
    if (!difference || !difference->interval) return true;
    // As far as the bounds and the value can be told apart.
    const double tolerance =
        1e-9 * std::max({std::abs(difference->value), std::abs(difference->interval->low), 1e-300});
    return difference->interval->low <= difference->value + tolerance &&
           difference->value <= difference->interval->high + tolerance;
  };
  for (const std::int64_t first : counts) {
    for (const std::int64_t second : counts) {
      CAPTURE(first, second);
      REQUIRE(holds(newcombe(first, std::max(first, second), second, std::max(first, second))));
      REQUIRE(poisson_difference(first, 1, second, 1)->interval.has_value() == (first + second > 0));
      for (const double a : figures) {
        CAPTURE(a);
        REQUIRE(holds(poisson_difference(first, a, second, 1)));
        for (const double b : figures) {
          CAPTURE(b);
          REQUIRE(holds(welch(first, a, b, second, b, a)));
        }
      }
    }
    for (const double a : figures) {
      const auto rate = poisson_rate(first, a);
      REQUIRE((!rate || rate->low <= rate->high));
    }
    REQUIRE(poisson_rate(first, 1));
    REQUIRE(holds(newcombe(first, most, most - first, most)));
    REQUIRE(holds(welch(first, 1, 2, most, 3, 4)));
  }
}

TEST_CASE("a net promoter score has the adjusted Wald interval") {
  const ScoreCounts counts{60, 25, 15};
  CHECK(counts.score() == 45);
  check_interval(score_interval(counts), 29.343, 58.036, 0.001);
  // All promoters: 3.75 / 6 − 0.75 / 6 = 0.5 ± 1.96 √((0.75 − 0.25) / 6), cut at 100.
  check_interval(score_interval({3, 0, 0}), 50 - 1.959964 * 28.86751, 100, 0.001);
  CHECK_FALSE(score_interval({0, 0, 0}).has_value());
  const auto difference = score_difference({60, 25, 15}, {50, 25, 25});
  // The adjusted scores are 45/103 and 25/103, their variances 0.0053577 and 0.0066389.
  check_difference(difference, 20, 100 * (20.0 / 103 - 1.959964 * std::sqrt(0.0053577 + 0.0066389)),
                   100 * (20.0 / 103 + 1.959964 * std::sqrt(0.0053577 + 0.0066389)), 0.01);
  CHECK_FALSE(score_difference({0, 0, 0}, {1, 0, 0}).has_value());
}

TEST_CASE("a ratio of sums varies as its rows do around it") {
  // Three rows (1, 2), (0, 3), (2, 1): the ratio is 0.5, the residues are 0, −1.5 and 1.5.
  const PairSums rows{3, 3, 6, 5, 14, 4};
  CHECK(ratio_variance(rows).value() == Approx(1.5 * 4.5 / 36));
  CHECK(ratio_variance({4, 8, 4, 16, 4, 8}).value() == 0);  // every row is 2 to 1
  CHECK_FALSE(ratio_variance({2, 1, 0, 1, 0, 0}).has_value());
  check_interval(ratio_interval(0.5, 0.01), 0.5 - 0.1959964, 0.5 + 0.1959964, 1e-6);
  check_interval(ratio_interval(0.1, 0.01), 0, 0.1 + 0.1959964, 1e-6);
  check_difference(normal_difference(3, 0.03, 1, 0.01), 2, 2 - 0.3919928, 2 + 0.3919928, 1e-6);
}

TEST_CASE("the median lies between order statistics, with at least 95 % certainty") {
  // Of 10 values the 2nd and the 9th: P(X <= 1) of ten throws is 11/1024 = 0.0107, P(X <= 2) is 56/1024 = 0.0547.
  CHECK_FALSE(median_ranks(5).has_value());  // even the extremes cover 93.75 % only
  CHECK(median_ranks(6)->low == 1);
  CHECK(median_ranks(6)->high == 6);
  CHECK(median_ranks(10)->low == 2);
  CHECK(median_ranks(10)->high == 9);
  CHECK(median_ranks(100)->low == 40);  // the tables' 40th and 61st
  CHECK(median_ranks(100)->high == 61);
  CHECK(median_ranks(1000)->low == 469);
  CHECK(median_ranks(1000)->high == 532);
  CHECK(median_ranks(1'000'000)->low == 499'020);
  CHECK_FALSE(median_ranks(0).has_value());
}
