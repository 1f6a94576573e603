#include "cxkpi/indicators/scanner.h"

#include <algorithm>
#include <set>
#include <utility>

#include "indicators/table_pass.h"

namespace cxkpi {
namespace {

// What one pass may hold per thread: beyond it the calculators are divided among several passes.
constexpr std::size_t most_cells = std::size_t{1} << 18U;

// A rate's two tables must be cut by the same thing: the order's columns, unless both are one table.
bool cut_by_order(const Calculator& calculator) {
  const std::span<const Scan> scans = calculator.scans();
  return scans.size() > 1 && scans[0].table != scans[1].table;
}

}  // namespace

void Accounting::merge(const Accounting& other) noexcept {
  used += other.used;
  excluded += other.excluded;
  rejected += other.rejected;
  pending += other.pending;
}

Scanner::Scanner(expr::Workspace& workspace, const Bins& bins, const Dimensions& dimensions, const Filter& filter)
    : workspace_(workspace), bins_(bins), dimensions_(dimensions), filter_(filter), segments_(workspace) {}

std::optional<Obstacle> Scanner::obstacle(const Calculator& calculator, const expr::Model& model,
                                          const expr::Presence& has) const {
  using Option = Obstacle::Option;
  Obstacle misfit;
  for (const Scan& scan : calculator.scans()) {
    if (!filter_.empty()) {
      const std::optional<Filter::Condition> condition = filter_.on(scan.table, misfit);
      if (!condition) return misfit;
      if (!has(condition->table, "")) return Obstacle{Option::where, condition->table, "", ""};
      if (auto lacking = model.missing(condition->checked.uses, has)) return Obstacle{Option::where, *lacking, "", ""};
      const bool follows_order = condition->table != scan.table;
      if (follows_order && workspace_.data().link(scan.table) == nullptr)
        return Obstacle{Option::where, scan.table + ".order_id", "", ""};
    }
    if (dimensions_.empty()) continue;
    const auto dimensions = dimensions_.on(scan.table, cut_by_order(calculator), misfit);
    if (!dimensions) return misfit;
    for (const expr::Checked& dimension : *dimensions) {
      if (auto lacking = model.missing(dimension.uses, has)) return Obstacle{Option::by, *lacking, "", ""};
    }
  }
  return std::nullopt;
}

const std::vector<std::uint8_t>* Scanner::kept_rows(const std::string& table) {
  if (filter_.empty()) return nullptr;
  if (const auto known = kept_.find(table); known != kept_.end()) return &known->second;
  Obstacle none;
  const Filter::Condition condition = *filter_.on(table, none);
  const Column holds = workspace_.evaluate(condition.checked.formula, condition.table);
  std::vector<std::uint8_t> kept(workspace_.data().find(table)->rows(), 0);
  if (condition.table == table) {
    for (std::size_t row = 0; row < kept.size(); ++row) kept[row] = holds.flags[row] == 1 ? 1 : 0;
  } else if (const Link* link = workspace_.data().link(table)) {
    for (std::size_t row = 0; row < kept.size(); ++row) {
      const std::int32_t order = link->parents()[row];
      kept[row] = order >= 0 && holds.flags[static_cast<std::size_t>(order)] == 1 ? 1 : 0;
    }
  }
  return &(kept_[table] = std::move(kept));
}

const std::vector<std::uint32_t>* Scanner::row_segments(const Scan& scan, bool of_order) {
  if (dimensions_.empty() && !scan.split) return nullptr;
  const std::string split = scan.split ? expr::print(scan.split->tree) : "";
  const std::string cut = scan.table + (of_order ? " by order" : "") + (scan.split ? " split " + split : "") +
                          (scan.split_of_lists ? " of lists" : "");
  auto known = row_segments_.find(cut);
  if (known == row_segments_.end()) {
    Obstacle none;
    std::vector<expr::Checked> cuts = *dimensions_.on(scan.table, of_order, none);
    if (scan.split) cuts.push_back(*scan.split);
    const std::optional<Segments::Split> named =
        scan.split ? std::optional(Segments::Split{split, scan.split_of_lists}) : std::nullopt;
    known = row_segments_.emplace(cut, segments_.of_rows(scan.table, cuts, named)).first;
  }
  return &known->second;
}

std::vector<std::size_t> ScanResult::places_of(Period period, const Bins& bins) const {
  return by_period ? std::vector<std::size_t>{bins.place_of(period)} : bins.bins_of(period);
}

std::size_t Scanner::segments_of(const Calculator& calculator) const {
  const bool cut = !dimensions_.empty() || calculator.scans()[0].split;
  return cut ? std::max<std::size_t>(1, segments_.size()) : 1;
}

std::vector<ScanResult> Scanner::run(std::span<const Calculator* const> calculators) {
  for (const Calculator* calculator : calculators) {  // all first: they may bring new segments
    for (const Scan& scan : calculator->scans()) {
      static_cast<void>(row_segments(scan, cut_by_order(*calculator)));
    }
  }
  std::vector<const Calculator*> together;
  std::vector<const Calculator*> apart;
  for (const Calculator* calculator : calculators) (calculator->by_period() ? apart : together).push_back(calculator);
  std::vector<ScanResult> together_results(together.size());
  std::vector<ScanResult> apart_results(apart.size());
  count(together, bins_, {}, together_results);
  count_by_period(apart, apart_results);
  std::vector<ScanResult> results;
  auto next_together = together_results.begin();
  auto next_apart = apart_results.begin();
  for (const Calculator* calculator : calculators) {
    results.push_back(std::move(*(calculator->by_period() ? next_apart++ : next_together++)));
  }
  return results;
}

void Scanner::count(std::span<const Calculator* const> calculators, const Bins& bins, expr::PeriodMoments moments,
                    std::span<ScanResult> results) {
  std::set<std::string> tables;
  for (std::size_t i = 0; i < calculators.size(); ++i) {
    results[i].segments = segments_of(*calculators[i]);
    results[i].states.resize(bins.size() * results[i].segments);
    results[i].accounts.resize(results[i].states.size());
    for (const Scan& scan : calculators[i]->scans()) tables.insert(scan.table);
  }
  for (const std::string& table : tables) {
    std::optional<TablePass> pass(std::in_place, table, kept_rows(table), bins, workspace_, moments);
    std::size_t cells = 0;
    for (std::size_t i = 0; i < calculators.size(); ++i) {
      for (std::size_t scan = 0; scan < calculators[i]->scans().size(); ++scan) {
        if (calculators[i]->scans()[scan].table != table) continue;
        if (!pass->empty() && cells + results[i].states.size() > most_cells) {
          pass->run();
          pass.emplace(table, kept_rows(table), bins, workspace_, moments);
          cells = 0;
        }
        cells += results[i].states.size();
        pass->add(*calculators[i], scan, row_segments(calculators[i]->scans()[scan], cut_by_order(*calculators[i])),
                  results[i]);
      }
    }
    pass->run();
  }
}

void Scanner::count_by_period(std::span<const Calculator* const> calculators, std::span<ScanResult> results) {
  for (std::size_t i = 0; i < calculators.size(); ++i) {
    ScanResult& result = results[i];
    result.by_period = true;
    result.segments = segments_of(*calculators[i]);
    result.states.resize(bins_.periods().size() * result.segments);
    result.accounts.resize(result.states.size());
  }
  for (const bool at_end : {false, true}) {
    std::vector<const Calculator*> chosen;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < calculators.size(); ++i) {
      if (calculators[i]->scans()[0].at_period_end != at_end) continue;
      chosen.push_back(calculators[i]);
      places.push_back(i);
    }
    for (std::size_t place = 0; !chosen.empty() && place < bins_.periods().size(); ++place) {
      const Period period = bins_.periods()[place];
      const std::vector<Period> own{at_end ? Period{} : period};
      const Bins bins(own);
      std::vector<ScanResult> counted(chosen.size());
      count(chosen, bins, expr::PeriodMoments(period, workspace_.data().zone), counted);
      for (std::size_t i = 0; i < chosen.size(); ++i) {
        ScanResult& result = results[places[i]];
        for (std::size_t cell = 0; cell < counted[i].states.size(); ++cell) {
          const std::size_t at = place * result.segments + cell % result.segments;
          result.states[at].merge(counted[i].states[cell]);
          result.accounts[at].merge(counted[i].accounts[cell]);
        }
      }
    }
  }
}

std::vector<JudgedRow> Scanner::rows(const Calculator& calculator) {
  const Scan& scan = calculator.scans()[0];
  const std::vector<Period> all{Period{}};
  const Bins every_row(all);
  TablePass pass(scan.table, kept_rows(scan.table), scan.at_period_end ? every_row : bins_, workspace_,
                 expr::PeriodMoments(bins_.periods().front(), workspace_.data().zone));
  ScanResult unused;
  pass.add(calculator, 0, nullptr, unused);
  return pass.rows();
}

}  // namespace cxkpi
