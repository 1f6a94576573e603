// ratio: the share of a population for which a condition holds, or with `split` the share of each value of an
// expression (with `each`, of each value in lists, of which a row may have several); with `hits` and `of` a row stands
// for many (a campaign's messages). State: hits, population. A row of the population whose condition is unknown is no
// hit; where `hits` or `of` is unknown it is left out. Interval: Wilson; difference: Newcombe.
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
    if (std::optional<expr::Checked> lists = fields.grouping("each", scans_[0].table)) {
      if (scans_[0].split) fail(definition);
      scans_[0].split = std::move(lists);
      scans_[0].split_of_lists = true;
    }
    scans_[0].measure = fields.optional("hit", scans_[0].table, expr::Demand::flag);
    const std::optional<expr::Checked> many = fields.optional("hits", scans_[0].table, expr::Demand::number);
    scans_[0].base = fields.optional("of", scans_[0].table, expr::Demand::number);
    const int given = (scans_[0].measure ? 1 : 0) + (scans_[0].split ? 1 : 0) + (many ? 1 : 0);
    if (given != 1 || many.has_value() != scans_[0].base.has_value()) fail(definition);
    if (!many) return;
    scans_[0].measure = many;
    scans_[0].skip_unknown = true;
    hit_unit_ = many->formula.type.denominator;
    base_unit_ = scans_[0].base->formula.type.denominator;
  }

  [[nodiscard]] std::span<const Scan> scans() const override { return scans_; }

  void add(std::size_t, std::span<const std::uint32_t> cells, std::span<const std::int64_t> measures,
           std::span<const std::int64_t> bases, std::span<State> states) const override {
    if (!bases.empty()) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        add_exactly(states[cells[i]].sums[hits], measures[i]);
        add_exactly(states[cells[i]].sums[population], bases[i]);
      }
      return;
    }
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
    out.numerator = Quotient{state.sums[hits], hit_unit_}.value();
    out.denominator = Quotient{state.sums[population], base_unit_}.value();
    if (state.sums[population] <= 0) return out;
    out.exact = Quotient{state.sums[hits] * base_unit_ * 100, state.sums[population] * hit_unit_};
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
  [[nodiscard]] double quotient_scale() const override { return 1; }

 private:
  [[noreturn]] static void fail(const Definition& definition) {
    throw Error(ErrorKind::config, definition.origin,
                definition.id + ": kind 'ratio' needs 'hit', or else 'split', or else 'each', or else 'hits' and 'of'",
                "hit = \"delivered_on <= promised_on\", or split = \"reason\"");
  }

  // Whole ones: amounts are counts of visits and messages.
  [[nodiscard]] std::int64_t count(const State& state, std::size_t which) const {
    return static_cast<std::int64_t>(state.sums[which] / (which == hits ? hit_unit_ : base_unit_));
  }

  std::array<Scan, 1> scans_;
  std::int64_t hit_unit_ = 1;
  std::int64_t base_unit_ = 1;
};

constexpr std::array ratio_fields{KindField{"hit", false}, KindField{"split", false}, KindField{"each", false},
                                  KindField{"hits", false}, KindField{"of", false}};

std::unique_ptr<Calculator> make_ratio(const Definition& definition, const expr::Model& model) {
  return std::make_unique<Ratio>(definition, model);
}

}  // namespace

const Kind ratio_kind{"ratio", "The share of a population for which a condition holds.", "ratio", ratio_fields,
                      make_ratio};

}  // namespace cxkpi
