// From requirements and a report to judgements and an exit status. Everything is decided on exact quotients, never on
// the doubles that are shown.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cxkpi/gate/requirement.h"
#include "cxkpi/report/report.h"

namespace cxkpi::gate {

// What a requirement without a value does: breaks with exit status 1, nothing, or breaks with exit status 2.
enum class NoData { fail, pass, error };

struct JudgeOptions {
  NoData on_no_data = NoData::error;
  bool judge_provisional = false;  // let incomplete periods fail
};

// One requirement on one period and segment (empty: the total). `cell` is null when the segment or the period has none,
// `indicator` must be the requirement's. What comes first decides:
// - no value (also: unavailable, fewer than min_n): Outcome::no_data, which breaks only under NoData::error; under
//   NoData::fail it is Outcome::fail, and breaks. A segment with fewer than min_n never breaks, with a value or
//   without: `min_n` says which segments are large enough to be judged. `reason` says why in any case;
// - the comparison holds: pass, in a provisional period too;
// - it does not hold and the cell is provisional, unless judge_provisional: Outcome::provisional, does not break;
// - it does not hold: Outcome::fail, breaks.
// The judgement's guards are the cell's, and one for the threshold. A value without an exact quotient is compared to
// nine decimals. Numerator and denominator are the cell's; both 0 for a part, which has none.
[[nodiscard]] Judgement judge(const Requirement& requirement, const Cell* cell, const IndicatorResult& indicator,
                              Period period, std::vector<std::string> segment, const JudgeOptions& options);

// Every requirement, in order, on every period of the report: on the totals, or on each segment with a cell when the
// requirement is `by` the report's dimensions. A period in which it has no segment at all is judged once, as no data;
// so is one in which every segment has fewer than min_n, after them: a requirement that judged nothing does not pass.
// Throws Error(usage) for an indicator or part that the report does not have, for dimensions other than the report's,
// for a % on an indicator that is no share, and for a share that must be at least a number between 0 and 1 written
// without %: thresholds of shares are in percent, and such a gate would let everything pass.
[[nodiscard]] std::vector<Judgement> judge_all(const Report& report, std::span<const Requirement> requirements,
                                               const JudgeOptions& options);

// 2 when any breaking judgement has no data, else 1 when any breaks, else 0.
[[nodiscard]] int exit_status(std::span<const Judgement> judgements) noexcept;

}  // namespace cxkpi::gate
