#include "cli/reporting.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cxkpi/error/error.h"

namespace cxkpi::cli {
namespace {

bool shows(const Report& report, const std::string& id) {
  return std::any_of(report.sections.begin(), report.sections.end(), [&](const Section& section) {
    return std::any_of(section.indicators.begin(), section.indicators.end(),
                       [&](const IndicatorResult& indicator) { return indicator.id == id; });
  });
}

// A requirement on segments or indicators that the report does not show is judged on a report of its own.
std::vector<Judgement> judged_anywhere(const Settings& settings, Analysis& analysis, const Report& report,
                                       const gate::Requirement& requirement) {
  const bool fits =
      (requirement.by.empty() || requirement.by == report.dimensions) && shows(report, requirement.base_indicator());
  if (fits) return gate::judge_all(report, {&requirement, 1}, settings.judging);
  Question question = settings.question;
  question.indicators = {requirement.base_indicator()};
  question.by = requirement.by;
  question.compare = "none";
  question.must_fit = false;  // what it cannot be judged by is no data, and the requirement says what that does
  return gate::judge_all(analysis.report(question), {&requirement, 1}, settings.judging);
}

std::vector<Judgement> judged(const Settings& settings, Analysis& analysis, const Report& report,
                              const gate::Requirement& requirement) {
  try {
    return judged_anywhere(settings, analysis, report, requirement);
  } catch (const Error& error) {
    if (requirement.origin.empty()) throw;
    throw error.at(requirement.origin);
  }
}

// "6 rejected, 1 conflicting"
std::string counted(std::uint64_t rejected, std::uint64_t conflicting) {
  std::string out;
  if (rejected > 0) out += fmt::format("{} rejected", rejected);
  if (conflicting > 0) out += fmt::format("{}{} conflicting", out.empty() ? "" : ", ", conflicting);
  return out;
}

std::string where_rejects_are(const std::optional<Target>& target) {
  if (!target) return "cxkpi inspect lists them, --rejects FILE writes them to a file";
  return target->path == "-" ? "they were printed" : "they are in " + target->path;
}

void check_rejects(const Settings& settings, const Reading& reading) {
  if (!settings.max_rejects) return;
  std::uint64_t rejected = 0;
  std::uint64_t conflicting = 0;
  std::uint64_t read = 0;
  for (const SourceSummary& source : reading.sources) {
    rejected += source.rejected;
    conflicting += source.conflicting;
    read += source.read;
  }
  const std::uint64_t lost = rejected + conflicting;
  const auto limit = static_cast<std::uint64_t>(settings.max_rejects->rows);
  const bool over = settings.max_rejects->percent ? lost * 100 > limit * read : lost > limit;
  if (over) {
    throw Error(ErrorKind::input, "--max-rejects",
                fmt::format("{} of {} rows were not used ({})", lost, read, counted(rejected, conflicting)),
                where_rejects_are(settings.rejects));
  }
}

}  // namespace

Exports open_exports(const Settings& settings, const Outputs& outputs) {
  if (!settings.has_input) {
    throw Error(ErrorKind::usage, "", "no input was named",
                "name a directory of CSV exports, orders=FILE and so on, or [sources.orders] files in cxkpi.toml");
  }
  Exports exports = Exports::open(settings.request);
  outputs.check_spare(exports, settings.config_files);
  return exports;
}

Analysis analyse(const Settings& settings, const Exports& exports, Outputs& outputs, Streams& streams,
                 bool vocabularies) {
  AnalysisScope scope = settings.scope;
  scope.vocabularies = vocabularies;
  Analysis analysis(settings.catalogue, exports, std::move(scope));
  outputs.write_rejects(analysis.reading(), streams);
  check_rejects(settings, analysis.reading());
  return analysis;
}

void name_run(const Settings& settings, Report& report) {
  report.run.version = CXKPI_VERSION;
  report.run.title = settings.title;
  report.run.events = settings.events;
  report.run.config = settings.config;
}

Report judged_report(const Settings& settings, Analysis& analysis) {
  Report report = analysis.report(settings.question);
  name_run(settings, report);
  report.run.options = settings.given;
  for (const gate::Requirement& requirement : settings.requirements) {
    const std::vector<Judgement> judgements = judged(settings, analysis, report, requirement);
    report.judgements.insert(report.judgements.end(), judgements.begin(), judgements.end());
  }
  return report;
}

int produce_report(const Settings& settings, Streams& streams, bool judgements_only) {
  Outputs outputs(settings);
  const Exports exports = open_exports(settings, outputs);
  Analysis analysis = analyse(settings, exports, outputs, streams);
  const Report report = judged_report(settings, analysis);
  outputs.write(
      [&](const Target& target) {
        render::Options options = settings.rendering;
        options.judgements_only = judgements_only;
        options.colour = streams.colour && target.path == "-";
        return target.renderer->render(report, options);
      },
      streams);
  return gate::exit_status(report.judgements);
}

}  // namespace cxkpi::cli
