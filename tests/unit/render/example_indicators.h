// The indicators of the example month: every kind of row that a report can have. Shares carry Wilson and Newcombe
// bounds that were computed apart, cut to six decimals.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "cxkpi/report/report.h"

namespace example {

using namespace cxkpi;

inline Day day(int year, int month, int of_month) { return to_day({year, month, of_month}); }

inline Period month_of(int year, int month) { return {day(year, month, 1), add_months(day(year, month, 1), 1)}; }

inline Cell share(std::int64_t hits, std::int64_t population, stats::Interval interval) {
  Cell cell;
  cell.numerator = static_cast<double>(hits);
  cell.denominator = static_cast<double>(population);
  cell.value = cell.numerator / cell.denominator;
  cell.exact = Quotient{Int128{hits} * 100, population};
  cell.interval = interval;
  cell.status = Status::none;
  cell.used = population;
  return cell;
}

inline Cell no_data(Words reason) {
  Cell cell;
  cell.reason = std::move(reason);
  return cell;
}

inline Comparison compared(double previous, stats::Difference change) {
  Comparison out;
  out.with = month_of(2026, 2);
  out.previous = previous;
  out.change = change;
  return out;
}

inline void judged(Cell& cell, Status verdict, std::vector<Guard> guards) {
  cell.verdict = verdict;
  cell.status = cell.small ? Status::small : verdict;
  cell.guards = std::move(guards);
}

inline IndicatorResult indicator(std::string id, std::string kind, Words label, std::string unit, Words shown_unit,
                                 Words parts_of, Better better) {
  IndicatorResult out;
  out.id = std::move(id);
  out.kind = std::move(kind);
  out.label = std::move(label);
  out.unit = std::move(unit);
  out.shown_unit = std::move(shown_unit);
  out.target_scale = out.unit == "ratio" ? 100 : 1;
  out.parts_of = std::move(parts_of);
  out.better = better;
  out.about = {"About " + out.id + ".", ""};
  return out;
}

inline constexpr Decimal at_90{90, 0};
inline constexpr Decimal at_95{95, 0};

// Segments: names that a spreadsheet, a Markdown table, a browser or a terminal would take for something else.
inline const std::vector<std::string>& carriers() {
  static const std::vector<std::string> names{
      "DPD", "=cmd|' /C calc'!A0", "a|b", "<script>alert(1)</script>", "Colis\x1b[31m\nExpress", "(none)"};
  return names;
}

inline Segment segment(std::vector<std::string> values) { return {std::move(values), std::nullopt}; }

inline IndicatorResult promise_rate() {
  IndicatorResult out = indicator("promise_rate", "ratio", {"Delivery promise kept", "Promesse de livraison tenue"},
                                  "ratio", {"%", ""}, {"kept / due", "tenues / échues"}, Better::higher);
  out.targets = {at_95, at_90};
  Cell total = share(1384, 1482, {0.920066, 0.945437});
  judged(total, Status::warn, {{at_95, -1}, {at_90, 1}});
  total.comparison = compared(1392.0 / 1462, {-0.01824723863747546, stats::Interval{-0.035184, -0.001453}});
  total.excluded = 21;
  total.rejected = 2;
  total.pending = 14;

  Cell dpd = share(812, 880, {0.903190, 0.938590});
  judged(dpd, Status::warn, {{at_95, -1}, {at_90, 1}});
  dpd.comparison = compared(840.0 / 880, {-0.03181818181818186, stats::Interval{-0.054693, -0.009395}});
  Cell cmd = share(310, 322, {0.936000, 0.978555});
  judged(cmd, Status::ok, {{at_95, 1}, {at_90, 1}});
  Cell pipe = share(180, 190, {0.905842, 0.971164});
  judged(pipe, Status::warn, {{at_95, -1}, {at_90, 1}});
  Cell script = share(59, 65, {0.812880, 0.957005});
  judged(script, Status::warn, {{at_95, -1}, {at_90, 1}});
  Cell escape = share(22, 24, {0.741512, 0.976841});
  escape.small = true;
  judged(escape, Status::warn, {{at_95, -1}, {at_90, 1}});
  Cell none = share(1, 1, {0.206549, 1});
  none.small = true;
  judged(none, Status::ok, {{at_95, 1}, {at_90, 1}});

  out.cells = {total, dpd, cmd, pipe, script, escape, none};
  for (std::size_t i = 0; i < out.cells.size(); ++i) out.cells[i].segment = i;
  return out;
}

inline IndicatorResult revised_promise_rate() {
  IndicatorResult out =
      indicator("revised_promise_rate", "ratio", {"Re-adjusted promise kept", "Promesse réajustée tenue"}, "ratio",
                {"%", ""}, {"kept / due", "tenues / échues"}, Better::higher);
  out.targets = {at_95, at_90};
  Cell total = share(1425, 1500, {0.937775, 0.959926});
  judged(total, Status::ok, {{at_95, 0}, {at_90, 1}});
  total.comparison = compared(1398.0 / 1462, {-0.006224350205198403, stats::Interval{-0.021612, 0.009147}});
  out.cells = {total};
  return out;
}

inline IndicatorResult first_attempt_rate() {
  IndicatorResult out =
      indicator("first_attempt_rate", "ratio", {"Delivered at the first attempt", "Livré à la première présentation"},
                "ratio", {"%", ""}, {"kept / due", "tenues / échues"}, Better::higher);
  out.targets = {at_95, at_90};
  Cell total = share(8999, 10000, {0.893863, 0.905630});
  judged(total, Status::fail, {{at_95, -1}, {at_90, -1}});
  total.comparison = compared(0.912, {-0.0121, stats::Interval{-0.020197, -0.004009}});
  out.cells = {total};
  return out;
}

inline IndicatorResult click_to_possession() {
  IndicatorResult out = indicator("click_to_possession", "mean", {"Click to possession", "Du clic à la possession"},
                                  "days", {"days", "jours"}, {}, Better::lower);
  Cell total;
  total.numerator = 5472;
  total.denominator = 1440;
  total.value = 3.8;
  total.exact = Quotient{5472, 1440};
  total.interval = stats::Interval{3.691443, 3.908557};
  total.parts = {{"p50", 3.0, Quotient{3, 1}}, {"p90", 6.0, Quotient{6, 1}}, {"p95", 8.0, Quotient{8, 1}}};
  total.status = Status::none;
  total.used = 1440;
  total.comparison = compared(3.6, {0.2, stats::Interval{0.047, 0.353}});
  total.comparison->parts = {3.0, 5.0, 7.0};
  out.cells = {total};
  return out;
}

inline IndicatorResult lost_parcel_rate() {
  IndicatorResult out = indicator("lost_parcel_rate", "ratio", {"Parcels lost", "Colis perdus"}, "ratio", {"%", ""},
                                  {"lost / shipped", "perdus / expédiés"}, Better::lower);
  Cell total = share(9, 3012, {0.001573, 0.005669});
  total.status = Status::provisional;
  total.complete_on = day(2026, 4, 30);
  total.comparison = compared(11.0 / 2980, {-0.0007032273590202947, stats::Interval{-0.003936, 0.002434}});
  out.cells = {total};
  return out;
}

inline IndicatorResult lateness() {
  IndicatorResult out = indicator("lateness", "mean", {"Days late, of late orders", "Retard des commandes en retard"},
                                  "days", {"days", "jours"}, {}, Better::lower);
  Cell total = no_data({"no order was late", "aucune commande en retard"});
  Comparison then;
  then.with = month_of(2026, 2);
  then.previous = 2.5;
  then.parts = {2.0, 5.0, 5.0};
  total.comparison = then;
  out.cells = {total};
  return out;
}

inline IndicatorResult unavailable(std::string id, Words label, Words reason) {
  IndicatorResult out = indicator(std::move(id), "ratio", std::move(label), "ratio", {"%", ""}, {}, Better::higher);
  out.unavailable = std::move(reason);
  return out;
}

inline IndicatorResult contact_rate() {
  IndicatorResult out = indicator("contact_rate", "rate", {"Contacts per 100 orders", "Contacts pour 100 commandes"},
                                  "per 100 orders", {}, {"contacts / orders", "contacts / commandes"}, Better::lower);
  Cell total;
  total.numerator = 246;
  total.denominator = 1519;
  total.value = 100.0 * 246 / 1519;
  total.exact = Quotient{24600, 1519};
  total.interval = stats::Interval{14.234167, 18.350177};
  total.status = Status::none;
  total.used = 246;
  total.comparison = compared(100.0 * 218 / 1462, {1.2837843284780376, stats::Interval{-1.508, 4.414}});
  out.cells = {total};
  return out;
}

inline IndicatorResult wismo_share() {
  IndicatorResult out =
      indicator("wismo_share", "ratio", {"Contacts about the delivery", "Contacts au sujet de la livraison"}, "ratio",
                {"%", ""}, {"about delivery / contacts", "livraison / contacts"}, Better::lower);
  out.targets = {Decimal{30, 0}, Decimal{60, 0}};
  Cell total = share(102, 246, {0.354844, 0.477050});
  judged(total, Status::warn, {{Decimal{30, 0}, 1}, {Decimal{60, 0}, -1}});
  total.comparison = compared(85.0 / 218, {0.024725889460729455, stats::Interval{-0.064415, 0.112915}});
  out.cells = {total};
  return out;
}

// Splits its rows by reason, within the segments 7 and 8 here.
inline IndicatorResult contact_reasons() {
  IndicatorResult out = indicator("contact_reasons", "ratio", {"Contacts by reason", "Contacts par motif"}, "ratio",
                                  {"%", ""}, {"contacts / all", "contacts / tous"}, Better::neither);
  Cell total = share(246, 246, {0.984624, 1});
  Cell unclassified = share(43, 145, {0.228239, 0.375366});
  unclassified.segment = 7;
  Cell delivery = share(102, 145, {0.624634, 0.771761});
  delivery.segment = 8;
  out.cells = {total, unclassified, delivery};
  return out;
}

inline IndicatorResult first_contact_resolution() {
  IndicatorResult out =
      indicator("first_contact_resolution", "ratio", {"Resolved at the first contact", "Résolus au premier contact"},
                "ratio", {"%", ""}, {"at once / resolved", "d’emblée / résolus"}, Better::higher);
  Cell total = share(13, 18, {0.491273, 0.875002});
  total.small = true;
  total.status = Status::small;
  Comparison then;
  then.with = month_of(2026, 2);
  total.comparison = then;
  out.cells = {total};
  return out;
}

inline IndicatorResult ticket_backlog() {
  IndicatorResult out = indicator("ticket_backlog", "stock", {"Open tickets at the end", "Tickets ouverts à la fin"},
                                  "tickets", {"tickets", ""}, {"opened / closed", "ouverts / fermés"}, Better::lower);
  Cell total;
  total.numerator = 12846;
  total.denominator = 12809;
  total.value = 1037;
  total.exact = Quotient{1037, 1};
  total.status = Status::none;
  total.comparison = compared(1000, {37, std::nullopt});
  out.cells = {total};
  return out;
}

}  // namespace example
