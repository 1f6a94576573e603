// Finds the cells that requirements speak of, and refuses requirements that the report cannot answer.
#include <algorithm>
#include <utility>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "cxkpi/gate/judge.h"

namespace cxkpi::gate {
namespace {

std::string joined(const std::vector<std::string>& names, std::string_view separator = ", ") {
  std::string out;
  for (const std::string& name : names) out.append(out.empty() ? "" : separator).append(name);
  return out;
}

[[noreturn]] void refuse(const Requirement& requirement, std::string message, std::string hint) {
  throw Error(ErrorKind::usage, "requirement '" + requirement.text + "'", std::move(message), std::move(hint));
}

const IndicatorResult& find_indicator(const Report& report, const Requirement& requirement) {
  const std::string id = requirement.base_indicator();
  std::vector<std::string> ids;
  for (const Section& section : report.sections) {
    for (const IndicatorResult& indicator : section.indicators) {
      if (indicator.id == id) return indicator;
      ids.push_back(indicator.id);
    }
  }
  refuse(requirement, "unknown indicator '" + id + "'",
         did_you_mean(id, ids, ids.empty() ? "cxkpi list shows the indicators" : "the report has: " + joined(ids)));
}

// A part is known by the cells that have one: without any value there is nothing to refuse by.
void check_part(const Requirement& requirement, const IndicatorResult& indicator) {
  const std::string suffix(requirement.part());
  if (suffix.empty()) return;
  for (const Cell& cell : indicator.cells) {
    if (!cell.value) continue;
    std::vector<std::string> known;
    for (const Part& part : cell.parts) known.push_back(part.suffix);
    if (std::find(known.begin(), known.end(), suffix) != known.end()) return;
    refuse(requirement, indicator.id + " has no part '" + suffix + "'",
           known.empty() ? "only means have parts, such as p90" : "it has: " + joined(known));
  }
}

void check_unit(const Requirement& requirement, const IndicatorResult& indicator) {
  const bool share = indicator.shown_unit.en == "%";
  if (requirement.percent && !share) {
    refuse(requirement, indicator.id + " is no percentage", "its unit is: " + indicator.unit);
  }
  const bool wants_much = requirement.op == Requirement::Op::at_least || requirement.op == Requirement::Op::above ||
                          requirement.op == Requirement::Op::equal;
  const bool below_one = requirement.threshold.mantissa > 0 && requirement.threshold.value() < 1;
  if (share && wants_much && below_one && !requirement.percent) {
    refuse(requirement, "thresholds of " + indicator.id + " are in percent",
           "write 90 for 90 %, or '" + requirement.threshold.text() + " %' if less than one percent is meant");
  }
}

void check_dimensions(const Requirement& requirement, const Report& report) {
  if (requirement.by.empty() || requirement.by == report.dimensions) return;
  refuse(requirement,
         "is by " + joined(requirement.by) + ", but the report is " +
             (report.dimensions.empty() ? "not segmented" : "by " + joined(report.dimensions)),
         "add --by " + joined(requirement.by, ","));
}

Words too_small_segments(std::int64_t min_n) {
  const std::string need = std::to_string(min_n);
  return {"every segment has fewer than the " + need + " asked for",
          "chaque segment en compte moins que les " + need + " demandés"};
}

// Segments with fewer than min_n break nothing, so a period that has no other would pass unjudged.
void judge_period(const Report& report, const Requirement& requirement, const IndicatorResult& indicator,
                  std::size_t period, const JudgeOptions& options, std::vector<Judgement>& out) {
  const bool by_segment = !requirement.by.empty();
  const std::size_t before = out.size();
  bool any_counts = false;
  for (const Cell& cell : indicator.cells) {
    const Segment& segment = report.segments.at(cell.segment);
    if (cell.period != period || (cell.segment != 0) != by_segment || segment.share) continue;
    out.push_back(judge(requirement, &cell, indicator, report.periods[period], segment.values, options));
    any_counts = any_counts || !by_segment || cell.denominator >= static_cast<double>(requirement.min_n);
  }
  if (any_counts) return;
  const bool none = out.size() == before;
  out.push_back(judge(requirement, nullptr, indicator, report.periods[period], {}, options));
  if (!none) out.back().reason = too_small_segments(requirement.min_n);
}

}  // namespace

std::vector<Judgement> judge_all(const Report& report, std::span<const Requirement> requirements,
                                 const JudgeOptions& options) {
  std::vector<Judgement> out;
  for (const Requirement& requirement : requirements) {
    const IndicatorResult& indicator = find_indicator(report, requirement);
    check_part(requirement, indicator);
    check_unit(requirement, indicator);
    check_dimensions(requirement, report);
    for (std::size_t period = 0; period < report.periods.size(); ++period) {
      judge_period(report, requirement, indicator, period, options, out);
    }
  }
  return out;
}

}  // namespace cxkpi::gate
