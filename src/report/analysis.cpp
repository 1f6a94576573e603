#include "cxkpi/report/analysis.h"

#include <algorithm>
#include <utility>

#include "cxkpi/exports/schema.h"
#include "report/analysis_state.h"

namespace cxkpi {
namespace {

std::vector<const Indicator*> chosen(const Catalogue& catalogue, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) static_cast<void>(catalogue.find(id));
  std::vector<const Indicator*> out;
  for (const Indicator& indicator : catalogue.indicators()) {
    if (ids.empty() || std::find(ids.begin(), ids.end(), indicator.definition.id) != ids.end())
      out.push_back(&indicator);
  }
  return out;
}

void add_vocabularies(const expr::Presence& has, WantedColumns& wanted) {
  for (const SourceSchema& source : source_schemas()) {
    for (const ColumnSpec& column : source.columns) {
      const bool is_category = column.type == Type::category && !column.vocabulary.empty();
      if (is_category && has(source.name, column.name)) wanted[source.name].insert(column.name);
    }
  }
}

// The file columns that the asked indicators, dimensions and the filter come down to.
WantedColumns wanted_columns(const expr::Model& model, const expr::Presence& has,
                             const std::vector<const Indicator*>& indicators, const AnalysisScope& scope,
                             const Filter& filter) {
  WantedColumns wanted;
  for (const Indicator* indicator : indicators) {
    if (missing(*indicator, model, has)) continue;
    model.collect(indicator->calculator->uses(), has, wanted);
    for (const Scan& scan : indicator->calculator->scans()) {
      const SourceSchema* source = scope.keys ? find_source(scan.table) : nullptr;
      for (const std::string& key :
           source == nullptr ? std::vector<std::string>{} : std::vector<std::string>{source->key, "order_id"}) {
        if (!key.empty() && has(scan.table, key)) wanted[scan.table].insert(key);
      }
      Obstacle misfit;
      if (const auto condition = filter.empty() ? std::nullopt : filter.on(scan.table, misfit)) {
        model.collect(condition->checked.uses, has, wanted);
      }
      for (const std::vector<std::string>& names : scope.dimensions) {
        const Dimensions dimensions(names, model);
        for (const bool of_order : {false, true}) {
          for (const expr::Checked& checked :
               dimensions.on(scan.table, of_order, misfit).value_or(std::vector<expr::Checked>{})) {
            model.collect(checked.uses, has, wanted);
          }
        }
      }
    }
  }
  if (scope.vocabularies) add_vocabularies(has, wanted);
  return wanted;
}

}  // namespace

Analysis::State::State(const Catalogue& all, const Exports& exports, AnalysisScope wanted)
    : catalogue(all),
      has([exports](std::string_view table, std::string_view column) {
        return column.empty() ? exports.has(table) : exports.has(table, column);
      }),
      scope(std::move(wanted)),
      indicators(chosen(catalogue, scope.indicators)),
      filter(scope.where, catalogue.model()),
      reading(exports.read(wanted_columns(catalogue.model(), has, indicators, scope, filter))),
      workspace(std::make_unique<expr::Workspace>(reading.data, catalogue.model(), has, scope.threads)) {}

Analysis::Analysis(const Catalogue& catalogue, const Exports& exports, AnalysisScope scope)
    : state_(std::make_unique<State>(catalogue, exports, std::move(scope))) {}
Analysis::Analysis(Analysis&&) noexcept = default;
Analysis::~Analysis() = default;

Report Analysis::inspection() const {
  Report report;
  if (state_->reading.dated) report.run.as_of = state_->reading.data.as_of;
  report.run.zone = state_->reading.data.zone;
  report.run.compare = "none";
  report.segments.push_back({});
  report.sources = state_->reading.sources;
  report.rejects = state_->reading.rejects;
  report.unused = state_->reading.unused;
  return report;
}

const Reading& Analysis::reading() const noexcept { return state_->reading; }

}  // namespace cxkpi
