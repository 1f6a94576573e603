#include "render/github.h"

#include "render/escape.h"
#include "render/judgement_words.h"
#include "render/summary.h"

namespace cxkpi::render {
namespace {

std::string command(std::string_view name, std::string_view title, std::string_view message) {
  return "::" + std::string(name) + " title=" + for_github_property(title) + "::" + for_github_data(message) + "\n";
}

std::string_view command_of(const Judgement& judgement) noexcept {
  if (judgement.breaks) return "error";
  return judgement.outcome == Judgement::Outcome::provisional ? "notice" : "warning";
}

}  // namespace

std::string render_github(const Report& report, const Options& options) {
  const Voice voice{options.language, as_it_is};
  const Phrases& words = voice.phrases();
  if (options.inspection) return command("notice", words.reconciliation, reconciliation(report, voice));
  std::string out = command("notice", words.requirements, outcome_counts(report, voice));
  for (const Judgement& judgement : report.judgements) {
    if (judgement.outcome == Judgement::Outcome::pass) continue;
    const ShownJudgement shown = show(report, judgement, voice);
    out += command(command_of(judgement), shown.requirement, sentence(shown, voice));
  }
  return out;
}

}  // namespace cxkpi::render
