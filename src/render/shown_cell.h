// A cell in words and figures, before any layout: what every report for people prints.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "cxkpi/report/report.h"
#include "render/voice.h"

namespace cxkpi::render {

enum class Tone { neutral, good, caution, bad };

// Every field may be empty. Numbers and their units are apart, so that a table can align them.
struct ShownCell {
  std::string value;  // "—" when there is none
  std::string unit;
  std::string marks;  // "~" provisional, "·" small
  std::string low;    // the 95 % interval, in the value's unit
  std::string high;
  std::string range_mark;  // "†" when these are no interval, but what the low and the high unit cost give
  std::string parts;       // "p50 3  p90 6": the first two; takes the interval's place
  std::string numerator;   // "n" for a mean
  std::string cumulated;   // "Σ 58.1 %" of a share; empty otherwise
  std::string denominator;
  std::string previous;
  std::string change;  // with its sign
  std::string change_unit;
  std::string direction;  // "▲" or "▼" when the change is significant
  Tone change_tone = Tone::neutral;
  std::string
      effects;  // of a total that moved significantly, a third or more by its segments' weights: what came of what
  std::string verdict;  // "✓", "!" or "✗"; empty without targets, without a value, or while provisional
  Tone verdict_tone = Tone::neutral;
  std::string reason;  // why there is no value, with the value of before if there was one
};

// The period is not over, or what it counts not yet mature: no verdict is shown.
[[nodiscard]] inline bool is_provisional(const Cell& cell) noexcept {
  return cell.complete_on || cell.status == Status::provisional;
}

// Made once for a report: the requirements judged on a figure guard how it is rounded.
class CellWords {
 public:
  CellWords(const Report& report, const Voice& voice);

  [[nodiscard]] ShownCell show(const IndicatorResult& indicator, const Cell& cell) const;

 private:
  class Showing;
  using Figure = std::tuple<std::string, Period, std::vector<std::string>>;  // indicator or part, period, segment
  [[nodiscard]] std::vector<Guard> guards_of(const std::string& id, const Cell& cell, std::vector<Guard> own) const;

  const Report& report_;
  const Voice& voice_;
  std::map<Figure, std::vector<Guard>> judged_;
};

// True for a mean: beside its value, the number of rows says something and their sum does not.
// An indicator's cells as people read them: by period and segment, shares from the largest to the smallest.
[[nodiscard]] std::vector<const Cell*> in_shown_order(const Report& report, const IndicatorResult& indicator);

[[nodiscard]] bool counts_rows_only(const IndicatorResult& indicator) noexcept;

// "≥ 95 %" from the first of warn and fail that is declared; empty without either or when neither way is better.
[[nodiscard]] std::string target_text(const IndicatorResult& indicator, const Voice& voice);

// Whether any indicator with cells has a target to show.
[[nodiscard]] bool any_target(const Report& report, const Voice& voice);

// "DPD", "DPD / FR", with the value of a split behind: the label of a segment's row.
[[nodiscard]] std::string segment_label(const Segment& segment, const Voice& voice);

// A number in the unit of targets with its unit: "93.4 %", "3.8 days", "16.2".
[[nodiscard]] std::string with_unit(const std::string& number, const std::string& unit);

// Which marks a report used, for its legend.
struct MarksUsed {
  bool change = false, ok = false, warn = false, fail = false, provisional = false, small = false, range = false;
  void add(const ShownCell& cell);
};

}  // namespace cxkpi::render
