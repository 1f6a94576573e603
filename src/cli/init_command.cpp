#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "cli/config_paths.h"
#include "cli/reporting.h"
#include "cxkpi/error/error.h"
#include "cxkpi/render/pages.h"
#include "render/escape.h"

namespace cxkpi::cli {
namespace {

constexpr std::array init_options{OptionGroup::sources,  OptionGroup::time,    OptionGroup::config_output,
                                  OptionGroup::language, OptionGroup::reading, OptionGroup::quiet};

void check_is_new(const std::string& path, bool force) {
  std::error_code ignored;
  if (force || path == "-" || !std::filesystem::is_regular_file(path, ignored)) return;
  throw Error(ErrorKind::output, path, "is there already, and stays as it is",
              "--force replaces it, -o FILE writes another one");
}

std::optional<std::string> typed(const Settings& settings, std::string_view option) {
  for (const auto& [name, value] : settings.given) {
    if (name == option) return value;
  }
  return std::nullopt;
}

render::StarterNotes notes_of(const Settings& settings, const Report& report, const ConfigPaths& paths) {
  render::StarterNotes notes;
  notes.zone = typed(settings, "tz");
  notes.as_of = typed(settings, "as-of");
  if (settings.rendering.language == Language::fr) notes.language = "fr";
  notes.preset = settings.request.preset;
  if (notes.preset && notes.preset->ends_with(".toml")) notes.preset = paths.of(*notes.preset);
  if (!settings.request.sources.empty()) {  // no config was read: what is there was typed, for all sources alike
    notes.encoding = settings.request.sources.begin()->second.encoding;
    notes.date_format = settings.request.sources.begin()->second.date_format;
  }
  notes.files = paths.of_sources(report.sources, settings.request.inputs);
  notes.path = [paths](const std::string& path) { return paths.of(path); };
  return notes;
}

// What was written, and what to do with it.
std::string next_steps(const std::string& path, const Report& report) {
  std::string sources;
  std::uint64_t rejected = 0;
  for (const SourceSummary& source : report.sources) {
    if (!sources.empty()) sources += &source == &report.sources.back() ? " and " : ", ";
    sources += source.source;
    rejected += source.rejected + source.conflicting;
  }
  const std::string shown = render::for_terminal(path);
  const std::string config = path == "cxkpi.toml" ? "" : " --config " + shown;
  std::string out = fmt::format("wrote {}: {}\nnext: cxkpi report{}\n", shown, sources, config);
  if (rejected > 0) out += fmt::format("{} rows were not used: cxkpi inspect{} lists them\n", rejected, config);
  return out;
}

int run_init(const Settings& settings, Streams& streams) {
  const std::string& path = settings.targets.front().path;
  check_is_new(path, settings.force);
  check_may_be_named(settings.request.inputs);
  Outputs outputs(settings);
  const Exports exports = open_exports(settings, outputs);
  const Analysis analysis = analyse(settings, exports, outputs, streams, true);
  require_rows(analysis.reading());  // a report from the config would refuse them too
  const Report report = analysis.inspection();
  std::string config = render::starter_config(report, notes_of(settings, report, ConfigPaths(path)));
  outputs.write([&](const Target&) { return config; }, streams);
  if (path != "-" && !settings.quiet) streams.err << next_steps(path, report) << std::flush;
  return 0;
}

}  // namespace

const Command init_command{"init", "Write a commented cxkpi.toml for these files.", init_options, run_init};

}  // namespace cxkpi::cli
