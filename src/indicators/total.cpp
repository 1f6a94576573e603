// total: what the rows cost together, at a unit cost that is only known to lie between a low and a high one. State:
// rows, base rows. The value is at the middle of the two, the range is what the low and the high cost give; no interval
// of chance goes with it. `per_order` is the value over the base.
#include <array>

#include "cxkpi/error/error.h"
#include "indicators/fields.h"
#include "indicators/kinds.h"

namespace cxkpi {
namespace {

constexpr std::size_t rows = 0;
constexpr std::size_t base = 1;

class Total final : public Calculator {
 public:
  Total(const Definition& definition, const expr::Model& model)
      : low_(cost(definition, "low")), high_(cost(definition, "high")) {
    if (high_.value() < low_.value()) {
      throw Error(ErrorKind::config, definition.origin, definition.id + ": 'high' is below 'low'",
                  "give the lower cost first: contact = [1.0, 3.0]");
    }
    const Fields fields(definition, model);
    scans_[0] = fields.main_scan();
    scans_[1].table = fields.table("per.from");
    scans_[1].date = fields.required("per.date", scans_[1].table, expr::Demand::date_or_instant);
    scans_[1].where = fields.optional("per.where", scans_[1].table, expr::Demand::flag);
  }

  [[nodiscard]] std::span<const Scan> scans() const override { return scans_; }

  void add(std::size_t scan, std::span<const std::uint32_t> cells, std::span<const std::int64_t>,
           std::span<const std::int64_t>, std::span<State> states) const override {
    for (const std::uint32_t cell : cells) states[cell].sums[scan == 0 ? rows : base] += 1;
  }

  [[nodiscard]] Estimate estimate(const State& state) const override {
    const auto count = static_cast<double>(state.sums[rows]);
    Estimate out;
    out.n = static_cast<std::int64_t>(state.sums[base]);
    out.is_sample = false;
    out.numerator = count;
    out.denominator = static_cast<double>(out.n);
    out.exact = Quotient{state.sums[rows] * twice_middle(), Int128{2} * power_of_ten(decimals())};
    out.value = out.exact->value();
    out.range = stats::Interval{count * low_.value(), count * high_.value()};
    PartEstimate per_order{"per_order", std::nullopt, std::nullopt};
    if (out.n > 0) {
      per_order.exact = Quotient{out.exact->numerator, out.exact->denominator * out.n};
      per_order.value = per_order.exact->value();
    }
    out.parts.push_back(per_order);
    return out;
  }

  [[nodiscard]] std::optional<stats::Difference> difference(const State& now, const State& then) const override {
    return stats::Difference{*estimate(now).value - *estimate(then).value, std::nullopt};
  }

 private:
  static Decimal cost(const Definition& definition, std::string_view name) {
    const FieldText* field = definition.field(name);
    const std::optional<Decimal> number = field == nullptr ? std::nullopt : Decimal::parse(field->text);
    if (number && number->mantissa >= 0) return *number;
    throw Error(ErrorKind::config, field == nullptr ? definition.origin : field->origin,
                definition.id + ": kind 'total' needs '" + std::string(name) + "', a unit cost", "low = 1, high = 3");
  }

  [[nodiscard]] int decimals() const { return std::max(low_.decimals, high_.decimals); }

  // low + high in units of the finer one's last decimal.
  [[nodiscard]] Int128 twice_middle() const {
    const auto scaled = [&](const Decimal& cost) {
      return Int128{cost.mantissa} * power_of_ten(decimals() - cost.decimals);
    };
    return scaled(low_) + scaled(high_);
  }

  Decimal low_;
  Decimal high_;
  std::array<Scan, 2> scans_;
};

constexpr std::array total_fields{KindField{"cost", false},    KindField{"low", true},
                                  KindField{"high", true},     KindField{"per.from", true},
                                  KindField{"per.date", true}, KindField{"per.where", false}};

std::unique_ptr<Calculator> make_total(const Definition& definition, const expr::Model& model) {
  return std::make_unique<Total>(definition, model);
}

}  // namespace

const Kind total_kind{"total", "What the rows cost together, between a low and a high unit cost.", "", total_fields,
                      make_total};

}  // namespace cxkpi
