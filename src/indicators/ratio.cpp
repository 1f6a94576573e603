// ratio: the share of a population for which a condition holds, or with `split` the share of each value of an
// expression. State: hits, population. A row of the population whose condition is unknown is no hit. Interval: Wilson;
// difference: Newcombe.
#include <algorithm>
#include <array>

#include "cxkpi/error/error.h"
#include "indicators/fields.h"
#include "indicators/kinds.h"

namespace cxkpi {
namespace {

constexpr std::size_t hits = 0;
constexpr std::size_t population = 1;

class Ratio final : public Calculator {
 public:
  Ratio(const Definition& definition, const expr::Model& model) {
    const Fields fields(definition, model);
    scans_[0] = fields.main_scan();
    scans_[0].split = fields.grouping("split", scans_[0].table);
    scans_[0].measure = fields.optional("hit", scans_[0].table, expr::Demand::flag);
    if (scans_[0].measure.has_value() == scans_[0].split.has_value()) {
      throw Error(ErrorKind::config, definition.origin, definition.id + ": kind 'ratio' needs 'hit', or else 'split'",
                  "hit = \"delivered_on <= promised_on\", or split = \"reason\"");
    }
  }

  [[nodiscard]] std::span<const Scan> scans() const override { return scans_; }

  void add(std::size_t, std::span<const std::uint32_t> cells, std::span<const std::int64_t> measures,
           std::span<State> states) const override {
    if (one_cell(cells)) {
      State& state = states[cells[0]];
      state.sums[hits] += std::count(measures.begin(), measures.end(), 1);
      state.sums[population] += static_cast<std::int64_t>(measures.size());
      return;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      State& state = states[cells[i]];
      state.sums[hits] += measures[i] == 1 ? 1 : 0;
      state.sums[population] += 1;
    }
  }

  [[nodiscard]] Estimate estimate(const State& state) const override {
    Estimate out;
    out.n = count(state, population);
    out.numerator = static_cast<double>(state.sums[hits]);
    out.denominator = static_cast<double>(state.sums[population]);
    if (out.n == 0) return out;
    out.exact = Quotient{state.sums[hits] * 100, state.sums[population]};
    out.value = out.numerator / out.denominator;
    out.interval = stats::wilson(count(state, hits), out.n);
    return out;
  }

  [[nodiscard]] std::optional<stats::Difference> difference(const State& now, const State& then) const override {
    return stats::newcombe(count(now, hits), count(now, population), count(then, hits), count(then, population));
  }

  [[nodiscard]] State share(const State& part, const State& whole) const override {
    State out;
    out.sums[hits] = part.sums[population];
    out.sums[population] = whole.sums[population];
    return out;
  }

  [[nodiscard]] double target_scale() const override { return 100; }

 private:
  static std::int64_t count(const State& state, std::size_t which) {
    return static_cast<std::int64_t>(state.sums[which]);
  }

  std::array<Scan, 1> scans_;
};

constexpr std::array ratio_fields{KindField{"hit", false}, KindField{"split", false}};

std::unique_ptr<Calculator> make_ratio(const Definition& definition, const expr::Model& model) {
  return std::make_unique<Ratio>(definition, model);
}

}  // namespace

const Kind ratio_kind{"ratio", "The share of a population for which a condition holds.", "ratio", ratio_fields,
                      make_ratio};

}  // namespace cxkpi
