#include "cli/reporting.h"

#include <algorithm>
#include <utility>

#include "cli/output_file.h"
#include "cli/rejects_file.h"
#include "cxkpi/error/error.h"
#include "render/escape.h"

namespace cxkpi::cli {
namespace {

bool shows(const Report& report, const std::string& id) {
  return std::any_of(report.sections.begin(), report.sections.end(), [&](const Section& section) {
    return std::any_of(section.indicators.begin(), section.indicators.end(),
                       [&](const IndicatorResult& indicator) { return indicator.id == id; });
  });
}

// A requirement on segments or indicators that the report does not show is judged on a report of its own.
std::vector<Judgement> judged(const Settings& settings, Analysis& analysis, const Report& report,
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

void check_rejects(const Settings& settings, const Reading& reading) {
  if (!settings.max_rejects) return;
  std::uint64_t rejected = 0;
  std::uint64_t read = 0;
  for (const SourceSummary& source : reading.sources) {
    rejected += source.rejected + source.conflicting;
    read += source.read;
  }
  const auto limit = static_cast<std::uint64_t>(settings.max_rejects->rows);
  const bool over = settings.max_rejects->percent ? rejected * 100 > limit * read : rejected > limit;
  if (over) {
    throw Error(ErrorKind::input, "--max-rejects",
                std::to_string(rejected) + " of " + std::to_string(read) + " rows were rejected",
                settings.rejects ? "they are in " + *settings.rejects
                                 : "cxkpi inspect lists them, --rejects FILE writes them to a file");
  }
}

}  // namespace

Outputs::Outputs(const std::vector<Target>& targets) {
  for (const Target& target : targets) {
    targets_.emplace_back(target, std::nullopt);
    if (target.path != "-") targets_.back().second.emplace(target.path);
  }
}

void Outputs::write(const std::function<std::string(const Target&)>& bytes_for, Streams& streams) {
  std::vector<std::string> bytes;
  for (const auto& [target, file] : targets_) bytes.push_back(bytes_for(target));
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    if (targets_[i].second) targets_[i].second->write(bytes[i]);
  }
  for (auto& [target, file] : targets_) {
    if (file) file->publish();
  }
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    if (targets_[i].second) continue;
    // Text is safe for a terminal as it is, colours and all; what is made for programs need not be.
    const bool as_is = !streams.terminal || targets_[i].first.renderer->name == "text";
    print(streams.out, as_is ? bytes[i] : render::for_terminal_lines(bytes[i]));
  }
}

Exports open_exports(const Settings& settings) {
  if (!settings.has_input) {
    throw Error(ErrorKind::usage, "", "no input was named",
                "name a directory of CSV exports, orders=FILE and so on, or [sources.orders] files in cxkpi.toml");
  }
  return Exports::open(settings.request);
}

Analysis analyse(const Settings& settings, const Exports& exports) {
  std::optional<OutputFile> rejects;
  if (settings.rejects) rejects.emplace(*settings.rejects);
  Analysis analysis(settings.catalogue, exports, settings.scope);
  if (rejects) {
    rejects->write(rejects_csv(analysis.reading()));
    rejects->publish();
  }
  check_rejects(settings, analysis.reading());
  return analysis;
}

Report judged_report(const Settings& settings, Analysis& analysis) {
  Report report = analysis.report(settings.question);
  report.run.version = CXKPI_VERSION;
  report.run.title = settings.title;
  report.run.options = settings.given;
  for (const gate::Requirement& requirement : settings.requirements) {
    const std::vector<Judgement> judgements = judged(settings, analysis, report, requirement);
    report.judgements.insert(report.judgements.end(), judgements.begin(), judgements.end());
  }
  return report;
}

int produce_report(const Settings& settings, Streams& streams, bool judgements_only) {
  Outputs outputs(settings.targets);
  const Exports exports = open_exports(settings);
  Analysis analysis = analyse(settings, exports);
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
