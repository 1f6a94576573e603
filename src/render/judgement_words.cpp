#include "render/judgement_words.h"

#include <algorithm>
#include <array>

#include "render/numbers.h"
#include "render/period_names.h"
#include "render/rounding.h"

namespace cxkpi::render {
namespace {

struct OutcomeRow {
  std::string_view name;
  std::string_view mark;
  Tone tone;
};

// In the order of Judgement::Outcome.
constexpr std::array<OutcomeRow, 4> outcomes{{
    {"pass", "✓", Tone::good},
    {"fail", "✗", Tone::bad},
    {"no_data", "?", Tone::caution},
    {"provisional", "~", Tone::neutral},
}};

const OutcomeRow& row_of(Judgement::Outcome outcome) noexcept { return outcomes[static_cast<std::size_t>(outcome)]; }

// Null when the report does not have it.
const IndicatorResult* find_indicator(const Report& report, std::string_view id) {
  for (const Section& section : report.sections) {
    for (const IndicatorResult& indicator : section.indicators) {
      if (indicator.id == id) return &indicator;
    }
  }
  return nullptr;
}

std::string shown_value(const Report& report, const Judgement& judgement, const Voice& voice) {
  const IndicatorResult* indicator = find_indicator(report, base_indicator(judgement.indicator));
  const bool is_part = !part_suffix(judgement.indicator).empty();
  const int usual = decimals_of(indicator == nullptr ? std::string_view{} : indicator->kind);
  const double value = *judgement.value * judgement.target_scale;
  const int decimals = is_part && is_integer(value) ? 0 : usual;
  std::vector<Guard> guards = judgement.guards;
  add_natural_guards(guards, value, judgement.shown_unit.en == "%");
  std::string out =
      with_unit(localised(shown(value, decimals, guards), voice.language), voice.say(judgement.shown_unit));
  if (judgement.denominator <= 0) return out;
  const bool has_numerator = indicator == nullptr || !counts_rows_only(*indicator);
  return out + " (" +
         (has_numerator ? counted(judgement.numerator, voice.language) + " / " : "n" + std::string(hard_space)) +
         counted(judgement.denominator, voice.language) + ")";
}

}  // namespace

std::string_view name(Judgement::Outcome outcome) noexcept { return row_of(outcome).name; }

ShownJudgement show(const Report& report, const Judgement& judgement, const Voice& voice) {
  const OutcomeRow& outcome = row_of(judgement.outcome);
  ShownJudgement out;
  out.mark = outcome.mark;
  out.outcome = voice.phrases().outcomes.at(static_cast<std::size_t>(judgement.outcome));
  out.tone = outcome.tone;
  out.requirement = voice.safe(judgement.requirement);
  if (judgement.value) out.value = shown_value(report, judgement, voice);
  out.reason = voice.say(judgement.reason);
  out.period = long_name(judgement.period, voice.language, report.run.week_start);
  out.segment = voice.safe(segment_name(judgement.dimensions, judgement.segment));
  return out;
}

std::string sentence(const ShownJudgement& judgement, const Voice& voice) {
  std::string out = judgement.requirement + std::string(voice.phrases().colon) + judgement.value;
  if (!judgement.reason.empty()) out += (judgement.value.empty() ? "" : ", ") + judgement.reason;
  out += " · " + judgement.period;
  return judgement.segment.empty() ? out : out + " [" + judgement.segment + "]";
}

std::string outcome_counts(const Report& report, const Voice& voice) {
  const Phrases& words = voice.phrases();
  if (report.judgements.empty()) return std::string(words.no_requirement);
  std::array<int, outcomes.size()> counts{};
  for (const Judgement& judgement : report.judgements) ++counts.at(static_cast<std::size_t>(judgement.outcome));
  std::string out;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (i > 0 && counts.at(i) == 0) continue;  // how many hold is said even when none does
    out += (out.empty() ? "" : ", ") + say(words.outcome_counts.at(i), counts.at(i), voice.language);
  }
  return out + ".";
}

bool judges_several_periods(const Report& report) noexcept {
  return std::any_of(report.judgements.begin(), report.judgements.end(),
                     [&](const Judgement& judgement) { return judgement.period != report.judgements.front().period; });
}

}  // namespace cxkpi::render
