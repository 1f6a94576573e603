// rate: events per `scale` units of a base, two populations that each have their own date; it may exceed the scale.
// State: events, base, base rows, and the sums of squares and products that amounts need. Where both sides count rows
// the interval is Poisson's; where rows bring amounts (units, money) it comes from the spread of the amounts, order by
// order when events and base are of the same rows. With `distinct` the base is how many different values the rows of
// the cell have (customers written to): the state holds them all, so that it merges like any other.
#include <array>

#include "cxkpi/error/error.h"
#include "indicators/fields.h"
#include "indicators/kinds.h"

namespace cxkpi {
namespace {

constexpr std::size_t events = 0;
constexpr std::size_t base = 1;
constexpr std::size_t base_rows = 2;
constexpr std::size_t events_squared = 3;
constexpr std::size_t base_squared = 4;
constexpr std::size_t products = 5;

bool same(const std::optional<expr::Checked>& a, const std::optional<expr::Checked>& b) {
  return a.has_value() == b.has_value() && (!a || expr::print(a->tree) == expr::print(b->tree));
}

class Rate final : public Calculator {
 public:
  Rate(const Definition& definition, const expr::Model& model) : scale_(definition.scale) {
    const Fields fields(definition, model);
    Scan& top = scans_[0];
    Scan& below = scans_[1];
    top = fields.main_scan();
    top.measure = fields.optional("value", top.table, expr::Demand::number);
    top.skip_unknown = top.measure.has_value();
    below.table = fields.table("per.from");
    below.date = fields.required("per.date", below.table, expr::Demand::date_or_instant);
    below.where = fields.optional("per.where", below.table, expr::Demand::flag);
    below.measure = fields.optional("per.value", below.table, expr::Demand::number);
    if (std::optional<expr::Checked> value = fields.grouping("per.distinct", below.table)) {
      if (below.measure) {
        throw Error(ErrorKind::config, definition.field("per.distinct")->origin,
                    definition.id + ": 'per' takes 'value' or 'distinct', not both");
      }
      below.measure = std::move(value);
      distinct_ = true;
    }
    below.skip_unknown = below.measure.has_value();
    counted_ = !top.measure && (!below.measure || distinct_);
    if (top.measure) event_unit_ = top.measure->formula.type.denominator;
    if (below.measure && !distinct_) base_unit_ = below.measure->formula.type.denominator;
    const bool same_date = expr::print(top.date.tree) == expr::print(below.date.tree);
    paired_ = !counted_ && top.table == below.table && same_date && same(top.where, below.where);
    if (paired_) top.base = below.measure;
  }

  [[nodiscard]] std::span<const Scan> scans() const override {
    return std::span(scans_).first(paired_ ? std::size_t{1} : std::size_t{2});
  }

  void add(std::size_t scan, std::span<const std::uint32_t> cells, std::span<const std::int64_t> measures,
           std::span<const std::int64_t> bases, std::span<State> states) const override {
    if (paired_) {
      for (std::size_t i = 0; i < cells.size(); ++i)
        add_pair(states[cells[i]], measures[i], bases.empty() ? 1 : bases[i]);
      return;
    }
    if (scan == 1 && distinct_) {
      for (std::size_t i = 0; i < cells.size(); ++i) states[cells[i]].histogram.add(measures[i]);
      return;
    }
    const std::size_t sum = scan == 0 ? events : base;
    const std::size_t squared = scan == 0 ? events_squared : base_squared;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      State& state = states[cells[i]];
      state.sums[sum] += measures[i];
      if (!counted_) add_exactly(state.sums[squared], static_cast<Int128>(measures[i]) * measures[i]);
      if (scan == 1) state.sums[base_rows] += 1;
    }
  }

  [[nodiscard]] Estimate estimate(const State& state) const override {
    Estimate out;
    out.n = distinct_ ? static_cast<std::int64_t>(base_of(state)) : static_cast<std::int64_t>(state.sums[base_rows]);
    out.numerator = Quotient{state.sums[events], event_unit_}.value();
    out.denominator = Quotient{base_of(state), base_unit_}.value();
    if (base_of(state) <= 0) return out;
    out.exact = Quotient{state.sums[events] * base_unit_ * scale_.mantissa,
                         base_of(state) * event_unit_ * power_of_ten(scale_.decimals)};
    out.value = out.exact->value();
    if (counted_) {
      out.interval = stats::poisson_rate(static_cast<std::int64_t>(state.sums[events]), scaled_base(state));
    } else if (out.n > 1) {
      out.interval = stats::ratio_interval(*out.value, variance(state));
    }
    return out;
  }

  // Different values of segments do not add up to those of the whole.
  [[nodiscard]] double quotient_scale() const override { return distinct_ ? 0 : scale_.value(); }

  [[nodiscard]] std::optional<stats::Difference> difference(const State& now, const State& then) const override {
    const Estimate a = estimate(now);
    const Estimate b = estimate(then);
    if (!a.value || !b.value) return std::nullopt;
    if (!counted_) {
      if (a.n < 2 || b.n < 2) return stats::Difference{*a.value - *b.value, std::nullopt};
      return stats::normal_difference(*a.value, variance(now), *b.value, variance(then));
    }
    return stats::poisson_difference(static_cast<std::int64_t>(now.sums[events]), scaled_base(now),
                                     static_cast<std::int64_t>(then.sums[events]), scaled_base(then));
  }

 private:
  static void add_pair(State& state, std::int64_t event, std::int64_t own_base) {
    state.sums[events] += event;
    state.sums[base] += own_base;
    state.sums[base_rows] += 1;
    add_exactly(state.sums[events_squared], static_cast<Int128>(event) * event);
    add_exactly(state.sums[base_squared], static_cast<Int128>(own_base) * own_base);
    add_exactly(state.sums[products], static_cast<Int128>(event) * own_base);
  }

  [[nodiscard]] Int128 base_of(const State& state) const {
    return distinct_ ? static_cast<Int128>(state.histogram.counts().size()) : state.sums[base];
  }

  // The base in units of the scale: events over it are the rate.
  [[nodiscard]] double scaled_base(const State& state) const {
    return static_cast<double>(base_of(state)) / scale_.value();
  }

  // Of the rate; needs a base.
  [[nodiscard]] double variance(const State& state) const {
    const auto event_unit = static_cast<double>(event_unit_);
    const auto base_unit = static_cast<double>(base_unit_);
    const auto sum = [&](std::size_t which) { return static_cast<double>(state.sums[which]); };
    stats::PairSums sums;
    sums.rows = paired_ ? static_cast<std::int64_t>(state.sums[base_rows]) : 0;
    sums.events = sum(events) / event_unit;
    sums.base = sum(base) / base_unit;
    sums.events_squared = sum(events_squared) / event_unit / event_unit;
    sums.base_squared = sum(base_squared) / base_unit / base_unit;
    sums.events_times_base = sum(products) / event_unit / base_unit;
    return stats::ratio_variance(sums).value_or(0) * scale_.value() * scale_.value();
  }

  std::array<Scan, 2> scans_;
  Decimal scale_;
  std::int64_t event_unit_ = 1;
  std::int64_t base_unit_ = 1;
  bool counted_ = true;
  bool distinct_ = false;
  bool paired_ = false;  // events and base are of the same rows: one scan brings both
};

constexpr std::array rate_fields{KindField{"value", false},     KindField{"per.from", true},
                                 KindField{"per.date", true},   KindField{"per.where", false},
                                 KindField{"per.value", false}, KindField{"per.distinct", false}};

std::unique_ptr<Calculator> make_rate(const Definition& definition, const expr::Model& model) {
  return std::make_unique<Rate>(definition, model);
}

}  // namespace

const Kind rate_kind{"rate", "Events per base units; each side has its own table and date.", "", rate_fields,
                     make_rate};

}  // namespace cxkpi
