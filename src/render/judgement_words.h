// Judgements in words, for the check's output and for the end of a report.
#pragma once

#include <string>

#include "cxkpi/report/report.h"
#include "render/shown_cell.h"
#include "render/voice.h"

namespace cxkpi::render {

struct ShownJudgement {
  std::string mark;     // "✓" pass, "✗" fail, "?" no data, "~" provisional and not judged
  std::string outcome;  // the same in words: "holds", "broken", "no data", "not judged"
  Tone tone = Tone::neutral;
  std::string requirement;
  std::string value;   // "93.4 % (1 384 / 1 482)"; empty without one
  std::string reason;  // why there is no verdict; may be empty
  std::string period;
  std::string segment;  // "carrier=DPD"; empty for the total
};

[[nodiscard]] ShownJudgement show(const Report& report, const Judgement& judgement, const Voice& voice);

// "promise_rate >= 90: 93.4 % (1 384 / 1 482) · March 2026 [carrier=DPD]": all but the mark.
[[nodiscard]] std::string sentence(const ShownJudgement& judgement, const Voice& voice);

// "4 checks hold, 1 broken, 1 without data."; when there is none, that none was given.
[[nodiscard]] std::string outcome_counts(const Report& report, const Voice& voice);

// A judgement is then told by its period too; else it keeps its name from month to month.
[[nodiscard]] bool judges_several_periods(const Report& report) noexcept;

// "pass", "fail", "no_data", "provisional": as files have it.
[[nodiscard]] std::string_view name(Judgement::Outcome outcome) noexcept;

}  // namespace cxkpi::render
