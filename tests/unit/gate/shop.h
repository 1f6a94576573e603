// A small report for the gate tests.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "cxkpi/report/report.h"

namespace shop {

using namespace cxkpi;

inline Period month(int number) {
  const Day begin = to_day({2026, number, 1});
  return {begin, add_months(begin, 1)};
}

inline Cell share(std::int64_t hits, std::int64_t population) {
  Cell cell;
  cell.numerator = static_cast<double>(hits);
  cell.denominator = static_cast<double>(population);
  cell.value = cell.numerator / cell.denominator;
  cell.exact = Quotient{Int128{hits} * 100, population};
  return cell;
}

inline IndicatorResult promise_rate() {
  IndicatorResult out;
  out.id = "promise_rate";
  out.kind = "ratio";
  out.unit = "ratio";
  out.shown_unit = {"%", ""};
  out.target_scale = 100;
  return out;
}

inline IndicatorResult lead_time() {
  IndicatorResult out;
  out.id = "click_to_possession";
  out.kind = "mean";
  out.unit = "days";
  out.shown_unit = {"days", "jours"};
  Cell cell;
  cell.value = 3.8;
  cell.exact = Quotient{5472, 1440};
  cell.numerator = 5472;
  cell.denominator = 1440;
  cell.parts = {{"p50", 3.0, Quotient{3, 1}}, {"p90", 6.5, Quotient{13, 2}}};
  out.cells = {cell};
  return out;
}

// Two months; promise_rate by carrier: DPD in both, GLS in the first only. The second month is provisional.
inline Report report() {
  Report out;
  out.periods = {month(3), month(4)};
  out.dimensions = {"carrier"};
  for (const char* carrier : {"", "DPD", "GLS"}) {
    Segment segment;
    if (*carrier != '\0') segment.values = {carrier};
    out.segments.push_back(segment);
  }
  IndicatorResult promise = promise_rate();
  const auto add = [&](std::size_t period, std::size_t segment, std::int64_t hits, std::int64_t population) {
    Cell cell = share(hits, population);
    cell.period = period;
    cell.segment = segment;
    if (period == 1) cell.complete_on = to_day({2026, 5, 31});
    promise.cells.push_back(cell);
  };
  add(0, 0, 93, 100);
  add(0, 1, 45, 50);
  add(0, 2, 48, 50);
  add(1, 0, 80, 100);
  add(1, 1, 80, 100);
  IndicatorResult gone;
  gone.id = "return_rate";
  gone.unit = "per 100 units";
  gone.unavailable = Words{"needs returns.quantity", "demande returns.quantity"};
  out.sections = {{"delivery", {"Delivery", ""}, {promise, lead_time()}}, {"returns", {"Returns", ""}, {gone}}};
  out.sections[0].indicators[1].cells[0].period = 0;
  return out;
}

}  // namespace shop
