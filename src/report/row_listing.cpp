// The rows behind a value, with where they came from and what the indicator saw of them.
#include <algorithm>
#include <set>
#include <utility>

#include "cxkpi/error/error.h"
#include "cxkpi/exports/schema.h"
#include "report/analysis_state.h"
#include "report/timeline.h"
#include "report/unavailable.h"

namespace cxkpi {
namespace {

struct Verdict {
  bool listed;
  std::string_view word;
};

Verdict verdict_of_row(Outcome outcome, bool hit, const RowChoice& choice) {
  switch (outcome) {
    case Outcome::used:
      return hit ? Verdict{choice.hits, "hit"} : Verdict{choice.misses, "miss"};
    case Outcome::excluded:
      return {choice.excluded, "excluded"};
    case Outcome::rejected:
      return {choice.rejected, "rejected"};
    case Outcome::pending:
      return {choice.pending, "pending"};
  }
  return {false, ""};
}

// The columns of the scan's own table that the indicator reads, the table's key first.
std::vector<std::string> shown_columns(const Scan& scan, const Calculator& calculator) {
  std::vector<std::string> names;
  const auto add = [&](const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  if (const SourceSchema* source = find_source(scan.table)) {
    if (!source->key.empty()) add(source->key);
    if (source->find("order_id") != nullptr) add("order_id");
  }
  for (const expr::Use& use : calculator.uses()) {
    if (use.table == scan.table && !use.column.empty()) add(use.column);
  }
  return names;
}

}  // namespace

RowListing Analysis::rows(const std::string& id, const RowChoice& choice, const Question& question) {
  expr::Workspace& workspace = *state_->workspace;
  const expr::Model& model = state_->catalogue.model();
  const Indicator& indicator = state_->catalogue.find(id);
  if (auto lacking = missing(indicator, model, state_->has)) {
    throw Error(ErrorKind::usage, "", id + " is not available: it needs " + *lacking,
                "cxkpi inspect shows which columns the files have");
  }
  require_rows(state_->reading);
  Question unseries = question;
  unseries.every.reset();
  unseries.compare = "none";
  const Timeline timeline = timeline_of(unseries, workspace.data().as_of, workspace.data().zone);
  const Bins bins(timeline.asked);
  const Dimensions dimensions;
  Scanner scanner(workspace, bins, dimensions, state_->filter);
  if (auto obstacle = scanner.obstacle(*indicator.calculator, model, state_->has)) {
    throw refusal(id, *obstacle);
  }
  const Scan& scan = indicator.calculator->scans()[0];
  const bool conditions = scan.measure && scan.measure->formula.type.type == Type::flag;
  RowChoice chosen = choice;
  chosen.hits = choice.hits || (choice.misses && !conditions);

  const Table& table = *workspace.data().find(scan.table);
  RowListing listing;
  listing.header = {"file", "line", "outcome"};
  std::vector<const Column*> columns;
  for (const std::string& name : shown_columns(scan, *indicator.calculator)) {
    const Column* column = table.find(name);  // a key as it was read, else whatever the workspace knows
    if (column == nullptr || column->type != Type::key) column = workspace.column(scan.table, name);
    if (column == nullptr) continue;
    listing.header.push_back(name);
    columns.push_back(column);
  }
  for (const JudgedRow& judged : scanner.rows(*indicator.calculator)) {
    const Verdict verdict = verdict_of_row(judged.outcome, !conditions || judged.measure == 1, chosen);
    if (!verdict.listed) continue;
    const Origin origin = table.origin(judged.row);
    std::vector<std::string> cells{std::string(origin.file), std::to_string(origin.line), std::string(verdict.word)};
    for (const Column* column : columns) cells.push_back(value_text(*column, judged.row, workspace.data()));
    listing.rows.push_back(std::move(cells));
  }
  return listing;
}

}  // namespace cxkpi
