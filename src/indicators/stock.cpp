// stock: how many rows are open at the end of a period, and the age in days of the oldest. A row is open from its date
// to `closed`, or for good while that is unknown. State: the number of open rows, and the histogram of their ages.
// Periods are counted each by itself: a row may be open at the end of several. Nothing open is 0, a value like others.
#include <algorithm>
#include <array>

#include "indicators/fields.h"
#include "indicators/kinds.h"

namespace cxkpi {
namespace {

class Stock final : public Calculator {
 public:
  Stock(const Definition& definition, const expr::Model& model) {
    const Fields fields(definition, model);
    Scan& scan = scans_[0];
    scan = fields.main_scan();
    const expr::Checked closed = fields.required("closed", scan.table, expr::Demand::date_or_instant);
    const std::string opened = expr::print(scan.date.tree);
    const std::string counts = scan.where ? "(" + expr::print(scan.where->tree) + ") and " : "";
    scan.where = expr::check(
        model,
        counts + "(" + opened + ") < period_end and coalesce((" + expr::print(closed.tree) + ") >= period_end, true)",
        scan.table, expr::Demand::flag);
    scan.measure =
        expr::check(model, "days(" + opened + ", least(period_end, as_of))", scan.table, expr::Demand::number);
    scan.at_period_end = true;
  }

  [[nodiscard]] std::span<const Scan> scans() const override { return scans_; }

  void add(std::size_t, std::span<const std::uint32_t> cells, std::span<const std::int64_t> measures,
           std::span<const std::int64_t>, std::span<State> states) const override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      State& state = states[cells[i]];
      state.sums[0] += 1;
      state.histogram.add(measures[i]);
    }
  }

  [[nodiscard]] Estimate estimate(const State& state) const override {
    Estimate out;
    out.n = static_cast<std::int64_t>(state.sums[0]);
    out.is_sample = false;
    out.divides = false;
    out.numerator = static_cast<double>(out.n);
    out.exact = Quotient{state.sums[0], 1};
    out.value = out.numerator;
    PartEstimate oldest{"oldest_days", std::nullopt, std::nullopt};
    if (out.n > 0) {
      oldest.exact = Quotient{state.histogram.counts().back().first, 1};
      oldest.value = oldest.exact->value();
    }
    out.parts.push_back(oldest);
    return out;
  }

  [[nodiscard]] std::optional<stats::Difference> difference(const State& now, const State& then) const override {
    return stats::Difference{static_cast<double>(now.sums[0] - then.sums[0]), std::nullopt};
  }

 private:
  std::array<Scan, 1> scans_;
};

constexpr std::array stock_fields{KindField{"closed", true}};

std::unique_ptr<Calculator> make_stock(const Definition& definition, const expr::Model& model) {
  return std::make_unique<Stock>(definition, model);
}

}  // namespace

const Kind stock_kind{"stock", "What is open at the end of a period, with the age of the oldest.", "", stock_fields,
                      make_stock};

}  // namespace cxkpi
