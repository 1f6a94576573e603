#include "render/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "render/numbers.h"
#include "render/period_names.h"

namespace cxkpi::render {
namespace {

struct MarkRow {
  std::string_view marks;
  Tone tone;
  std::string_view Phrases::*meaning;
  bool MarksUsed::*used;
};

// In the order of the legend.
constexpr std::array<MarkRow, 7> mark_rows{{
    {"▲▼", Tone::neutral, &Phrases::legend_change, &MarksUsed::change},
    {"✓", Tone::good, &Phrases::legend_ok, &MarksUsed::ok},
    {"!", Tone::caution, &Phrases::legend_warn, &MarksUsed::warn},
    {"✗", Tone::bad, &Phrases::legend_fail, &MarksUsed::fail},
    {"~", Tone::neutral, &Phrases::legend_provisional, &MarksUsed::provisional},
    {"·", Tone::neutral, &Phrases::legend_small, &MarksUsed::small},
    {"†", Tone::neutral, &Phrases::legend_range, &MarksUsed::range},
}};

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string out;
  for (const std::string& text : texts) out.append(out.empty() ? "" : separator).append(text);
  return out;
}

template <class... Texts>
std::string filled(std::string_view phrase, const Texts&... texts) {
  return fmt::format(fmt::runtime(phrase), texts...);
}

// What the values are compared with, in words; empty when nothing.
std::string comparison(const Report& report, const Voice& voice) {
  const Phrases& words = voice.phrases();
  const Period* with = compared_with(report);
  if (with == nullptr) return {};
  if (report.periods.size() > 1 && report.run.compare == "previous") return std::string(words.each_with_previous);
  if (report.periods.size() > 1 && report.run.compare == "year-ago") return std::string(words.each_with_year_ago);
  return filled(words.compared_with, long_name(*with, voice.language, report.run.week_start));
}

bool is_judged(const Cell& cell, Status verdict) {
  return cell.segment == 0 && cell.value && !is_provisional(cell) && cell.verdict == verdict;
}

bool any_cell(const IndicatorResult& indicator, Status verdict) {
  return std::any_of(indicator.cells.begin(), indicator.cells.end(),
                     [&](const Cell& cell) { return is_judged(cell, verdict); });
}

// Labels by the day until which the indicator's latest period is provisional.
std::map<Day, std::vector<std::string>> provisional(const Report& report, const Voice& voice) {
  std::map<Day, std::vector<std::string>> out;
  for (const Section& section : report.sections) {
    for (const IndicatorResult& indicator : section.indicators) {
      std::optional<Day> until;
      for (const Cell& cell : indicator.cells) {
        if (cell.complete_on) until = std::max(until.value_or(*cell.complete_on), *cell.complete_on);
      }
      if (until) out[*until].push_back(voice.say(indicator.label));
    }
  }
  return out;
}

// "Satisfaction 141, fewer than 1 % in 12 others": how many rows of which indicators are impossible in the periods
// shown.
std::string impossible(const Report& report, const Voice& voice) {
  constexpr std::int64_t telling_share = 100;  // one in so many
  std::vector<std::string> out;
  int others = 0;
  for (const Section& section : report.sections) {
    for (const IndicatorResult& indicator : section.indicators) {
      std::int64_t rejected = 0;
      std::int64_t rows = 0;
      for (const Cell& cell : indicator.cells) {
        if (cell.segment != 0) continue;
        rejected += cell.rejected;
        rows += cell.rejected + cell.used;
      }
      if (rejected == 0) continue;
      if (rejected * telling_share < rows) {
        ++others;
      } else {
        out.push_back(voice.say(indicator.label) + " " + counted(static_cast<double>(rejected), voice.language));
      }
    }
  }
  if (others > 0) out.push_back(say(voice.phrases().few_impossible, others, voice.language));
  return joined(out, ", ");
}

}  // namespace

const Period* compared_with(const Report& report) noexcept {
  for (const Section& section : report.sections) {
    for (const IndicatorResult& indicator : section.indicators) {
      for (const Cell& cell : indicator.cells) {
        if (cell.comparison) return &cell.comparison->with;
      }
    }
  }
  return nullptr;
}

std::string title(const Report& report, const Voice& voice) {
  const Phrases& words = voice.phrases();
  std::string out = report.run.title.empty() ? std::string(words.title) : voice.safe(report.run.title);
  if (!report.periods.empty()) {
    const Period whole{report.periods.front().begin, report.periods.back().end};
    out += " · " + long_name(whole, voice.language, report.run.week_start);
    if (report.periods.size() > 1 && report.every) {
      out.append(", ").append(words.by_grain.at(static_cast<std::size_t>(*report.every)));
    }
  }
  const std::string with = comparison(report, voice);
  return with.empty() ? out : out + ", " + with;
}

std::string context(const Report& report, const Voice& voice) {
  std::vector<std::string> rows;
  for (const SourceSummary& source : report.sources) {
    const auto used = static_cast<double>(source.used);
    const Counted* phrase = rows_of(source.source, voice.language);
    rows.push_back(phrase != nullptr ? say(*phrase, used, voice.language)
                                     : counted(used, voice.language) + " " + voice.safe(source.source));
  }
  if (!report.run.as_of) return joined(rows, ", ");
  const std::string as_of =
      filled(voice.phrases().as_of, short_instant(*report.run.as_of, report.run.zone, voice.language),
             voice.safe(report.run.zone.name()));
  return rows.empty() ? as_of : as_of + " · " + joined(rows, ", ");
}

std::string given_options(const Report& report, const Voice& voice) {
  std::vector<std::string> out;
  for (const auto& [option, value] : report.run.options) {
    out.push_back(voice.safe(option) + " " + voice.safe(value));
  }
  return joined(out, " · ");
}

std::vector<Event> events_shown(const Report& report) {
  std::vector<Period> periods = report.periods;
  for (const Section& section : report.sections) {
    for (const IndicatorResult& indicator : section.indicators) {
      for (const Cell& cell : indicator.cells) {
        if (cell.comparison) periods.push_back(cell.comparison->with);
      }
    }
  }
  if (periods.empty()) return {};
  Period whole = periods.front();
  for (const Period& period : periods) whole = {std::min(whole.begin, period.begin), std::max(whole.end, period.end)};
  std::vector<Event> out;
  std::copy_if(report.run.events.begin(), report.run.events.end(), std::back_inserter(out),
               [&whole](const Event& event) { return whole.contains(event.day); });
  return out;
}

std::vector<Remark> remarks(const Report& report, const Voice& voice) {
  const Phrases& words = voice.phrases();
  int past_limit = 0;
  int past_target = 0;
  for (const Section& section : report.sections) {
    for (const IndicatorResult& indicator : section.indicators) {
      if (any_cell(indicator, Status::fail)) {
        ++past_limit;
      } else if (any_cell(indicator, Status::warn)) {
        ++past_target;
      }
    }
  }
  std::vector<Remark> out;
  for (const Event& event : events_shown(report)) {
    out.push_back({Tone::neutral, "•",
                   short_date(event.day, voice.language) + std::string(words.colon) + voice.safe(event.label)});
  }
  if (past_limit > 0) out.push_back({Tone::bad, "✗", say(words.misses_limit, past_limit, voice.language)});
  if (past_target > 0) out.push_back({Tone::caution, "!", say(words.misses_target, past_target, voice.language)});
  for (const auto& [day, labels] : provisional(report, voice)) {
    out.push_back(
        {Tone::neutral, "~", filled(words.provisional_until, short_date(day, voice.language), joined(labels, ", "))});
  }
  for (const SourceSummary& source : report.sources) {
    const auto add = [&](const Counted& phrase, std::uint64_t rows) {
      if (rows == 0 || rows * 100 < source.read) return;
      const std::string text = say(phrase, static_cast<double>(rows), voice.language);
      out.push_back({Tone::caution, "≠", text + " (" + voice.safe(source.source) + ", cxkpi inspect)."});
    };
    add(words.repeated, source.repeated);
    add(words.overlapping, source.overlapping);
  }
  if (const std::string rows = impossible(report, voice); !rows.empty())
    out.push_back({Tone::caution, "≠", filled(words.impossible, rows)});
  return out;
}

std::vector<Remark> legend(const MarksUsed& used, const Voice& voice) {
  std::vector<Remark> out;
  for (const MarkRow& row : mark_rows) {
    if (used.*row.used) out.push_back({row.tone, std::string(row.marks), std::string(voice.phrases().*row.meaning)});
  }
  return out;
}

std::vector<Remark> explained(std::string_view marks, const Voice& voice) {
  std::vector<Remark> out;
  while (!marks.empty()) {
    std::size_t length = 1;
    while (length < marks.size() && (static_cast<unsigned char>(marks[length]) & 0xC0U) == 0x80) ++length;
    const std::string_view mark = marks.substr(0, length);
    for (const MarkRow& row : mark_rows) {
      if (row.marks.find(mark) == std::string_view::npos) continue;
      out.push_back({row.tone, std::string(mark), std::string(voice.phrases().*row.meaning)});
    }
    marks.remove_prefix(length);
  }
  return out;
}

std::string reconciliation(const Report& report, const Voice& voice) {
  const Phrases& words = voice.phrases();
  SourceSummary sum;
  for (const SourceSummary& source : report.sources) {
    sum.read += source.read;
    sum.used += source.used;
    sum.duplicate += source.duplicate;
    sum.conflicting += source.conflicting;
    sum.rejected += source.rejected;
    sum.empty += source.empty;
    sum.folded += source.folded;
    sum.left_out += source.left_out;
  }
  const auto counted_as = [&](const Counted& phrase, std::uint64_t rows) {
    return say(phrase, static_cast<double>(rows), voice.language);
  };
  std::vector<std::string> parts{counted_as(words.used, sum.used)};
  if (sum.duplicate > 0) parts.push_back(counted_as(words.duplicate, sum.duplicate));
  if (sum.conflicting > 0) parts.push_back(counted_as(words.conflicting, sum.conflicting));
  if (sum.rejected > 0) parts.push_back(counted_as(words.rejected, sum.rejected));
  if (sum.folded > 0) parts.push_back(counted_as(words.folded, sum.folded));
  if (sum.left_out > 0) parts.push_back(counted_as(words.left_out, sum.left_out));
  if (sum.empty > 0) parts.push_back(counted_as(words.empty, sum.empty));
  const bool to_inspect = sum.conflicting + sum.rejected > 0;
  return counted_as(words.read, sum.read) + std::string(words.colon) + joined(parts, ", ") +
         (to_inspect ? std::string(words.inspect) : "") + ".";
}

std::vector<std::string> not_available(const Section& section, const Voice& voice) {
  std::vector<std::pair<std::string, std::vector<std::string>>> by_reason;  // in the order of their first indicators
  for (const IndicatorResult& indicator : section.indicators) {
    if (!indicator.unavailable) continue;
    const std::string reason = voice.say(*indicator.unavailable);
    auto group = std::find_if(by_reason.begin(), by_reason.end(), [&](const auto& g) { return g.first == reason; });
    if (group == by_reason.end()) group = by_reason.insert(group, {reason, {}});
    group->second.push_back(voice.say(indicator.label));
  }
  std::vector<std::string> out;
  for (const auto& [reason, labels] : by_reason) {
    out.push_back(filled(voice.phrases().not_available, joined(labels, ", "), reason));
  }
  return out;
}

std::string count_head(const Section& section, const Voice& voice) {
  const Words* shared = nullptr;
  for (const IndicatorResult& indicator : section.indicators) {
    if (indicator.unavailable || indicator.parts_of == Words{}) continue;
    if (shared != nullptr && !(*shared == indicator.parts_of)) return std::string(voice.phrases().count);
    shared = &indicator.parts_of;
  }
  return shared == nullptr ? std::string(voice.phrases().count) : voice.say(*shared);
}

std::string place(const Reject& reject, const Voice& voice) {
  std::string out = voice.safe(reject.file) + ":" + std::to_string(reject.line);
  return reject.column.empty() ? out : out + ": " + voice.safe(reject.column);
}

std::string reason(const Reject& reject, const Voice& voice) {
  return voice.safe(reject.hint.empty() ? reject.reason : reject.reason + "; " + reject.hint);
}

}  // namespace cxkpi::render
