// The two tables of the text report.
#pragma once

#include "cxkpi/render/renderer.h"
#include "cxkpi/report/report.h"
#include "render/grid.h"
#include "render/shown_cell.h"
#include "render/voice.h"

namespace cxkpi::render {

// What a terminal is expected to show without breaking lines.
inline constexpr std::size_t terminal_columns = 120;

// How far labels stand from the left edge.
inline constexpr std::size_t indicator_indent = 2;
inline constexpr std::size_t segment_indent = 4;

[[nodiscard]] Ink ink_of(Tone tone) noexcept;

// One period: a row per indicator and segment, a column per kind of figure. Columns that nothing fills are left out.
[[nodiscard]] Grid period_table(const Report& report, const Voice& voice, bool colour, MarksUsed& used);

// Several periods: a row per indicator and segment, a column per period. "On target" goes without a mark here.
[[nodiscard]] Grid series_table(const Report& report, const Voice& voice, bool colour, MarksUsed& used);

// A number's digits before its decimal mark, and the rest.
struct SplitNumber {
  std::string whole;
  std::string rest;
};
[[nodiscard]] SplitNumber split_number(const std::string& localised);

}  // namespace cxkpi::render
