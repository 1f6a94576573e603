// One requirement against one cell. Reads the report, changes nothing in it.
#include "cxkpi/gate/judge.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace cxkpi::gate {
namespace {

struct Measured {
  std::optional<Quotient> exact;  // in the unit of targets
  double value = 0;               // in that of values
};

// Values that are doubles by nature are compared to as many decimals as a threshold can have.
Quotient nearest_quotient(double value) {
  constexpr double scale = 1e9;
  return {static_cast<Int128>(std::round(value * scale)), static_cast<Int128>(scale)};
}

Measured measured(const std::optional<double>& value, const std::optional<Quotient>& exact, double target_scale) {
  if (!value) return {};
  return {exact ? *exact : nearest_quotient(*value * target_scale), *value};
}

Measured measured(const Requirement& requirement, const Cell& cell, double target_scale) {
  const std::string_view suffix = requirement.part();
  if (suffix.empty()) return measured(cell.value, cell.exact, target_scale);
  const auto part =
      std::find_if(cell.parts.begin(), cell.parts.end(), [&](const Part& p) { return p.suffix == suffix; });
  return part == cell.parts.end() ? Measured{} : measured(part->value, part->exact, target_scale);
}

bool holds(Requirement::Op op, std::strong_ordering order) {
  switch (op) {
    case Requirement::Op::at_least:
      return order >= 0;
    case Requirement::Op::above:
      return order > 0;
    case Requirement::Op::at_most:
      return order <= 0;
    case Requirement::Op::below:
      return order < 0;
    case Requirement::Op::equal:
      return order == 0;
  }
  return false;
}

Words too_few(double n, std::int64_t min_n) {
  const std::string have = std::to_string(static_cast<std::int64_t>(n));
  const std::string need = std::to_string(min_n);
  return {"n is " + have + ", fewer than the " + need + " asked for",
          "n vaut " + have + ", moins que les " + need + " demandés"};
}

Words provisional_until(Day day) {
  return {"provisional until " + iso_date(day), "provisoire jusqu’au " + iso_date(day)};
}

Judgement without_value(Judgement out, Words reason, const JudgeOptions& options) {
  if (reason == Words{}) reason = {"no rows", "aucune ligne"};
  out.reason = std::move(reason);
  out.outcome = options.on_no_data == NoData::fail ? Judgement::Outcome::fail : Judgement::Outcome::no_data;
  out.breaks = options.on_no_data != NoData::pass;
  return out;
}

// The requirement is about the segments that are large enough.
Judgement too_small(Judgement out, Words reason) {
  out.reason = std::move(reason);
  out.outcome = Judgement::Outcome::no_data;
  out.breaks = false;
  return out;
}

}  // namespace

Judgement judge(const Requirement& requirement, const Cell* cell, const IndicatorResult& indicator, Period period,
                std::vector<std::string> segment, const JudgeOptions& options) {
  Judgement out;
  out.requirement = requirement.text;
  out.indicator = requirement.indicator;
  out.period = period;
  out.dimensions = segment.empty() ? std::vector<std::string>{} : requirement.by;
  out.segment = std::move(segment);
  out.bound = requirement.threshold;
  out.target_scale = indicator.target_scale;
  out.shown_unit = indicator.shown_unit;
  if (indicator.unavailable) return without_value(std::move(out), *indicator.unavailable, options);
  if (cell == nullptr) return without_value(std::move(out), {}, options);

  const Measured found = measured(requirement, *cell, indicator.target_scale);
  const bool few = cell->denominator < static_cast<double>(requirement.min_n);
  const bool small_segment = few && !out.segment.empty();
  if (!found.exact) {
    return small_segment ? too_small(std::move(out), cell->reason)
                         : without_value(std::move(out), cell->reason, options);
  }
  if (requirement.part().empty()) {
    out.numerator = cell->numerator;
    out.denominator = cell->denominator;
    out.guards = cell->guards;
  }
  const std::strong_ordering order = compare(*found.exact, requirement.threshold);
  out.value = found.value;
  out.guards.push_back({requirement.threshold, order < 0 ? -1 : order > 0 ? 1 : 0});
  if (few) {
    Words reason = too_few(cell->denominator, requirement.min_n);
    return small_segment ? too_small(std::move(out), std::move(reason))
                         : without_value(std::move(out), std::move(reason), options);
  }
  if (holds(requirement.op, order)) {
    out.outcome = Judgement::Outcome::pass;
  } else if ((cell->complete_on || cell->status == Status::provisional) && !options.judge_provisional) {
    out.outcome = Judgement::Outcome::provisional;
    out.reason = cell->complete_on ? provisional_until(*cell->complete_on) : Words{"provisional", "provisoire"};
  } else {
    out.outcome = Judgement::Outcome::fail;
    out.breaks = true;
  }
  return out;
}

int exit_status(std::span<const Judgement> judgements) noexcept {
  int status = 0;
  for (const Judgement& judgement : judgements) {
    if (!judgement.breaks) continue;
    if (judgement.outcome == Judgement::Outcome::no_data) return 2;
    status = 1;
  }
  return status;
}

}  // namespace cxkpi::gate
