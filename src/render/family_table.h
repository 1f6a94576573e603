// A family of indicators as one table of texts and marks: what Markdown and HTML both show, each in its own markup.
// It knows no markup, rounds nothing, and leaves out no row.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cxkpi/report/report.h"
#include "render/shown_cell.h"
#include "render/summary.h"
#include "render/voice.h"

namespace cxkpi::render {

// Every text may be empty: figures with their unit, the marks beside them, and what follows these.
struct TableCell {
  std::string text;
  std::vector<Remark> marks = {};
  std::string after = {};
  std::size_t columns = 1;  // how many it takes: why there is no value stands in place of several figures
};

struct TableRow {
  std::string label;
  bool is_segment = false;                         // of the indicator above it
  std::vector<TableCell> cells = {};               // under the heads behind the first
  std::vector<std::optional<double>> course = {};  // in a series: the row's value by period, for a drawing
  std::string reason = {};  // in a series without any value: why; its cells say no more than that there is none
};

struct FamilyTable {
  std::vector<std::string> heads;  // the first is that of the labels
  std::vector<TableRow> rows;      // none when no indicator of the family is available
};

// The rows of one family after another: the marks that they use are remembered for the legend.
class FamilyTables {
 public:
  FamilyTables(const Report& report, const Voice& voice);

  // One period: a column per kind of figure. Several: a column per period, where "on target" goes without a mark.
  [[nodiscard]] FamilyTable table(const Section& section);

  [[nodiscard]] const MarksUsed& used() const noexcept { return used_; }

 private:
  [[nodiscard]] FamilyTable period_table(const Section& section);
  [[nodiscard]] FamilyTable series_table(const Section& section);
  [[nodiscard]] TableRow period_row(const IndicatorResult& indicator, const Cell& cell);
  [[nodiscard]] TableCell series_cell(const IndicatorResult& indicator, const Cell& cell);
  [[nodiscard]] TableRow labelled(const IndicatorResult& indicator, std::size_t segment) const;
  [[nodiscard]] std::string name_of(Period period) const;

  const Report& report_;
  const Voice& voice_;
  CellWords cells_;
  const Period* with_;
  bool has_targets_;
  MarksUsed used_;
};

}  // namespace cxkpi::render
