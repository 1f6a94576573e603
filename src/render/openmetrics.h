// The report for monitoring: OpenMetrics' text format, as Prometheus scrapes it or node_exporter collects it from a
// file.
#pragma once

#include "cxkpi/render/renderer.h"

namespace cxkpi::render {

// Gauges, in no language, without instants: cxkpi_promise_rate, …_numerator and …_denominator, …_low and …_high (the
// bounds of the CSV), …_p50 for a part. Values and units are the CSV's; what has no value has no sample. A sample has
// the labels of its segment, of the shop where the run has a title, and of its period (period_start, period_end,
// exclusive) only where the report has several: so a monthly report stays one series. Before them:
//
//   cxkpi_as_of_timestamp_seconds                    how fresh the exports are
//   cxkpi_period{period_start,period_end}            1
//   cxkpi_rows{source,outcome}                       outcome: used, duplicate …; their sum is the rows read
//   cxkpi_requirement_judged{requirement,…}          1, or 0 where there is no verdict
//   cxkpi_requirement_met{requirement,…}             1 or 0
//   cxkpi_indicator_status{indicator,result,…}       1; result is the CSV's status
//
// A check has the requirements alone, an inspection the rows.
[[nodiscard]] std::string render_openmetrics(const Report& report, const Options& options);

}  // namespace cxkpi::render
