#include "render/csv.h"

#include <algorithm>
#include <optional>

#include "render/escape.h"
#include "render/judgement_words.h"
#include "render/numbers.h"

namespace cxkpi::render {
namespace {

std::string number(const std::optional<double>& value) { return value ? shortest(*value) : std::string{}; }

std::string begin_of(Period period) { return period.begin == Period{}.begin ? std::string{} : iso_date(period.begin); }

std::string end_of(Period period) { return period.end == Period{}.end ? std::string{} : iso_date(period.end); }

// Takes finished cells: for_csv() is the business of those who know which are texts.
void append_row(std::string& out, std::initializer_list<std::string> cells) {
  const char* separator = "";
  for (const std::string& cell : cells) {
    out.append(separator).append(cell);
    separator = ",";
  }
  out += '\n';
}

class IndicatorRows {
 public:
  IndicatorRows(const Report& report, const IndicatorResult& indicator, std::string& out)
      : report_(report), indicator_(indicator), out_(out) {}

  void append() {
    if (indicator_.unavailable) {
      for (const Period& period : report_.periods) append_without_value(period);
      return;
    }
    for (const Cell& cell : indicator_.cells) append(cell);
    const std::vector<std::string> suffixes = part_suffixes();
    for (std::size_t i = 0; i < suffixes.size(); ++i) {
      for (const Cell& cell : indicator_.cells) append_part(cell, suffixes[i], i);
    }
  }

 private:
  // Cells without a value have no parts: the indicator's are those of any cell that has.
  [[nodiscard]] std::vector<std::string> part_suffixes() const {
    std::vector<std::string> out;
    for (const Cell& cell : indicator_.cells) {
      if (!out.empty()) break;
      for (const Part& part : cell.parts) out.push_back(part.suffix);
    }
    return out;
  }

  [[nodiscard]] std::string segment(const Cell& cell) const {
    return for_csv(segment_name(report_, report_.segments.at(cell.segment)));
  }

  void append_without_value(Period period) {
    append_row(out_, {for_csv(indicator_.id), for_csv(indicator_.unit), begin_of(period), end_of(period), "", "", "",
                      "", "", "", "", "", "", std::string(name(Status::unavailable))});
  }

  void append(const Cell& cell) {
    const Period period = report_.periods.at(cell.period);
    std::string previous;
    std::string change;
    std::string significant;
    if (cell.comparison) {
      previous = number(cell.comparison->previous);
      if (cell.comparison->change) {
        change = shortest(cell.comparison->change->value);
        significant = cell.comparison->change->significant() ? "true" : "false";
      }
    }
    const std::optional<stats::Interval>& bounds = cell.range ? cell.range : cell.interval;
    append_row(out_, {for_csv(indicator_.id), for_csv(indicator_.unit), begin_of(period), end_of(period), segment(cell),
                      number(cell.value), shortest(cell.numerator), cell.divides ? shortest(cell.denominator) : "",
                      bounds ? shortest(bounds->low) : "", bounds ? shortest(bounds->high) : "", previous, change,
                      significant, std::string(name(cell.status))});
  }

  void append_part(const Cell& cell, const std::string& suffix, std::size_t index) {
    const Period period = report_.periods.at(cell.period);
    std::optional<double> value;
    std::optional<stats::Interval> interval;
    for (const Part& part : cell.parts) {
      if (part.suffix != suffix) continue;
      value = part.value;
      interval = part.interval;
    }
    std::optional<double> previous;
    if (cell.comparison && index < cell.comparison->parts.size()) previous = cell.comparison->parts[index];
    const std::string change = value && previous ? shortest(*value - *previous) : std::string{};
    append_row(out_, {for_csv(indicator_.id + "." + suffix), for_csv(indicator_.unit), begin_of(period), end_of(period),
                      segment(cell), number(value), "", "", interval ? shortest(interval->low) : "",
                      interval ? shortest(interval->high) : "", number(previous), change, "",
                      std::string(name(value ? cell.status : Status::no_data))});
  }

  const Report& report_;
  const IndicatorResult& indicator_;
  std::string& out_;
};

std::string judgements(const Report& report) {
  std::string out = "requirement,period_start,period_end,segment,outcome,value,bound,numerator,denominator,reason\n";
  for (const Judgement& judgement : report.judgements) {
    const bool counted = judgement.denominator > 0;
    append_row(out,
               {for_csv(judgement.requirement), begin_of(judgement.period), end_of(judgement.period),
                for_csv(segment_name(judgement.dimensions, judgement.segment)), std::string(name(judgement.outcome)),
                number(judgement.value), shortest(in_unit_of_values(judgement.bound, judgement.target_scale)),
                counted ? shortest(judgement.numerator) : "", counted ? shortest(judgement.denominator) : "",
                for_csv(judgement.reason.in(Language::en))});
  }
  return out;
}

// The law that each row shows: read is the sum of all that follows it.
std::string rows_read(const Report& report) {
  std::string out = "source,read,used,duplicate,conflicting,rejected,folded,left_out,empty\n";
  for (const SourceSummary& source : report.sources) {
    const auto rows = [](std::uint64_t count) { return std::to_string(count); };
    append_row(out, {for_csv(source.source), rows(source.read), rows(source.used), rows(source.duplicate),
                     rows(source.conflicting), rows(source.rejected), rows(source.folded), rows(source.left_out),
                     rows(source.empty)});
  }
  return out;
}

}  // namespace

std::string render_csv(const Report& report, const Options& options) {
  if (options.inspection) return rows_read(report);
  if (options.judgements_only) return judgements(report);
  std::string out =
      "indicator,unit,period_start,period_end,segment,value,numerator,denominator,low,high,previous,change,significant,"
      "status\n";
  for (const Section& section : report.sections) {
    for (const IndicatorResult& indicator : section.indicators) IndicatorRows(report, indicator, out).append();
  }
  return out;
}

}  // namespace cxkpi::render
