// From exact counts to estimates with 95 % intervals. Pure arithmetic: integers in, doubles out.
#pragma once

#include <cstdint>
#include <optional>

namespace cxkpi::stats {

struct Interval {
  double low = 0;
  double high = 0;
};

// A difference (now − before) with its interval; significant when the interval excludes 0.
struct Difference {
  double value = 0;
  std::optional<Interval> interval;  // absent when it cannot be computed
  [[nodiscard]] bool significant() const noexcept { return interval && (interval->low > 0 || interval->high < 0); }
};

// Wilson score interval of hits/n (E. B. Wilson 1927), in 0–1. No value for n = 0.
[[nodiscard]] std::optional<Interval> wilson(std::int64_t hits, std::int64_t n);

// Newcombe's hybrid score interval of p1 − p2 (R. G. Newcombe 1998, method 10). No value when either n is 0.
[[nodiscard]] std::optional<Difference> newcombe(std::int64_t hits1, std::int64_t n1, std::int64_t hits2,
                                                 std::int64_t n2);

// Exact Poisson (gamma) interval of a rate: events / base (Garwood 1936). No value for base <= 0.
[[nodiscard]] std::optional<Interval> poisson_rate(std::int64_t events, double base);

// Two Poisson rates. The difference of the rates is the value; its significance and interval come from the exact
// conditional binomial interval of the ratio (Clopper–Pearson on events1 of events1 + events2, carried over to the
// difference at the second rate; when the second has no event, at the first). No value when either base is 0. Without
// any event the interval is absent.
[[nodiscard]] std::optional<Difference> poisson_difference(std::int64_t events1, double base1, std::int64_t events2,
                                                           double base2);

// Student interval of a mean; the variance is that of the sample (divided by n − 1). No value for n < 2.
[[nodiscard]] std::optional<Interval> student(std::int64_t n, double mean, double variance);

// The ranks, from 1, of the values between which the median of n values lies: order statistics by the binomial
// distribution, which cover at least 95 % (beyond 1000 values by its normal approximation). No value for n < 6.
struct Ranks {
  std::int64_t low = 0;
  std::int64_t high = 0;
};
[[nodiscard]] std::optional<Ranks> median_ranks(std::int64_t n);

// Welch's difference of two means (B. L. Welch 1947). The interval is absent when either n < 2, and a single point when
// neither sample varies. No value when either n is 0.
[[nodiscard]] std::optional<Difference> welch(std::int64_t n1, double mean1, double variance1, std::int64_t n2,
                                              double mean2, double variance2);

// Sums over rows that each bring an amount and a base (units returned and sold of an order).
struct PairSums {
  std::int64_t rows = 0;  // 0 where amounts and bases are of different rows: each is then a compound Poisson sum
  double events = 0;
  double base = 0;
  double events_squared = 0;
  double base_squared = 0;
  double events_times_base = 0;
};

// The variance of events ÷ base by linearisation (W. G. Cochran, Sampling Techniques, 1977, 6.3): the rows' spread
// around the ratio. No value for a base that is not above 0.
[[nodiscard]] std::optional<double> ratio_variance(const PairSums& sums);

// Normal interval of such a ratio, not below 0 unless the ratio is.
[[nodiscard]] std::optional<Interval> ratio_interval(double value, double variance);

// Two independent estimates with their variances.
[[nodiscard]] Difference normal_difference(double value1, double variance1, double value2, double variance2);

// The answers to "would you recommend us?": 9 and 10, 7 and 8, 0 to 6.
struct ScoreCounts {
  std::int64_t promoters = 0;
  std::int64_t passives = 0;
  std::int64_t detractors = 0;
  [[nodiscard]] std::int64_t answers() const noexcept { return promoters + passives + detractors; }
  // Net promoter score, −100 to 100; 0 without answers.
  [[nodiscard]] double score() const noexcept {
    return answers() == 0 ? 0 : 100.0 * static_cast<double>(promoters - detractors) / static_cast<double>(answers());
  }
};

// Adjusted Wald interval of the score: three answers more, ¾ of one a promoter's and ¾ a detractor's (Agresti & Min
// 2005 for differences of paired shares). No value without answers.
[[nodiscard]] std::optional<Interval> score_interval(const ScoreCounts& counts);

// Difference of two raw scores, its interval by the same adjustment. No value when either has no answers.
[[nodiscard]] std::optional<Difference> score_difference(const ScoreCounts& now, const ScoreCounts& then);

// Two-sided 95 % normal quantile, 1.959963984540054.
[[nodiscard]] double z95();

}  // namespace cxkpi::stats
