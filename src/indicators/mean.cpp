// mean: the mean of a value, with its percentiles. State: n, sum and sum of squares in exact units, and the histogram
// of values. With `of` a row stands for many (a day's visits with all their page views): then only the mean is known,
// not how the values lie around it. Rows whose value is unknown are left out. Interval: Student; difference: Welch;
// percentiles: nearest rank.
#include <array>

#include "indicators/fields.h"
#include "indicators/kinds.h"

namespace cxkpi {
namespace {

constexpr std::size_t n = 0;
constexpr std::size_t total = 1;
constexpr std::size_t squares = 2;
constexpr std::size_t summed_rows = 3;  // rows that stand for another number than one
constexpr std::array percentiles{50, 90, 95};

class Mean final : public Calculator {
 public:
  Mean(const Definition& definition, const expr::Model& model) {
    const Fields fields(definition, model);
    scans_[0] = fields.main_scan();
    scans_[0].measure = fields.required("value", scans_[0].table, expr::Demand::number);
    scans_[0].skip_unknown = true;
    unit_ = scans_[0].measure->formula.type.denominator;
    scans_[0].base = fields.optional("of", scans_[0].table, expr::Demand::number);
    if (scans_[0].base) base_unit_ = scans_[0].base->formula.type.denominator;
  }

  [[nodiscard]] std::span<const Scan> scans() const override { return scans_; }

  void add(std::size_t, std::span<const std::uint32_t> cells, std::span<const std::int64_t> measures,
           std::span<const std::int64_t> bases, std::span<State> states) const override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      State& state = states[cells[i]];
      add_exactly(state.sums[n], bases.empty() ? 1 : bases[i]);
      if (!bases.empty() && bases[i] != base_unit_) {
        add_exactly(state.sums[total], measures[i]);
        state.sums[summed_rows] += 1;
        continue;
      }
      state.sums[total] += measures[i];
      add_exactly(state.sums[squares], static_cast<Int128>(measures[i]) * measures[i]);
      state.histogram.add(measures[i]);
    }
  }

  [[nodiscard]] Estimate estimate(const State& state) const override {
    Estimate out;
    out.n = static_cast<std::int64_t>(state.sums[n] / base_unit_);
    out.numerator = Quotient{state.sums[total], unit_}.value();
    out.denominator = Quotient{state.sums[n], base_unit_}.value();
    for (const int percent : percentiles)
      out.parts.push_back({"p" + std::to_string(percent), std::nullopt, std::nullopt});
    if (state.sums[n] <= 0) return out;
    out.exact = Quotient{state.sums[total] * base_unit_, state.sums[n] * unit_};
    out.value = out.exact->value();
    if (state.sums[summed_rows] > 0) return out;
    out.interval = stats::student(out.n, *out.value, variance(state));
    for (std::size_t i = 0; i < percentiles.size(); ++i) {
      out.parts[i].exact = Quotient{state.histogram.percentile(percentiles[i]), unit_};
      out.parts[i].value = out.parts[i].exact->value();
    }
    if (const auto ranks = stats::median_ranks(out.n)) {
      const auto at = [&](std::int64_t rank) { return Quotient{state.histogram.at_rank(rank), unit_}.value(); };
      out.parts[0].interval = stats::Interval{at(ranks->low), at(ranks->high)};
    }
    return out;
  }

  [[nodiscard]] double quotient_scale() const override { return 1; }

  [[nodiscard]] std::optional<stats::Difference> difference(const State& now, const State& then) const override {
    const Estimate a = estimate(now);
    const Estimate b = estimate(then);
    if (!a.value || !b.value) return std::nullopt;
    if (now.sums[summed_rows] + then.sums[summed_rows] > 0) {
      return stats::Difference{*a.value - *b.value, std::nullopt};
    }
    return stats::welch(a.n, *a.value, variance(now), b.n, *b.value, variance(then));
  }

 private:
  // The sample variance in squared units: (n Σx² − (Σx)²) / (n (n − 1)), exact up to the last division where it fits.
  [[nodiscard]] double variance(const State& state) const {
    const Int128 number = state.sums[n] / base_unit_;
    if (number < 2) return 0;
    Int128 scaled = 0;
    Int128 square = 0;
    const bool exact = !__builtin_mul_overflow(number, state.sums[squares], &scaled) &&
                       !__builtin_mul_overflow(state.sums[total], state.sums[total], &square);
    const auto count = static_cast<double>(number);
    const auto sum = static_cast<double>(state.sums[total]);
    const double spread = exact ? static_cast<double>(scaled - square) / count
                                : static_cast<double>(state.sums[squares]) - sum / count * sum;
    return spread / (count - 1) / static_cast<double>(unit_) / static_cast<double>(unit_);
  }

  std::array<Scan, 1> scans_;
  std::int64_t unit_ = 1;
  std::int64_t base_unit_ = 1;
};

constexpr std::array mean_fields{KindField{"value", true}, KindField{"of", false}};

std::unique_ptr<Calculator> make_mean(const Definition& definition, const expr::Model& model) {
  return std::make_unique<Mean>(definition, model);
}

}  // namespace

const Kind mean_kind{"mean", "The mean of a value, with p50, p90 and p95.", "", mean_fields, make_mean};

}  // namespace cxkpi
