// Builds the report model: states of bins become cells of periods and segments.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "report/analysis_state.h"
#include "report/effects.h"
#include "report/pareto.h"
#include "report/pooling.h"
#include "report/timeline.h"
#include "report/unavailable.h"
#include "report/verdict.h"

namespace cxkpi {
namespace {

constexpr std::int64_t small_sample = 30;

class Builder {
 public:
  Builder(const Question& question, expr::Workspace& workspace, const expr::Model& model, const expr::Presence& has,
          const Filter& filter)
      : workspace_(workspace),
        model_(model),
        has_(has),
        timeline_(timeline_of(question, workspace.data().as_of, workspace.data().zone)),
        bins_(timeline_.all()),
        dimensions_(question.by.empty() ? Dimensions() : Dimensions(question.by, model)),
        scanner_(workspace, bins_, dimensions_, filter) {}

  [[nodiscard]] const Timeline& timeline() const { return timeline_; }
  [[nodiscard]] const Segments& segments() const { return scanner_.segments(); }

  // Throws when the filter or the cut fits none of the indicators that the files allow.
  void require_fit(const std::vector<const Indicator*>& indicators) const {
    const Indicator* first = nullptr;
    Obstacle of_first;
    std::size_t unfit = 0;
    for (const Indicator* indicator : indicators) {
      if (missing(*indicator, model_, has_)) continue;
      std::optional<Obstacle> obstacle = scanner_.obstacle(*indicator->calculator, model_, has_);
      if (!obstacle) return;
      if (unfit++ > 0) continue;
      first = indicator;
      of_first = std::move(*obstacle);
    }
    if (first != nullptr) throw refusal(first->definition.id, of_first, unfit);
  }

  // Counts all that are available and can be cut as asked, together.
  void count(const std::vector<const Indicator*>& indicators) {
    std::vector<const Indicator*> chosen;
    std::vector<const Calculator*> calculators;
    for (const Indicator* indicator : indicators) {
      if (missing(*indicator, model_, has_) || scanner_.obstacle(*indicator->calculator, model_, has_)) continue;
      chosen.push_back(indicator);
      calculators.push_back(indicator->calculator.get());
    }
    std::vector<ScanResult> results = scanner_.run(calculators);
    for (std::size_t i = 0; i < chosen.size(); ++i) counted_.emplace(chosen[i], std::move(results[i]));
  }

  // Of an indicator that count() was given.
  [[nodiscard]] IndicatorResult result(const Indicator& indicator) const {
    const Definition& definition = indicator.definition;
    IndicatorResult out;
    out.id = definition.id;
    out.kind = definition.kind;
    out.label = definition.label;
    out.unit = definition.unit;
    out.shown_unit = shown_unit(definition.unit);
    out.target_scale = indicator.calculator->target_scale();
    out.parts_of = definition.parts;
    out.better = definition.better;
    out.targets = definition.targets;
    out.about = definition.about;
    out.shares_overlap = indicator.calculator->scans()[0].split_of_lists;
    if (auto lacking = missing(indicator, model_, has_)) {
      out.unavailable = unavailable(*lacking);
      return out;
    }
    if (auto obstacle = scanner_.obstacle(*indicator.calculator, model_, has_)) {
      out.unavailable = unavailable(*obstacle);
      return out;
    }
    const auto counted = counted_.find(&indicator);
    for (std::size_t period = 0; counted != counted_.end() && period < timeline_.asked.size(); ++period) {
      add_cells(indicator, counted->second, period, out.cells);
    }
    return out;
  }

 private:
  static Words shown_unit(const std::string& unit) {
    if (unit == "ratio") return {"%", "%"};
    if (unit == "days") return {"days", "jours"};
    if (unit == "hours") return {"h", "h"};
    if (unit.starts_with("per ") || unit == "money" || unit == "tickets") return {};
    return {unit, unit};
  }

  void add_cells(const Indicator& indicator, const ScanResult& scanned, std::size_t period,
                 std::vector<Cell>& cells) const {
    const Calculator& calculator = *indicator.calculator;
    const Pooling pooling(calculator, scanned, bins_, scanner_.segments());
    const bool cut = !dimensions_.empty() || calculator.scans()[0].split;
    for (std::size_t segment = 0; segment <= (cut ? scanned.segments : 0); ++segment) {
      if (segment != 0) {
        if (!scanner_.segments().members(segment - 1).empty()) continue;  // shown by the values in its list
        const Pooled own = pooling.part(timeline_.asked[period], segment);
        if (own.account.used == 0 && own.state == State{}) continue;
      }
      const Pooled now = pooling.share(timeline_.asked[period], segment);
      Cell cell = cell_of(indicator, now, timeline_.asked[period]);
      cell.period = period;
      cell.segment = segment;
      if (const std::optional<Period>& with = timeline_.compared[period]) {
        cell.comparison = comparison_of(calculator, now, pooling.share(*with, segment), *with);
      }
      cells.push_back(std::move(cell));
    }
    add_effects(calculator, pooling, scanned.segments, period, cells);
  }

  // What the move of the total comes from. Segments that are no more have no cell, but their part in the total's.
  void add_effects(const Calculator& calculator, const Pooling& pooling, std::size_t segments, std::size_t period,
                   std::vector<Cell>& cells) const {
    const std::optional<Period>& with = timeline_.compared[period];
    if (!with || dimensions_.empty() || calculator.scans()[0].split || calculator.quotient_scale() == 0) return;
    std::vector<SegmentMove> moves;
    for (std::size_t segment = 1; segment <= segments; ++segment) {
      const Estimate now = calculator.estimate(pooling.own(timeline_.asked[period], segment).state);
      const Estimate then = calculator.estimate(pooling.own(*with, segment).state);
      moves.push_back({now.numerator, now.denominator, then.numerator, then.denominator});
    }
    const std::vector<Effects> effects = effects_of(moves, calculator.quotient_scale());
    Effects total;
    for (const Effects& effect : effects) {
      total.rate += effect.rate;
      total.mix += effect.mix;
    }
    for (Cell& cell : cells) {
      if (cell.period != period || !cell.comparison || effects.empty()) continue;
      cell.comparison->effects = cell.segment == 0 ? total : effects[cell.segment - 1];
    }
  }

  [[nodiscard]] Cell cell_of(const Indicator& indicator, const Pooled& pooled, Period period) const {
    const Definition& definition = indicator.definition;
    const Estimate estimate = indicator.calculator->estimate(pooled.state);
    Cell cell;
    cell.value = estimate.value;
    cell.exact = estimate.exact;
    cell.numerator = estimate.numerator;
    cell.denominator = estimate.denominator;
    cell.divides = estimate.divides;
    cell.interval = estimate.interval;
    cell.range = estimate.range;
    for (const PartEstimate& part : estimate.parts)
      cell.parts.push_back({part.suffix, part.value, part.exact, part.interval});
    cell.used = pooled.account.used;
    cell.excluded = pooled.account.excluded;
    cell.rejected = pooled.account.rejected;
    cell.pending = pooled.account.pending;
    cell.small = estimate.is_sample && estimate.n < small_sample;
    const Completeness when = completeness(period, definition.matures, workspace_.data().as_of, workspace_.data().zone);
    cell.complete_on = when.complete_on;
    if (!estimate.exact) {
      cell.status = Status::no_data;
      cell.reason = reason_without_value(cell);
      return cell;
    }
    cell.verdict = verdict_of(*estimate.exact, definition.targets, definition.better);
    cell.guards = guards_of(*estimate.exact, definition.targets);
    cell.status = !when.complete ? Status::provisional : cell.small ? Status::small : cell.verdict;
    return cell;
  }

  static Words reason_without_value(const Cell& cell) {
    const auto counted = [](std::int64_t count) { return std::to_string(count); };
    if (cell.pending > 0) return {counted(cell.pending) + " not yet due", counted(cell.pending) + " pas encore échues"};
    if (cell.rejected > 0)
      return {counted(cell.rejected) + " impossible rows only",
              counted(cell.rejected) + " lignes impossibles seulement"};
    if (cell.used > 0) return {"nothing to divide by", "rien par quoi diviser"};
    if (cell.excluded > 0)
      return {"none of " + counted(cell.excluded) + " rows counts",
              "aucune des " + counted(cell.excluded) + " lignes ne compte"};
    return {"no rows in this period", "aucune ligne dans la période"};
  }

  static Comparison comparison_of(const Calculator& calculator, const Pooled& now, const Pooled& then, Period with) {
    Comparison out;
    out.with = with;
    const Estimate before = calculator.estimate(then.state);
    out.previous = before.value;
    for (const PartEstimate& part : before.parts) out.parts.push_back(part.value);
    if (before.value && calculator.estimate(now.state).value) out.change = calculator.difference(now.state, then.state);
    return out;
  }

  expr::Workspace& workspace_;
  const expr::Model& model_;
  const expr::Presence& has_;
  Timeline timeline_;
  Bins bins_;
  Dimensions dimensions_;
  Scanner scanner_;
  std::map<const Indicator*, ScanResult> counted_;
};

// Segments in the order of their names; cells are numbered anew and sorted.
void order_segments(Report& report, const Segments& segments) {
  std::vector<std::size_t> order(segments.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return segments.values(a) < segments.values(b); });
  std::vector<std::size_t> place(segments.size() + 1, 0);
  report.segments.push_back({});
  for (std::size_t i = 0; i < order.size(); ++i) {
    place[order[i] + 1] = i + 1;
    std::vector<std::string> values = segments.values(order[i]);
    Segment segment;
    if (values.size() > report.dimensions.size()) {  // it ends with a split's value and name
      segment.share.emplace(values[values.size() - 1], values[values.size() - 2]);
      values.resize(report.dimensions.size());
    }
    segment.values = std::move(values);
    report.segments.push_back(std::move(segment));
  }
  for (Section& section : report.sections) {
    for (IndicatorResult& indicator : section.indicators) {
      for (Cell& cell : indicator.cells) cell.segment = place[cell.segment];
      std::sort(indicator.cells.begin(), indicator.cells.end(), [](const Cell& a, const Cell& b) {
        return a.period != b.period ? a.period < b.period : a.segment < b.segment;
      });
    }
  }
}

}  // namespace

Report Analysis::report(const Question& question) {
  State& state = *state_;
  require_rows(state.reading);
  Report report;
  Builder builder(question, *state.workspace, state.catalogue.model(), state.has, state.filter);
  report.run.as_of = state.reading.data.as_of;
  report.run.zone = state.reading.data.zone;
  report.run.week_start = question.week_start;
  report.run.compare = question.compare;
  report.periods = builder.timeline().asked;
  report.every = question.every;
  report.dimensions = question.by;
  std::vector<const Indicator*> wanted;
  for (const Indicator* indicator : state.indicators) {
    const std::vector<std::string>& asked = question.indicators;
    if (asked.empty() || std::find(asked.begin(), asked.end(), indicator->definition.id) != asked.end())
      wanted.push_back(indicator);
  }
  if (question.must_fit) builder.require_fit(wanted);
  builder.count(wanted);
  for (const Family& family : state.catalogue.families()) {
    Section section{family.id, family.title, {}};
    for (const Indicator* indicator : wanted) {
      if (indicator->definition.family == family.id) section.indicators.push_back(builder.result(*indicator));
    }
    if (!section.indicators.empty()) report.sections.push_back(std::move(section));
  }
  order_segments(report, builder.segments());
  for (Section& section : report.sections) {
    for (IndicatorResult& indicator : section.indicators) cumulate_shares(indicator, report.segments);
  }
  report.sources = state.reading.sources;
  report.rejects = state.reading.rejects;
  report.unused = state.reading.unused;
  return report;
}

}  // namespace cxkpi
