// score: the net promoter score of answers from 0 to 10, −100 to 100. State: promoters (9 and 10), passives, detractors
// (0 to 6). Answers that are unknown or off the scale are left out. Interval and difference: adjusted Wald.
#include <array>

#include "indicators/fields.h"
#include "indicators/kinds.h"

namespace cxkpi {
namespace {

constexpr std::size_t promoters = 0;
constexpr std::size_t passives = 1;
constexpr std::size_t detractors = 2;

class Score final : public Calculator {
 public:
  Score(const Definition& definition, const expr::Model& model) {
    const Fields fields(definition, model);
    scans_[0] = fields.main_scan();
    scans_[0].measure = fields.required("score", scans_[0].table, expr::Demand::number);
    scans_[0].skip_unknown = true;
    unit_ = scans_[0].measure->formula.type.denominator;
  }

  [[nodiscard]] std::span<const Scan> scans() const override { return scans_; }

  void add(std::size_t, std::span<const std::uint32_t> cells, std::span<const std::int64_t> measures,
           std::span<const std::int64_t>, std::span<State> states) const override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (measures[i] < 0 || measures[i] > 10 * unit_) continue;
      const std::size_t group = measures[i] >= 9 * unit_ ? promoters : measures[i] > 6 * unit_ ? passives : detractors;
      states[cells[i]].sums[group] += 1;
    }
  }

  [[nodiscard]] Estimate estimate(const State& state) const override {
    const stats::ScoreCounts counts = counts_of(state);
    Estimate out;
    out.n = counts.answers();
    out.numerator = static_cast<double>(counts.promoters - counts.detractors);
    out.denominator = static_cast<double>(out.n);
    if (out.n == 0) return out;
    out.exact = Quotient{Int128{counts.promoters - counts.detractors} * 100, out.n};
    out.value = out.exact->value();
    out.interval = stats::score_interval(counts);
    return out;
  }

  [[nodiscard]] double quotient_scale() const override { return 100; }

  [[nodiscard]] std::optional<stats::Difference> difference(const State& now, const State& then) const override {
    return stats::score_difference(counts_of(now), counts_of(then));
  }

 private:
  static stats::ScoreCounts counts_of(const State& state) {
    const auto count = [&](std::size_t which) { return static_cast<std::int64_t>(state.sums[which]); };
    return {count(promoters), count(passives), count(detractors)};
  }

  std::array<Scan, 1> scans_;
  std::int64_t unit_ = 1;
};

constexpr std::array score_fields{KindField{"score", true}};

std::unique_ptr<Calculator> make_score(const Definition& definition, const expr::Model& model) {
  return std::make_unique<Score>(definition, model);
}

}  // namespace

const Kind score_kind{"score", "The net promoter score of answers from 0 to 10.", "points", score_fields, make_score};

}  // namespace cxkpi
