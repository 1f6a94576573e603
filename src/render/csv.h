// The report as tidy CSV for spreadsheets and programs: unrounded, in no language, one fixed header.
#pragma once

#include "cxkpi/render/renderer.h"

namespace cxkpi::render {

// indicator,unit,period_start,period_end,segment,value,numerator,denominator,low,high,previous,change,significant,status
//
// One row per indicator × period × segment, in the report's order: sections and indicators as in the catalogue, then
// periods, then segments (the total first). An indicator's parts follow it as indicators of their own ("id.p50"), with
// value, previous and change only. period_end is exclusive; both ends are empty where the time is unbounded. An
// indicator that is not available has one row per period, without numbers. `significant` is empty without a change.
//
// With `judgements_only`, the header is
// requirement,period_start,period_end,segment,outcome,value,bound,numerator,denominator,reason
// with one row per judgement; outcome is pass, fail, no_data or provisional. Value and bound are in the unit of the
// report's values (0–1 for shares, which a requirement has in percent); value and counts are empty where there is no
// value. The reason says in English why there is no verdict.
//
// With `inspection`, the header is
// source,read,used,duplicate,conflicting,rejected,folded,left_out,empty
// with one row per source, and read is the sum of what follows it.
[[nodiscard]] std::string render_csv(const Report& report, const Options& options);

}  // namespace cxkpi::render
