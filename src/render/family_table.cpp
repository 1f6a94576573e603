#include "render/family_table.h"

#include <algorithm>
#include <utility>

#include "render/period_names.h"

namespace cxkpi::render {
namespace {

TableCell interval(const ShownCell& cell, const Voice& voice) {
  if (!cell.parts.empty()) return {cell.parts};
  if (cell.low.empty()) return {};
  return {cell.low + " – " + cell.high, explained(cell.range_mark, voice)};
}

TableCell counts(const ShownCell& cell) {
  if (cell.denominator.empty()) return {};
  return {cell.numerator + (cell.numerator == "n" ? " " : " / ") + cell.denominator, {}, cell.cumulated};
}

TableCell previous(const ShownCell& cell) {
  const bool is_number = !cell.previous.empty() && cell.previous != "—";
  return {with_unit(cell.previous, is_number ? cell.unit : "")};
}

std::vector<Remark> direction(const ShownCell& cell, const Voice& voice) {
  std::vector<Remark> out = explained(cell.direction, voice);
  for (Remark& mark : out) mark.tone = cell.change_tone;
  return out;
}

TableCell change(const ShownCell& cell, const Voice& voice) {
  if (cell.change.empty()) return {};
  return {with_unit(cell.change, cell.change_unit), direction(cell, voice),
          cell.effects.empty() ? "" : "(" + cell.effects + ")"};
}

}  // namespace

FamilyTables::FamilyTables(const Report& report, const Voice& voice)
    : report_(report),
      voice_(voice),
      cells_(report, voice),
      with_(compared_with(report)),
      has_targets_(any_target(report, voice)) {}

FamilyTable FamilyTables::table(const Section& section) {
  const bool any = std::any_of(section.indicators.begin(), section.indicators.end(),
                               [](const IndicatorResult& indicator) { return !indicator.cells.empty(); });
  if (!any) return {};
  return report_.periods.size() > 1 ? series_table(section) : period_table(section);
}

std::string FamilyTables::name_of(Period period) const {
  return short_name(period, voice_.language, report_.run.week_start);
}

TableRow FamilyTables::labelled(const IndicatorResult& indicator, std::size_t segment) const {
  if (segment == 0) return {voice_.say(indicator.label), false};
  return {segment_label(report_.segments.at(segment), voice_), true};
}

FamilyTable FamilyTables::period_table(const Section& section) {
  const Phrases& words = voice_.phrases();
  FamilyTable out;
  out.heads = {std::string(words.indicator), name_of(report_.periods.front()), std::string(words.interval),
               count_head(section, voice_)};
  if (with_ != nullptr) out.heads.insert(out.heads.end(), {name_of(*with_), std::string(words.change)});
  if (has_targets_) out.heads.emplace_back(words.target);
  for (const IndicatorResult& indicator : section.indicators) {
    for (const Cell* const cell : in_shown_order(report_, indicator)) out.rows.push_back(period_row(indicator, *cell));
  }
  return out;
}

TableRow FamilyTables::period_row(const IndicatorResult& indicator, const Cell& cell) {
  const ShownCell shown = cells_.show(indicator, cell);
  used_.add(shown);
  TableRow row = labelled(indicator, cell.segment);
  row.cells.push_back({with_unit(shown.value, shown.unit), explained(shown.marks, voice_)});
  if (!cell.value) {
    row.cells.push_back({.text = shown.reason, .columns = with_ == nullptr ? 2U : 4U});
  } else {
    row.cells.insert(row.cells.end(), {interval(shown, voice_), counts(shown)});
    if (with_ != nullptr) row.cells.insert(row.cells.end(), {previous(shown), change(shown, voice_)});
  }
  if (has_targets_) {
    row.cells.push_back({row.is_segment ? "" : target_text(indicator, voice_), explained(shown.verdict, voice_)});
  }
  return row;
}

FamilyTable FamilyTables::series_table(const Section& section) {
  FamilyTable out;
  out.heads = {std::string(voice_.phrases().indicator)};
  for (const Period& period : report_.periods) out.heads.push_back(name_of(period));
  if (has_targets_) out.heads.emplace_back(voice_.phrases().target);
  for (const IndicatorResult& indicator : section.indicators) {
    std::vector<TableRow> rows(report_.segments.size());
    for (const Cell& cell : indicator.cells) {
      TableRow& row = rows.at(cell.segment);
      if (row.cells.empty()) {
        row = labelled(indicator, cell.segment);
        row.cells.resize(out.heads.size() - 1);
        row.course.resize(report_.periods.size());
        if (has_targets_ && !row.is_segment) row.cells.back().text = target_text(indicator, voice_);
      }
      row.cells.at(cell.period) = series_cell(indicator, cell);
      row.course.at(cell.period) = cell.value;
      if (row.reason.empty()) row.reason = voice_.say(cell.reason);
    }
    for (TableRow& row : rows) {
      if (row.cells.empty()) continue;
      const bool any =
          std::any_of(row.course.begin(), row.course.end(), [](const auto& value) { return value.has_value(); });
      if (any) row.reason.clear();
      out.rows.push_back(std::move(row));
    }
  }
  return out;
}

TableCell FamilyTables::series_cell(const IndicatorResult& indicator, const Cell& cell) {
  ShownCell shown = cells_.show(indicator, cell);
  if (shown.verdict == "✓") shown.verdict.clear();
  shown.range_mark.clear();  // a series has no room for intervals
  used_.add(shown);
  TableCell out{with_unit(shown.value, shown.unit), explained(shown.verdict + shown.marks, voice_)};
  for (Remark& mark : direction(shown, voice_)) out.marks.push_back(std::move(mark));
  return out;
}

}  // namespace cxkpi::render
