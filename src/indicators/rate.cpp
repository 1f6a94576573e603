// rate: events per base units (contacts per 100 orders), from two tables that each have their own date; it may exceed
// the scale. State: events, base, base rows. Counted events have a Poisson interval; where rows bring amounts (units,
// money) there is none yet, since amounts are not Poisson.
#include <array>

#include "indicators/fields.h"
#include "indicators/kinds.h"

namespace cxkpi {
namespace {

constexpr std::size_t events = 0;
constexpr std::size_t base = 1;
constexpr std::size_t base_rows = 2;

class Rate final : public Calculator {
 public:
  Rate(const Definition& definition, const expr::Model& model) : scale_(definition.scale) {
    const Fields fields(definition, model);
    scans_[0] = fields.main_scan();
    scans_[0].measure = fields.optional("value", scans_[0].table, expr::Demand::number);
    scans_[0].skip_unknown = scans_[0].measure.has_value();
    scans_[1].table = fields.table("per.from");
    scans_[1].date = fields.required("per.date", scans_[1].table, expr::Demand::date_or_instant);
    scans_[1].where = fields.optional("per.where", scans_[1].table, expr::Demand::flag);
    scans_[1].measure = fields.optional("per.value", scans_[1].table, expr::Demand::number);
    scans_[1].skip_unknown = scans_[1].measure.has_value();
    counted_ = !scans_[0].measure && !scans_[1].measure;
    if (scans_[0].measure) event_unit_ = scans_[0].measure->formula.type.denominator;
    if (scans_[1].measure) base_unit_ = scans_[1].measure->formula.type.denominator;
  }

  [[nodiscard]] std::span<const Scan> scans() const override { return scans_; }

  void add(std::size_t scan, std::span<const std::uint32_t> cells, std::span<const std::int64_t> measures,
           std::span<State> states) const override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      states[cells[i]].sums[scan == 0 ? events : base] += measures[i];
      if (scan == 1) states[cells[i]].sums[base_rows] += 1;
    }
  }

  [[nodiscard]] Estimate estimate(const State& state) const override {
    Estimate out;
    out.n = static_cast<std::int64_t>(state.sums[base_rows]);
    out.numerator = Quotient{state.sums[events], event_unit_}.value();
    out.denominator = Quotient{state.sums[base], base_unit_}.value();
    if (state.sums[base] <= 0) return out;
    out.exact = Quotient{state.sums[events] * base_unit_ * scale_.mantissa,
                         state.sums[base] * event_unit_ * power_of_ten(scale_.decimals)};
    out.value = out.exact->value();
    if (counted_) out.interval = stats::poisson_rate(static_cast<std::int64_t>(state.sums[events]), scaled_base(state));
    return out;
  }

  [[nodiscard]] std::optional<stats::Difference> difference(const State& now, const State& then) const override {
    const Estimate a = estimate(now);
    const Estimate b = estimate(then);
    if (!a.value || !b.value) return std::nullopt;
    if (!counted_) return stats::Difference{*a.value - *b.value, std::nullopt};
    return stats::poisson_difference(static_cast<std::int64_t>(now.sums[events]), scaled_base(now),
                                     static_cast<std::int64_t>(then.sums[events]), scaled_base(then));
  }

 private:
  static std::int64_t power_of_ten(int exponent) {
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
  }
  // The base in units of the scale: events over it are the rate.
  [[nodiscard]] double scaled_base(const State& state) const {
    return static_cast<double>(state.sums[base]) / scale_.value();
  }

  std::array<Scan, 2> scans_;
  Decimal scale_;
  std::int64_t event_unit_ = 1;
  std::int64_t base_unit_ = 1;
  bool counted_ = true;
};

constexpr std::array rate_fields{KindField{"value", false}, KindField{"per.from", true}, KindField{"per.date", true},
                                 KindField{"per.where", false}, KindField{"per.value", false}};

std::unique_ptr<Calculator> make_rate(const Definition& definition, const expr::Model& model) {
  return std::make_unique<Rate>(definition, model);
}

}  // namespace

const Kind rate_kind{"rate", "Events per base units; each side has its own table and date.", "", rate_fields,
                     make_rate};

}  // namespace cxkpi
