// The text report's table for several periods.
#include <algorithm>
#include <utility>

#include "render/numbers.h"
#include "render/period_names.h"
#include "render/summary.h"
#include "render/text_tables.h"
#include "render/width.h"

namespace cxkpi::render {
namespace {

using Pieces = std::vector<Piece>;

Pieces series_value(const ShownCell& cell) {
  const SplitNumber split = split_number(cell.value);
  const Ink ink = ink_of(cell.verdict_tone);
  const std::string marks = cell.verdict + cell.marks + cell.direction;
  return {{split.whole, ink},
          {split.rest, ink},
          {marks.empty() ? "" : " " + marks, cell.direction.empty() ? ink : ink_of(cell.change_tone)}};
}

class SeriesTable {
 public:
  SeriesTable(const Report& report, const Voice& voice, bool colour, MarksUsed& used)
      : report_(report),
        voice_(voice),
        has_targets_(any_target(report, voice)),
        words_(report, voice),
        used_(used),
        grid_(shape(), terminal_columns, colour) {}

  Grid build() {
    for (const Section& section : report_.sections) {
      grid_.section(upper(voice_.say(section.title)), heads());
      for (const IndicatorResult& indicator : section.indicators) {
        for (const SegmentRow& row : rows_of(indicator)) add(indicator, row);
      }
      for (std::string& line : not_available(section, voice_)) grid_.line(std::move(line));
    }
    return std::move(grid_);
  }

 private:
  // A segment's cells by period; null where it has no rows.
  struct SegmentRow {
    std::size_t segment = 0;
    std::vector<const Cell*> cells;
  };

  [[nodiscard]] std::vector<Column> shape() const {
    std::vector<Column> out{{"l", 1}};
    out.insert(out.end(), report_.periods.size(), Column{"rll", 2, false});
    if (has_targets_) out.push_back({"r"});
    return out;
  }

  [[nodiscard]] std::vector<std::string> heads() const {
    std::vector<std::string> out{""};
    for (const Period& period : report_.periods) {
      out.push_back(short_name(period, voice_.language, report_.run.week_start));
    }
    if (has_targets_) out.emplace_back(voice_.phrases().target);
    return out;
  }

  [[nodiscard]] std::vector<SegmentRow> rows_of(const IndicatorResult& indicator) const {
    std::vector<SegmentRow> all(report_.segments.size());
    for (const Cell& cell : indicator.cells) {
      SegmentRow& row = all.at(cell.segment);
      row.segment = cell.segment;
      row.cells.resize(report_.periods.size());
      row.cells.at(cell.period) = &cell;
    }
    all.erase(std::remove_if(all.begin(), all.end(), [](const SegmentRow& row) { return row.cells.empty(); }),
              all.end());
    return all;
  }

  void add(const IndicatorResult& indicator, const SegmentRow& row) {
    const bool is_total = row.segment == 0;
    std::string label = is_total ? voice_.say(indicator.label) : segment_label(report_.segments[row.segment], voice_);
    const std::size_t indent = is_total ? indicator_indent : segment_indent;
    std::vector<Pieces> cells{{{is_total ? voice_.say(indicator.shown_unit) : ""}}};
    std::string reason;
    bool any_value = false;
    for (const Cell* cell : row.cells) {
      if (cell == nullptr) {
        cells.emplace_back();
        continue;
      }
      ShownCell shown = words_.show(indicator, *cell);
      if (shown.verdict == "✓") shown.verdict.clear();
      shown.range_mark.clear();  // a series has no room for intervals
      used_.add(shown);
      any_value = any_value || cell->value;
      if (reason.empty()) reason = voice_.say(cell->reason);
      cells.push_back(series_value(shown));
    }
    if (!any_value) {
      cells.resize(1);
      grid_.remark(std::move(label), indent, std::move(cells), "— " + reason);
      return;
    }
    if (has_targets_) cells.push_back({{is_total ? target_text(indicator, voice_) : ""}});
    grid_.row(std::move(label), indent, std::move(cells));
  }

  const Report& report_;
  const Voice& voice_;
  bool has_targets_;
  CellWords words_;
  MarksUsed& used_;
  Grid grid_;
};

}  // namespace

Grid series_table(const Report& report, const Voice& voice, bool colour, MarksUsed& used) {
  return SeriesTable(report, voice, colour, used).build();
}

}  // namespace cxkpi::render
