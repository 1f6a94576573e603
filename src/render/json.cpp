#include "render/json.h"

#include <algorithm>
#include <utility>

#include "render/escape.h"
#include "render/json_parts.h"
#include "render/judgement_words.h"
#include "render/numbers.h"
#include "render/shown_cell.h"
#include "render/summary.h"

namespace cxkpi::render {
namespace {

constexpr int schema_version = 1;
constexpr int indent = 2;

std::string_view better_name(Better better) {
  switch (better) {
    case Better::higher:
      return "higher";
    case Better::lower:
      return "lower";
    case Better::neither:
      break;
  }
  return "neither";
}

// An option that was given several times has all its values, in order.
Json options_of(const RunInfo& run) {
  Json out = Json::object();
  for (const auto& [option, value] : run.options) {
    Json& entry = out[option];
    if (entry.is_null()) {
      entry = value;
    } else if (entry.is_array()) {
      entry.push_back(value);
    } else {
      entry = Json::array({entry, value});
    }
  }
  return out;
}

Json events_of(const Report& report) {
  Json out = Json::array();
  for (const Event& event : events_shown(report))
    out.push_back({{"date", iso_date(event.day)}, {"label", event.label}});
  return out;
}

Json run_of(const Report& report) {
  const RunInfo& run = report.run;
  return {{"version", run.version},
          {"title", run.title.empty() ? Json(nullptr) : Json(run.title)},
          {"as_of", run.as_of ? Json(iso_instant(*run.as_of, run.zone)) : Json(nullptr)},
          {"zone", run.zone.name()},
          {"week_start", run.week_start},
          {"compare", run.compare},
          {"config", run.config ? Json(*run.config) : Json(nullptr)},
          {"options", options_of(run)},
          {"events", events_of(report)},
          {"inputs", json_inputs(report)},
          {"unused_files", json_unused(report)}};
}

void add_comparison(Json& out, const Cell& cell, int week_start) {
  const bool compared = cell.comparison.has_value();
  const stats::Difference* change = compared && cell.comparison->change ? &*cell.comparison->change : nullptr;
  const stats::Interval* interval = change != nullptr && change->interval ? &*change->interval : nullptr;
  out["compared_with"] = compared ? json_period(cell.comparison->with, week_start) : Json(nullptr);
  out["previous"] = json_number(compared ? cell.comparison->previous : std::nullopt);
  out["previous_parts"] = Json::object();
  if (compared) {
    for (std::size_t i = 0; i < std::min(cell.parts.size(), cell.comparison->parts.size()); ++i) {
      out["previous_parts"][cell.parts[i].suffix] = json_number(cell.comparison->parts[i]);
    }
  }
  out["change"] = change != nullptr ? json_number(change->value) : Json(nullptr);
  out["change_low"] = interval != nullptr ? json_number(interval->low) : Json(nullptr);
  out["change_high"] = interval != nullptr ? json_number(interval->high) : Json(nullptr);
  if (compared && cell.comparison->effects) {
    out["effects"] = {{"rate", json_number(cell.comparison->effects->rate)},
                      {"mix", json_number(cell.comparison->effects->mix)}};
  }
  out["significant"] = change != nullptr ? Json(change->significant()) : Json(nullptr);
}

Json cell_of(const Report& report, const Cell& cell) {
  const int week_start = report.run.week_start;
  Json out;
  out["period"] = json_period(report.periods.at(cell.period), week_start);
  const Segment& segment = report.segments.at(cell.segment);
  out["segment"] = json_segment(report.dimensions, segment.values);
  if (segment.share) out["segment"][segment.share->first] = segment.share->second;
  out["value"] = json_number(cell.value);
  out["numerator"] = json_number(cell.numerator);
  out["denominator"] = cell.divides ? json_number(cell.denominator) : Json(nullptr);
  const std::optional<stats::Interval>& bounds = cell.range ? cell.range : cell.interval;
  out["low"] = bounds ? json_number(bounds->low) : Json(nullptr);
  out["high"] = bounds ? json_number(bounds->high) : Json(nullptr);
  out["parts"] = Json::object();
  for (const Part& part : cell.parts) out["parts"][part.suffix] = json_number(part.value);
  if (!cell.parts.empty()) out["part_intervals"] = Json::object();
  for (const Part& part : cell.parts) {
    if (!part.interval) continue;
    out["part_intervals"][part.suffix] = {{"low", json_number(part.interval->low)},
                                          {"high", json_number(part.interval->high)}};
  }
  if (cell.cumulated) out["cumulated"] = json_number(*cell.cumulated);
  add_comparison(out, cell, week_start);
  out["status"] = cxkpi::name(cell.status);
  out["verdict"] = cxkpi::name(cell.verdict);
  out["small"] = cell.small;
  out["provisional"] = is_provisional(cell);
  out["complete_on"] = cell.complete_on ? Json(iso_date(*cell.complete_on)) : Json(nullptr);
  out["reason"] = cell.reason == Words{} ? Json(nullptr) : json_words(cell.reason);
  out["rows"] = {
      {"used", cell.used}, {"excluded", cell.excluded}, {"rejected", cell.rejected}, {"pending", cell.pending}};
  return out;
}

Json target_of(const std::optional<Decimal>& target, double target_scale) {
  return target ? json_number(in_unit_of_values(*target, target_scale)) : Json(nullptr);
}

Json indicator_of(const Report& report, const Section& section, const IndicatorResult& indicator) {
  Json out;
  out["id"] = indicator.id;
  out["family"] = section.id;
  out["kind"] = indicator.kind;
  out["label"] = json_words(indicator.label);
  out["about"] = json_words(indicator.about);
  out["unit"] = indicator.unit;
  out["better"] = better_name(indicator.better);
  out["targets"] = {{"warn", target_of(indicator.targets.warn, indicator.target_scale)},
                    {"fail", target_of(indicator.targets.fail, indicator.target_scale)}};
  out["unavailable"] = indicator.unavailable ? json_words(*indicator.unavailable) : Json(nullptr);
  out["cells"] = Json::array();
  for (const Cell& cell : indicator.cells) out["cells"].push_back(cell_of(report, cell));
  return out;
}

Json indicators_of(const Report& report) {
  Json out = Json::array();
  for (const Section& section : report.sections) {
    for (const IndicatorResult& indicator : section.indicators) out.push_back(indicator_of(report, section, indicator));
  }
  return out;
}

Json families_of(const Report& report) {
  Json out = Json::array();
  for (const Section& section : report.sections) {
    out.push_back({{"id", section.id}, {"label", json_words(section.title)}});
  }
  return out;
}

Json requirements_of(const Report& report) {
  Json out = Json::array();
  for (const Judgement& judgement : report.judgements) {
    const bool counted = judgement.denominator > 0;
    out.push_back({{"requirement", judgement.requirement},
                   {"indicator", judgement.indicator},
                   {"period", json_period(judgement.period, report.run.week_start)},
                   {"segment", json_segment(judgement.dimensions, judgement.segment)},
                   {"outcome", name(judgement.outcome)},
                   {"breaks", judgement.breaks},
                   {"value", json_number(judgement.value)},
                   {"bound", target_of(judgement.bound, judgement.target_scale)},
                   {"numerator", counted ? json_number(judgement.numerator) : Json(nullptr)},
                   {"denominator", counted ? json_number(judgement.denominator) : Json(nullptr)},
                   {"reason", judgement.reason == Words{} ? Json(nullptr) : json_words(judgement.reason)}});
  }
  return out;
}

Json periods_of(const Report& report) {
  Json out = Json::array();
  for (const Period& period : report.periods) out.push_back(json_period(period, report.run.week_start));
  return out;
}

}  // namespace

std::string render_json(const Report& report, const Options& options) {
  Json out;
  out["schema_version"] = schema_version;
  out["run"] = run_of(report);
  if (!options.judgements_only) {
    out["every"] = report.every ? Json(cxkpi::name(*report.every)) : Json(nullptr);
    out["periods"] = periods_of(report);
    out["dimensions"] = report.dimensions;
    out["families"] = families_of(report);
    out["indicators"] = indicators_of(report);
    out["reconciliation"] = json_reconciliation(report);
    out["rejects"] = json_rejects(report);
  }
  out["requirements"] = requirements_of(report);
  return for_json(out.dump(indent, ' ', false, Json::error_handler_t::replace)) + '\n';
}

}  // namespace cxkpi::render
