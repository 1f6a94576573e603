#include "render/shown_cell.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "render/numbers.h"
#include "render/period_names.h"
#include "render/rounding.h"

namespace cxkpi::render {
namespace {

constexpr std::string_view nothing = "—";

// A plain decimal as a change: "+1.3", "−0.4", "0.0".
std::string localised_change(const std::string& decimal, Language language) {
  const bool positive = decimal.front() != '-' && decimal.find_first_of("123456789") != std::string::npos;
  return (positive ? "+" : "") + localised(decimal, language);
}

struct PartWords {
  std::string before;
  std::string after;
};

PartWords words_of(const std::string& suffix, const Voice& voice) {
  if (suffix != "oldest_days") return {voice.safe(suffix) + ' ', {}};
  return {voice.say({"oldest ", "max. "}), voice.say({" d", " j"})};
}

}  // namespace

class CellWords::Showing {
 public:
  Showing(const CellWords& words, const IndicatorResult& indicator, const Cell& cell)
      : words_(words),
        voice_(words.voice_),
        indicator_(indicator),
        cell_(cell),
        decimals_(decimals_of(indicator.kind)) {}

  [[nodiscard]] ShownCell cell() const {
    ShownCell out;
    if (is_provisional(cell_)) out.marks += '~';
    if (!cell_.value) {
      out.value = nothing;
      out.reason = reason();
      return out;
    }
    if (cell_.small) out.marks += "·";
    out.value = value(*cell_.value, words_.guards_of(indicator_.id, cell_, cell_.guards));
    out.unit = voice_.say(indicator_.shown_unit);
    const std::optional<stats::Interval>& bounds = cell_.range ? cell_.range : cell_.interval;
    if (!bounds || indicator_.kind == "mean") out.parts = parts();
    if (out.parts.empty() && bounds) {
      out.low = bound(bounds->low);
      out.high = bound(bounds->high);
      if (cell_.range) out.range_mark = "†";
    }
    show_counts(out);
    show_comparison(out);
    show_verdict(out);
    return out;
  }

 private:
  [[nodiscard]] std::string bound(double bound) const {
    return localised(shown(bound * indicator_.target_scale, decimals_), voice_.language);
  }

  [[nodiscard]] std::string value(double value, std::vector<Guard> guards) const {
    const double in_target_unit = value * indicator_.target_scale;
    add_natural_guards(guards, in_target_unit, indicator_.shown_unit.en == "%");
    return localised(shown(in_target_unit, decimals_, guards), voice_.language);
  }

  // Last month's value must not look on target now if it did not then.
  [[nodiscard]] std::string previous(double then) const {
    std::vector<Guard> guards;
    for (const std::optional<Decimal>& threshold : {indicator_.targets.warn, indicator_.targets.fail}) {
      if (threshold) guards.push_back(guard_of(then * indicator_.target_scale, *threshold));
    }
    return value(then, std::move(guards));
  }

  [[nodiscard]] std::string reason() const {
    std::string out = voice_.say(cell_.reason);
    if (cell_.comparison && cell_.comparison->previous) {
      out += out.empty() ? "" : " · ";
      out += short_name(cell_.comparison->with, voice_.language, words_.report_.run.week_start) +
             std::string(voice_.phrases().colon) +
             with_unit(previous(*cell_.comparison->previous), voice_.say(indicator_.shown_unit));
    }
    return out;
  }

  [[nodiscard]] std::string parts() const {
    constexpr std::size_t room_for = 2;
    std::string out;
    for (std::size_t i = 0; i < std::min(cell_.parts.size(), room_for); ++i) {
      const Part& part = cell_.parts[i];
      if (!part.value) continue;
      const double value = *part.value * indicator_.target_scale;
      const auto guards = words_.guards_of(indicator_.id + "." + part.suffix, cell_, {});
      out += out.empty() ? "" : "  ";
      const PartWords words = words_of(part.suffix, voice_);
      out += words.before + localised(shown(value, is_integer(value) ? 0 : decimals_, guards), voice_.language) +
             words.after;
    }
    return out;
  }

  void show_counts(ShownCell& out) const {
    if (!cell_.divides) return;
    out.numerator = counts_rows_only(indicator_) ? "n" : counted(cell_.numerator, voice_.language);
    out.denominator = counted(cell_.denominator, voice_.language);
    if (cell_.cumulated) {
      std::vector<Guard> guards;
      add_natural_guards(guards, *cell_.cumulated * 100, true);
      out.cumulated = "Σ" + std::string(hard_space) +
                      with_unit(localised(shown(*cell_.cumulated * 100, 1, guards), voice_.language), "%");
    }
  }

  void show_comparison(ShownCell& out) const {
    if (!cell_.comparison) return;
    out.previous = cell_.comparison->previous ? previous(*cell_.comparison->previous) : nothing;
    if (!cell_.comparison->change) return;
    const stats::Difference& change = *cell_.comparison->change;
    std::vector<Guard> guards;
    if (change.significant()) {
      const bool up = change.value > 0;
      guards.push_back({Decimal{}, up ? 1 : -1});  // a change that is called significant is never shown as 0.0
      out.direction = up ? "▲" : "▼";
      if (indicator_.better != Better::neither) {
        out.change_tone = up == (indicator_.better == Better::higher) ? Tone::good : Tone::bad;
      }
    }
    out.change = localised_change(shown(change.value * indicator_.target_scale, decimals_, guards), voice_.language);
    out.change_unit = out.unit == "%" ? std::string(voice_.phrases().points) : out.unit;
    const std::optional<Effects>& effects = cell_.comparison->effects;
    if (!effects || cell_.segment != 0 || !change.significant()) return;
    if (std::abs(effects->mix) * 3 < std::abs(change.value)) return;
    const auto part = [&](double effect) {
      return with_unit(localised_change(shown(effect * indicator_.target_scale, decimals_, {}), voice_.language),
                       out.change_unit);
    };
    out.effects = fmt::format(fmt::runtime(voice_.phrases().effects), part(effects->rate), part(effects->mix));
  }

  void show_verdict(ShownCell& out) const {
    if (is_provisional(cell_)) return;
    switch (cell_.verdict) {
      case Status::ok:
        out.verdict = "✓";
        out.verdict_tone = Tone::good;
        break;
      case Status::warn:
        out.verdict = "!";
        out.verdict_tone = Tone::caution;
        break;
      case Status::fail:
        out.verdict = "✗";
        out.verdict_tone = Tone::bad;
        break;
      default:
        break;
    }
  }

  const CellWords& words_;
  const Voice& voice_;
  const IndicatorResult& indicator_;
  const Cell& cell_;
  int decimals_;
};

CellWords::CellWords(const Report& report, const Voice& voice) : report_(report), voice_(voice) {
  for (const Judgement& judgement : report.judgements) {
    if (!judgement.segment.empty() && judgement.dimensions != report.dimensions) continue;
    std::vector<Guard>& guards = judged_[{judgement.indicator, judgement.period, judgement.segment}];
    guards.insert(guards.end(), judgement.guards.begin(), judgement.guards.end());
  }
}

std::vector<Guard> CellWords::guards_of(const std::string& id, const Cell& cell, std::vector<Guard> own) const {
  const Segment& segment = report_.segments.at(cell.segment);
  if (segment.share) return own;  // requirements are on whole segments
  const auto judged = judged_.find({id, report_.periods.at(cell.period), segment.values});
  if (judged != judged_.end()) own.insert(own.end(), judged->second.begin(), judged->second.end());
  return own;
}

ShownCell CellWords::show(const IndicatorResult& indicator, const Cell& cell) const {
  return Showing(*this, indicator, cell).cell();
}

std::vector<const Cell*> in_shown_order(const Report& report, const IndicatorResult& indicator) {
  std::vector<const Cell*> cells;
  for (const Cell& cell : indicator.cells) cells.push_back(&cell);
  const auto segment_of = [&](const Cell* cell) -> const Segment& { return report.segments.at(cell->segment); };
  const auto one_whole = [&](const Cell* a, const Cell* b) {
    return segment_of(a).share && segment_of(b).share && a->period == b->period &&
           segment_of(a).values == segment_of(b).values;
  };
  const auto larger = [&](const Cell* a, const Cell* b) {
    if (a->numerator != b->numerator) return a->numerator > b->numerator;
    return segment_of(a).share->second < segment_of(b).share->second;
  };
  for (auto begin = cells.begin(); begin != cells.end();) {  // the shares of one whole follow each other
    const auto end = std::find_if(begin + 1, cells.end(), [&](const Cell* cell) { return !one_whole(*begin, cell); });
    if (segment_of(*begin).share) std::sort(begin, end, larger);
    begin = end;
  }
  return cells;
}

bool counts_rows_only(const IndicatorResult& indicator) noexcept { return indicator.kind == "mean"; }

std::string target_text(const IndicatorResult& indicator, const Voice& voice) {
  const std::optional<Decimal>& target = indicator.targets.warn ? indicator.targets.warn : indicator.targets.fail;
  if (!target || indicator.better == Better::neither) return {};
  return (indicator.better == Better::higher ? "≥" : "≤") + std::string(hard_space) +
         with_unit(localised(target->text(), voice.language), voice.say(indicator.shown_unit));
}

bool any_target(const Report& report, const Voice& voice) {
  for (const Section& section : report.sections) {
    for (const IndicatorResult& indicator : section.indicators) {
      if (!indicator.cells.empty() && !target_text(indicator, voice).empty()) return true;
    }
  }
  return false;
}

std::string segment_label(const Segment& segment, const Voice& voice) {
  std::string out;
  const auto add = [&](const std::string& value) {
    out += out.empty() ? "" : " / ";
    out += value == "(none)" ? std::string(voice.phrases().no_value) : voice.safe(value);
  };
  for (const std::string& value : segment.values) add(value);
  if (segment.share) add(segment.share->second);
  return out;
}

std::string with_unit(const std::string& number, const std::string& unit) {
  return unit.empty() ? number : number + std::string(hard_space) + unit;
}

void MarksUsed::add(const ShownCell& cell) {
  change = change || !cell.direction.empty();
  ok = ok || cell.verdict == "✓";
  warn = warn || cell.verdict == "!";
  fail = fail || cell.verdict == "✗";
  provisional = provisional || cell.marks.find('~') != std::string::npos;
  range = range || !cell.range_mark.empty();
  small = small || cell.marks.find("·") != std::string::npos;
}

}  // namespace cxkpi::render
