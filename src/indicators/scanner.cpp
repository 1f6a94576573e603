#include "cxkpi/indicators/scanner.h"

#include <algorithm>
#include <array>

#include "cxkpi/table/parallel.h"

namespace cxkpi {
namespace {

constexpr std::size_t rows_per_part = 32 * expr::batch_rows;

using Lanes = std::array<std::int64_t, expr::batch_rows>;

// A rate's two tables must be cut by the same thing: the order's columns.
bool cut_by_order(const Calculator& calculator) { return calculator.scans().size() > 1; }

std::optional<expr::Program> bind(const std::optional<expr::Checked>& checked, const std::string& table,
                                  expr::Workspace& workspace) {
  if (!checked) return std::nullopt;
  return expr::Program(checked->formula, table, workspace);
}

}  // namespace

void Accounting::merge(const Accounting& other) noexcept {
  used += other.used;
  excluded += other.excluded;
  rejected += other.rejected;
  pending += other.pending;
}

BoundScan::BoundScan(const Scan& scan, expr::Workspace& workspace)
    : reject_(bind(scan.reject, scan.table, workspace)),
      where_(bind(scan.where, scan.table, workspace)),
      pending_(bind(scan.pending, scan.table, workspace)),
      measure_(bind(scan.measure, scan.table, workspace)),
      skip_unknown_(scan.skip_unknown) {}

void BoundScan::judge(const expr::Rows& rows, Outcome* outcomes, std::int64_t* measures) const {
  Lanes lanes;
  if (measure_)
    measure_->run(rows, measures);
  else
    std::fill_n(measures, rows.count, 1);
  std::fill_n(outcomes, rows.count, Outcome::used);
  if (where_) {
    where_->run(rows, lanes.data());
    for (std::size_t i = 0; i < rows.count; ++i) {
      if (lanes[i] != 1) outcomes[i] = Outcome::excluded;
    }
  }
  if (pending_) {
    pending_->run(rows, lanes.data());
    for (std::size_t i = 0; i < rows.count; ++i) {
      if (outcomes[i] == Outcome::excluded && lanes[i] == 1) outcomes[i] = Outcome::pending;
    }
  }
  if (reject_) {
    reject_->run(rows, lanes.data());
    for (std::size_t i = 0; i < rows.count; ++i) {
      if (outcomes[i] != Outcome::excluded && lanes[i] == 1) outcomes[i] = Outcome::rejected;
    }
  }
  if (skip_unknown_) {
    for (std::size_t i = 0; i < rows.count; ++i) {
      if (outcomes[i] == Outcome::used && measures[i] == null_value) outcomes[i] = Outcome::excluded;
    }
  }
}

Scanner::Scanner(expr::Workspace& workspace, const Bins& bins, const Dimensions& dimensions, const Filter& filter)
    : workspace_(workspace), bins_(bins), dimensions_(dimensions), filter_(filter), segments_(workspace) {}

std::optional<std::string> Scanner::obstacle(const Calculator& calculator, const expr::Model& model,
                                             const expr::Presence& has) const {
  std::string reason;
  for (const Scan& scan : calculator.scans()) {
    if (!filter_.empty()) {
      const std::optional<Filter::Condition> condition = filter_.on(scan.table, reason);
      if (!condition) return reason;
      if (!has(condition->table, "")) return condition->table;
      if (auto lacking = model.missing(condition->checked.uses, has)) return lacking;
      const bool follows_order = condition->table != scan.table;
      if (follows_order && workspace_.data().link(scan.table) == nullptr) return scan.table + ".order_id";
    }
    if (dimensions_.empty()) continue;
    const auto dimensions = dimensions_.on(scan.table, cut_by_order(calculator), reason);
    if (!dimensions) return reason;
    for (const expr::Checked& dimension : *dimensions) {
      if (auto lacking = model.missing(dimension.uses, has)) return lacking;
    }
  }
  return std::nullopt;
}

const std::vector<std::uint8_t>* Scanner::kept_rows(const std::string& table) {
  if (filter_.empty()) return nullptr;
  if (const auto known = kept_.find(table); known != kept_.end()) return &known->second;
  std::string reason;
  const Filter::Condition condition = *filter_.on(table, reason);
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

const Selection& Scanner::select(const Scan& scan, bool of_order) {
  const std::string cut =
      scan.table + (of_order ? " by order" : "") + (scan.split ? " split " + expr::print(scan.split->tree) : "");
  const std::string key = cut + ": " + expr::print(scan.date.tree);
  if (const auto known = selections_.find(key); known != selections_.end()) return known->second;
  const std::vector<std::uint32_t>* segment_of = nullptr;
  if (!dimensions_.empty() || scan.split) {
    auto known = row_segments_.find(cut);
    if (known == row_segments_.end()) {
      std::string reason;
      std::vector<expr::Checked> cuts = *dimensions_.on(scan.table, of_order, reason);
      if (scan.split) cuts.push_back(*scan.split);
      known = row_segments_
                  .emplace(cut, segments_.of_rows(scan.table, cuts, scan.split ? expr::print(scan.split->tree) : ""))
                  .first;
    }
    segment_of = &known->second;
  }
  const std::vector<std::uint8_t>* kept = kept_rows(scan.table);
  const expr::Program date(scan.date.formula, scan.table, workspace_);
  const bool instant = scan.date.formula.type.type == Type::instant;
  const Zone& zone = workspace_.data().zone;
  const std::size_t rows = workspace_.data().find(scan.table)->rows();
  const std::size_t parts = (rows + rows_per_part - 1) / rows_per_part;
  std::vector<Selection> found(parts);
  parallel_for(rows, rows_per_part, workspace_.threads(), [&](unsigned, std::size_t begin, std::size_t end) {
    Selection& part = found[begin / rows_per_part];
    Lanes dates;
    for (std::size_t first = begin; first < end; first += expr::batch_rows) {
      const std::size_t count = std::min(expr::batch_rows, end - first);
      date.run({first, count, nullptr}, dates.data());
      for (std::size_t i = 0; i < count; ++i) {
        if (kept != nullptr && (*kept)[first + i] == 0) continue;
        const std::int32_t bin = dates[i] == null_value
                                     ? bins_.dateless()
                                     : bins_.bin_of(instant ? zone.day_of(dates[i]) : static_cast<Day>(dates[i]));
        if (bin < 0) continue;
        part.rows.push_back(static_cast<std::uint32_t>(first + i));
        part.bins.push_back(static_cast<std::uint32_t>(bin));
        if (segment_of != nullptr) part.segments.push_back((*segment_of)[first + i]);
      }
    }
  });
  Selection all;
  for (const Selection& part : found) {
    all.rows.insert(all.rows.end(), part.rows.begin(), part.rows.end());
    all.bins.insert(all.bins.end(), part.bins.begin(), part.bins.end());
    all.segments.insert(all.segments.end(), part.segments.begin(), part.segments.end());
  }
  return selections_[key] = std::move(all);
}

ScanResult Scanner::run(const Calculator& calculator) {
  const bool of_order = cut_by_order(calculator);
  std::vector<const Selection*> selections;  // all first: they may bring new segments
  for (const Scan& scan : calculator.scans()) selections.push_back(&select(scan, of_order));
  ScanResult result;
  const bool cut = !dimensions_.empty() || calculator.scans()[0].split;
  result.segments = cut ? std::max<std::size_t>(1, segments_.size()) : 1;
  const std::size_t cells = bins_.size() * result.segments;
  result.states.resize(cells);
  result.accounts.resize(cells);
  for (std::size_t index = 0; index < selections.size(); ++index) {
    const Selection& selection = *selections[index];
    const BoundScan scan(calculator.scans()[index], workspace_);
    struct Worker {
      std::vector<State> states;
      std::vector<Accounting> accounts;
    };
    std::vector<Worker> workers(workspace_.threads());
    parallel_for(selection.rows.size(), rows_per_part, workspace_.threads(),
                 [&](unsigned number, std::size_t begin, std::size_t end) {
                   Worker& worker = workers[number];
                   if (worker.states.empty()) {
                     worker.states.resize(cells);
                     worker.accounts.resize(cells);
                   }
                   std::array<Outcome, expr::batch_rows> outcomes;
                   std::array<std::uint32_t, expr::batch_rows> cell;
                   Lanes measures;
                   for (std::size_t first = begin; first < end; first += expr::batch_rows) {
                     const std::size_t count = std::min(expr::batch_rows, end - first);
                     scan.judge({0, count, selection.rows.data() + first}, outcomes.data(), measures.data());
                     std::size_t used = 0;
                     for (std::size_t i = 0; i < count; ++i) {
                       const std::size_t at = selection.bins[first + i] * result.segments +
                                              (selection.segments.empty() ? 0 : selection.segments[first + i]);
                       Accounting& account = worker.accounts[at];
                       switch (outcomes[i]) {
                         case Outcome::excluded:
                           ++account.excluded;
                           continue;
                         case Outcome::rejected:
                           ++account.rejected;
                           continue;
                         case Outcome::pending:
                           ++account.pending;
                           continue;
                         case Outcome::used:
                           ++account.used;
                           break;
                       }
                       cell[used] = static_cast<std::uint32_t>(at);
                       measures[used++] = measures[i];
                     }
                     calculator.add(index, std::span(cell).first(used), std::span(measures).first(used), worker.states);
                   }
                 });
    for (const Worker& worker : workers) {
      for (std::size_t at = 0; at < worker.states.size(); ++at) {
        result.states[at].merge(worker.states[at]);
        if (index == 0) result.accounts[at].merge(worker.accounts[at]);
      }
    }
  }
  return result;
}

}  // namespace cxkpi
