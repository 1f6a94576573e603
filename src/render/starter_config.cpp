// cxkpi init: a config that says what was found and shows what may be said.
#include "cxkpi/render/pages.h"
#include "render/starter_source.h"
#include "render/starter_text.h"

namespace cxkpi::render {
namespace {

constexpr const char* opening =
    "# How cxkpi reads these files. `cxkpi report` in this folder needs nothing else; `cxkpi inspect` shows what was "
    "read.\n"
    "# What is behind a # is a finding, a proposal or an example. docs/usage.md describes every key.\n\n";

constexpr const char* examples = R"(
# [calendar]
# working_hours = "mon-fri 09:00-18:00, sat 10:00-13:00"  # without it: Monday to Friday, 9 to 18
# holidays = ["2026-12-25", "2027-01-01"]

# [costs]
# contact = [1.0, 3.0]                   # of one contact, from and to

# [[requirements]]                       # `cxkpi check` ends with status 1 when it does not hold
# require = "promise_rate >= 90"         # `cxkpi list` shows what else there is
# by = "carrier"                         # every carrier must hold it
# min_n = 30                             # those with fewer orders have no value

# [[events]]
# date = 2026-09-15
# label = "SMS the day before delivery"
)";

std::string run_text(const StarterNotes& notes) {
  const auto said = [](const char* key, const std::optional<std::string>& typed, const char* example) {
    return typed ? std::string(key) + " = " + quoted(*typed) : "# " + std::string(key) + " = \"" + example + "\"";
  };
  std::vector<NotedLine> lines = {
      {"# title = \"My shop\"", "stands above every report"},
      {said("tz", notes.zone, "Europe/Paris"), "the shop's time zone, an IANA name; without it UTC"},
      {said("lang", notes.language, "fr"), "of the report: en or fr; without it en"},
  };
  if (notes.as_of) lines.push_back({said("as_of", notes.as_of, ""), "without it: the newest event in the files"});
  return "[run]\n" + noted(lines);
}

std::string unused_text(const Report& report, const StarterNotes& notes) {
  std::string out;
  for (const UnusedFile& file : report.unused) {
    if (!file.source.empty() || file.is_ignored) continue;  // read for another source, or known not to be
    out += "#   " + quoted(notes.path(file.path)) +
           (file.preset.empty() ? ": no table that fits a source" : ": known as " + quoted(file.preset)) + "\n";
  }
  return out.empty() ? out : "\n# Files that are not read:\n" + out;
}

}  // namespace

std::string starter_config(const Report& report, const StarterNotes& notes) {
  std::string out = opening + run_text(notes);
  for (const SourceSummary& source : report.sources) out += "\n" + starter_source(report, source, notes);
  return out + unused_text(report, notes) + examples;
}

}  // namespace cxkpi::render
