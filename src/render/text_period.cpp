// The text report's table for one period.
#include <utility>

#include "render/numbers.h"
#include "render/period_names.h"
#include "render/summary.h"
#include "render/text_tables.h"
#include "render/width.h"

namespace cxkpi::render {
namespace {

using Pieces = std::vector<Piece>;

std::string behind(std::string_view separator, const std::string& text) {
  return text.empty() ? text : std::string(separator) + text;
}

Pieces value(const ShownCell& cell) {
  const SplitNumber split = split_number(cell.value);
  return {{split.whole}, {split.rest}, {behind(hard_space, cell.unit) + behind(" ", cell.marks)}};
}

Pieces interval(const ShownCell& cell) {
  if (!cell.parts.empty()) return {{cell.parts}};
  if (cell.low.empty()) return {};
  const SplitNumber low = split_number(cell.low);
  const SplitNumber high = split_number(cell.high);
  return {{low.whole}, {low.rest}, {" – "}, {high.whole}, {high.rest + behind(" ", cell.range_mark)}};
}

Pieces counts(const ShownCell& cell) {
  if (cell.denominator.empty()) return {};
  if (cell.numerator == "n") return {{"n" + std::string(hard_space) + cell.denominator}};
  return {{cell.numerator}, {" / "}, {cell.denominator}};
}

// Without the unit, which stands behind the value in the same row.
Pieces previous(const ShownCell& cell) {
  const SplitNumber split = split_number(cell.previous);
  return {{split.whole}, {split.rest}};
}

Pieces change(const ShownCell& cell) {
  const SplitNumber split = split_number(cell.change);
  const Ink ink = ink_of(cell.change_tone);
  return {
      {split.whole, ink}, {split.rest, ink}, {behind(hard_space, cell.change_unit) + behind(" ", cell.direction), ink}};
}

// A share has no target of its own: there stands what it makes with all larger ones.
Pieces target(const ShownCell& cell, const std::string& text) {
  if (!cell.cumulated.empty()) return {{cell.cumulated}};
  return {{text}, {behind(" ", cell.verdict), ink_of(cell.verdict_tone)}};
}

bool any_share(const Report& report) {
  for (const Section& section : report.sections) {
    for (const IndicatorResult& indicator : section.indicators) {
      for (const Cell& cell : indicator.cells) {
        if (cell.cumulated) return true;
      }
    }
  }
  return false;
}

class PeriodTable {
 public:
  PeriodTable(const Report& report, const Voice& voice, bool colour, MarksUsed& used)
      : report_(report),
        voice_(voice),
        with_(compared_with(report)),
        has_targets_(any_target(report, voice) || any_share(report)),
        words_(report, voice),
        used_(used),
        grid_(shape(), terminal_columns, colour) {}

  Grid build() {
    for (const Section& section : report_.sections) {
      grid_.section(upper(voice_.say(section.title)), heads(section));
      for (const IndicatorResult& indicator : section.indicators) {
        for (const Cell* cell : in_shown_order(report_, indicator)) add(indicator, *cell);
      }
      for (std::string& line : not_available(section, voice_)) grid_.line(std::move(line));
    }
    return std::move(grid_);
  }

 private:
  [[nodiscard]] std::vector<Column> shape() const {
    std::vector<Column> out{{"rll"}, {"rllrl"}, {"rlr"}};
    if (with_ != nullptr) out.insert(out.end(), {{"rl"}, {"rll"}});
    if (has_targets_) out.push_back({"rl"});
    return out;
  }

  [[nodiscard]] std::vector<std::string> heads(const Section& section) const {
    const Phrases& words = voice_.phrases();
    const auto period = [&](Period p) { return short_name(p, voice_.language, report_.run.week_start); };
    std::vector<std::string> out{period(report_.periods.front()), std::string(words.interval),
                                 count_head(section, voice_)};
    if (with_ != nullptr) out.insert(out.end(), {period(*with_), std::string(words.change)});
    if (has_targets_) out.emplace_back(words.target);
    return out;
  }

  void add(const IndicatorResult& indicator, const Cell& cell) {
    const bool is_total = cell.segment == 0;
    const ShownCell shown = words_.show(indicator, cell);
    used_.add(shown);
    std::string label =
        is_total ? voice_.say(indicator.label) : segment_label(report_.segments.at(cell.segment), voice_);
    const std::size_t indent = is_total ? indicator_indent : segment_indent;
    if (!cell.value) {
      grid_.remark(std::move(label), indent, {value(shown)}, shown.reason);
      return;
    }
    std::vector<Pieces> cells{value(shown), interval(shown), counts(shown)};
    if (with_ != nullptr) cells.insert(cells.end(), {previous(shown), change(shown)});
    if (has_targets_) cells.push_back(target(shown, is_total ? target_text(indicator, voice_) : ""));
    grid_.row(std::move(label), indent, std::move(cells));
    if (!shown.effects.empty()) grid_.remark("", segment_indent, {}, shown.effects);
  }

  const Report& report_;
  const Voice& voice_;
  const Period* with_;
  bool has_targets_;
  CellWords words_;
  MarksUsed& used_;
  Grid grid_;
};

}  // namespace

Ink ink_of(Tone tone) noexcept {
  switch (tone) {
    case Tone::good:
      return Ink::good;
    case Tone::caution:
      return Ink::caution;
    case Tone::bad:
      return Ink::bad;
    case Tone::neutral:
      break;
  }
  return Ink::plain;
}

SplitNumber split_number(const std::string& localised) {
  const std::size_t mark = localised.find_first_of(".,");
  if (mark == std::string::npos) return {localised, {}};
  return {localised.substr(0, mark), localised.substr(mark)};
}

Grid period_table(const Report& report, const Voice& voice, bool colour, MarksUsed& used) {
  return PeriodTable(report, voice, colour, used).build();
}

}  // namespace cxkpi::render
