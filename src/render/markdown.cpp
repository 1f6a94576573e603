#include "render/markdown.h"

#include <algorithm>
#include <vector>

#include "render/escape.h"
#include "render/judgement_words.h"
#include "render/listed_rejects.h"
#include "render/numbers.h"
#include "render/period_names.h"
#include "render/summary.h"

namespace cxkpi::render {
namespace {

using Row = std::vector<std::string>;

void append_row(std::string& out, const Row& cells) {
  for (const std::string& cell : cells) out += "| " + cell + (cell.empty() ? "" : " ");
  out += "|\n";
}

// The head and the line below it; columns from `numbers_from` to `numbers_to` hold numbers and align to the right.
void append_head(std::string& out, const Row& heads, std::size_t numbers_from, std::size_t numbers_to) {
  append_row(out, heads);
  for (std::size_t i = 0; i < heads.size(); ++i) out += i >= numbers_from && i < numbers_to ? "|--:" : "|:--";
  out += "|\n";
}

// What is there of the texts, with blanks between.
std::string spaced(std::initializer_list<std::string> texts) {
  std::string out;
  for (const std::string& text : texts) {
    if (!text.empty()) out += (out.empty() ? "" : " ") + text;
  }
  return out;
}

class MarkdownReport {
 public:
  MarkdownReport(const Report& report, const Options& options)
      : report_(report),
        options_(options),
        voice_{options.language, for_markdown},
        words_(voice_.phrases()),
        cells_(report, voice_),
        has_targets_(any_target(report, voice_)) {}

  [[nodiscard]] std::string whole() {
    out_ += "# " + title(report_, voice_) + "\n\n" + context(report_, voice_) + "\n";
    if (const std::string given = given_options(report_, voice_); !given.empty()) out_ += "\n" + given + "\n";
    for (const Section& section : report_.sections) add(section);
    add_remarks();
    add_judgements();
    add_reconciliation();
    add_rejects();
    return out_;
  }

  [[nodiscard]] std::string judgements() {
    if (report_.judgements.empty()) return std::string(words_.no_requirement) + "\n";
    add_judgement_table();
    return out_;
  }

 private:
  void heading(const std::string& text) { out_ += "\n## " + text + "\n\n"; }

  [[nodiscard]] std::string name_of(Period period) const {
    return short_name(period, voice_.language, report_.run.week_start);
  }

  [[nodiscard]] std::string label(const IndicatorResult& indicator, std::size_t segment) const {
    return segment == 0 ? voice_.say(indicator.label) : "↳ " + segment_label(report_.segments.at(segment), voice_);
  }

  void add(const Section& section) {
    heading(voice_.say(section.title));
    const bool any = std::any_of(section.indicators.begin(), section.indicators.end(),
                                 [](const IndicatorResult& indicator) { return !indicator.cells.empty(); });
    if (any && report_.periods.size() > 1) {
      add_series(section);
    } else if (any) {
      add_period(section);
    }
    const std::vector<std::string> missing = not_available(section, voice_);
    if (any && !missing.empty()) out_ += '\n';
    for (const std::string& line : missing) out_ += "- " + line + "\n";
  }

  void add_period(const Section& section) {
    const Period* with = compared_with(report_);
    Row heads{std::string(words_.indicator), name_of(report_.periods.front()), std::string(words_.interval),
              count_head(section, voice_)};
    if (with != nullptr) heads.insert(heads.end(), {name_of(*with), std::string(words_.change)});
    if (has_targets_) heads.emplace_back(words_.target);
    append_head(out_, heads, 1, heads.size());
    for (const IndicatorResult& indicator : section.indicators) {
      for (const Cell* const next : in_shown_order(report_, indicator)) {
        const Cell& cell = *next;
        const ShownCell shown = cells_.show(indicator, cell);
        used_.add(shown);
        Row row{label(indicator, cell.segment), spaced({with_unit(shown.value, shown.unit), shown.marks})};
        if (cell.value) {
          row.insert(row.end(), {interval(shown), counts(shown)});
          if (with != nullptr) row.insert(row.end(), {previous(shown), change(shown)});
        } else {
          row.push_back(shown.reason);
        }
        row.resize(heads.size());
        if (has_targets_) row.back() = spaced({cell.segment == 0 ? target_text(indicator, voice_) : "", shown.verdict});
        append_row(out_, row);
      }
    }
  }

  [[nodiscard]] static std::string interval(const ShownCell& cell) {
    if (!cell.parts.empty()) return cell.parts;
    return cell.low.empty() ? "" : spaced({cell.low + " – " + cell.high, cell.range_mark});
  }

  [[nodiscard]] static std::string counts(const ShownCell& cell) {
    if (cell.denominator.empty()) return {};
    return spaced({cell.numerator + (cell.numerator == "n" ? " " : " / ") + cell.denominator, cell.cumulated});
  }

  [[nodiscard]] static std::string previous(const ShownCell& cell) {
    return cell.previous == "—" ? cell.previous : with_unit(cell.previous, cell.previous.empty() ? "" : cell.unit);
  }

  [[nodiscard]] static std::string change(const ShownCell& cell) {
    const std::string effects = cell.effects.empty() ? "" : "(" + cell.effects + ")";
    return cell.change.empty() ? "" : spaced({with_unit(cell.change, cell.change_unit), cell.direction, effects});
  }

  void add_series(const Section& section) {
    Row heads{std::string(words_.indicator)};
    for (const Period& period : report_.periods) heads.push_back(name_of(period));
    if (has_targets_) heads.emplace_back(words_.target);
    append_head(out_, heads, 1, heads.size());
    for (const IndicatorResult& indicator : section.indicators) {
      std::vector<Row> rows(report_.segments.size());
      for (const Cell& cell : indicator.cells) {
        Row& row = rows.at(cell.segment);
        row.resize(heads.size());
        row.front() = label(indicator, cell.segment);
        if (cell.segment == 0 && has_targets_) row.back() = target_text(indicator, voice_);
        row.at(cell.period + 1) = series_value(indicator, cell);
      }
      for (const Row& row : rows) {
        if (!row.empty()) append_row(out_, row);
      }
    }
  }

  [[nodiscard]] std::string series_value(const IndicatorResult& indicator, const Cell& cell) {
    ShownCell shown = cells_.show(indicator, cell);
    if (shown.verdict == "✓") shown.verdict.clear();
    shown.range_mark.clear();
    used_.add(shown);
    return spaced({with_unit(shown.value, shown.unit), shown.verdict + shown.marks + shown.direction});
  }

  void add_remarks() {
    std::string key;
    for (const Remark& mark : legend(used_, voice_)) {
      key.append(key.empty() ? "" : ", ").append(mark.mark).append(" ").append(mark.text);
    }
    const std::vector<Remark> all = remarks(report_, voice_);
    if (!all.empty() || !key.empty()) out_ += "\n---\n\n";
    for (const Remark& remark : all) out_ += "- " + remark.mark + " " + remark.text + "\n";
    if (!key.empty()) out_ += "- " + key + "\n";
  }

  void add_judgements() {
    if (report_.judgements.empty()) return;
    heading(std::string(words_.requirements));
    add_judgement_table();
  }

  void add_judgement_table() {
    Row heads{""};
    heads.insert(heads.end(), words_.requirement_heads.begin(), words_.requirement_heads.end());
    append_head(out_, heads, 2, 3);
    for (const Judgement& judgement : report_.judgements) {
      const ShownJudgement shown = show(report_, judgement, voice_);
      append_row(out_, {shown.mark, shown.requirement, shown.value, shown.period, shown.segment, shown.reason});
    }
  }

  void add_reconciliation() {
    heading(std::string(words_.reconciliation));
    append_head(out_, Row(words_.reconciliation_heads.begin(), words_.reconciliation_heads.end()), 1,
                words_.reconciliation_heads.size());
    for (const SourceSummary& source : report_.sources) {
      Row row{voice_.safe(source.source)};
      for (const std::uint64_t rows : {source.read, source.used, source.duplicate, source.conflicting, source.rejected,
                                       source.folded, source.left_out, source.empty}) {
        row.push_back(counted(static_cast<double>(rows), voice_.language));
      }
      append_row(out_, row);
    }
  }

  void add_rejects() {
    if (report_.rejects.empty()) return;
    const ListedRejects rejects = listed_rejects(report_, options_.verbose);
    heading(std::string(words_.rejects));
    append_head(out_, Row(words_.reject_heads.begin(), words_.reject_heads.end()), 0, 0);
    for (const Reject* reject : rejects.listed) {
      append_row(out_, {place(*reject, voice_), voice_.safe(reject->value), reason(*reject, voice_)});
    }
    if (const std::uint64_t rest = rejects.all_more(); rest > 0) {
      out_ += "\n" + say(words_.more_rejects, static_cast<double>(rest), voice_.language) + "\n";
    }
  }

  const Report& report_;
  const Options& options_;
  Voice voice_;
  const Phrases& words_;
  CellWords cells_;
  bool has_targets_;
  MarksUsed used_;
  std::string out_;
};

}  // namespace

std::string render_markdown(const Report& report, const Options& options) {
  MarkdownReport markdown(report, options);
  return options.judgements_only ? markdown.judgements() : markdown.whole();
}

}  // namespace cxkpi::render
