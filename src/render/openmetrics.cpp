#include "render/openmetrics.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>

#include "render/judgement_words.h"
#include "render/metric_families.h"

namespace cxkpi::render {
namespace {

class Metrics {
 public:
  explicit Metrics(const Report& report) : report_(report) {}

  [[nodiscard]] std::string text() const { return families_.text(); }

  void add_run() {
    if (report_.run.as_of)
      families_.add("as_of_timestamp_seconds", "", "The instant up to which the exports tell, in seconds since 1970.",
                    shop(), static_cast<double>(*report_.run.as_of));
    for (const Period period : report_.periods) {
      Labels labels = shop();
      add_days(labels, period);
      families_.add("period", "", "The days that the indicators are about; period_end is not one of them.", labels, 1);
    }
  }

  void add_rows() {
    for (const SourceSummary& source : report_.sources) {
      const std::array<std::pair<std::string_view, std::uint64_t>, 7> outcomes{{{"used", source.used},
                                                                                {"duplicate", source.duplicate},
                                                                                {"conflicting", source.conflicting},
                                                                                {"rejected", source.rejected},
                                                                                {"folded", source.folded},
                                                                                {"left_out", source.left_out},
                                                                                {"empty", source.empty}}};
      for (const auto& [outcome, rows] : outcomes) {
        Labels labels = shop();
        labels.add("source", source.source);
        labels.add("outcome", outcome);
        families_.add("rows", "", "Rows read from a source, by what became of them.", labels,
                      static_cast<double>(rows));
      }
    }
  }

  void add_requirements() {
    const bool several = judges_several_periods(report_);
    std::map<std::string, int> given;  // a requirement may be there twice, with and without a least number of rows
    for (const Judgement& judgement : report_.judgements) {
      const int times = ++given[judgement.requirement + '\n' + std::to_string(judgement.period.begin) + '\n' +
                                segment_name(judgement.dimensions, judgement.segment)];
      Labels labels = shop();
      labels.add("requirement", judgement.requirement + (times == 1 ? "" : " #" + std::to_string(times)));
      add_segment(labels, judgement.dimensions, judgement.segment);
      if (several) add_days(labels, judgement.period);
      const bool met = judgement.outcome == Judgement::Outcome::pass;
      const bool judged = met || judgement.outcome == Judgement::Outcome::fail;
      families_.add("requirement_judged", "", "1 where a requirement has a verdict, else 0.", labels, judged ? 1 : 0);
      if (judged) families_.add("requirement_met", "", "1 where a requirement holds, else 0.", labels, met ? 1 : 0);
    }
  }

  void add_indicators() {
    for (const Section& section : report_.sections) {
      for (const IndicatorResult& indicator : section.indicators) {
        if (indicator.unavailable) {
          add_status(indicator, shop(), Status::unavailable);
        } else {
          for (const Cell& cell : indicator.cells) add(indicator, cell);
        }
      }
    }
  }

 private:
  [[nodiscard]] Labels shop() const {
    Labels out;
    if (!report_.run.title.empty()) out.add("shop", report_.run.title);
    return out;
  }

  static void add_segment(Labels& labels, const std::vector<std::string>& dimensions,
                          const std::vector<std::string>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) labels.add(dimensions.at(i), values[i]);
  }

  static void add_days(Labels& labels, Period period) {
    if (period.begin != Period{}.begin) labels.add("period_start", iso_date(period.begin));
    if (period.end != Period{}.end) labels.add("period_end", iso_date(period.end));
  }

  void add_cut(Labels& labels, const Cell& cell) const {
    const Segment& segment = report_.segments.at(cell.segment);
    add_segment(labels, report_.dimensions, segment.values);
    if (segment.share) labels.add(segment.share->first, segment.share->second);
    if (report_.periods.size() > 1) add_days(labels, report_.periods.at(cell.period));
  }

  // How the indicator stands; `labels` are those of its sample.
  void add_status(const IndicatorResult& indicator, Labels labels, Status status) {
    labels.add("indicator", indicator.id);
    labels.add("result", name(status));
    families_.add("indicator_status", "", "1 for the status that an indicator has.", labels, 1);
  }

  void add(const IndicatorResult& indicator, const Cell& cell) {
    Labels labels = shop();
    add_cut(labels, cell);
    add_status(indicator, labels, cell.status);
    const auto sample = [&](std::string_view suffix, const std::string& what, double value) {
      families_.add(indicator.id, suffix, indicator.label.in(Language::en) + what, labels, value);
    };
    const std::string unit = indicator.unit.empty() ? "." : ", " + indicator.unit + ".";
    if (cell.value) sample("", unit, *cell.value);
    sample("numerator", ", numerator.", cell.numerator);
    if (cell.divides) sample("denominator", ", denominator.", cell.denominator);
    if (const std::optional<stats::Interval>& bounds = cell.range ? cell.range : cell.interval; bounds) {
      sample("low", ", lower bound" + unit, bounds->low);
      sample("high", ", upper bound" + unit, bounds->high);
    }
    for (const Part& part : cell.parts) {
      if (part.value) sample(part.suffix, ", " + part.suffix + unit, *part.value);
    }
  }

  const Report& report_;
  MetricFamilies families_;
};

}  // namespace

std::string render_openmetrics(const Report& report, const Options& options) {
  Metrics out(report);
  out.add_run();
  if (!options.judgements_only) out.add_rows();
  out.add_requirements();
  if (!options.judgements_only && !options.inspection) out.add_indicators();
  return out.text();
}

}  // namespace cxkpi::render
