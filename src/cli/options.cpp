#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cxkpi/exports/schema.h"
#include "cxkpi/render/renderer.h"

namespace cxkpi::cli {
namespace {

using Text = std::optional<std::string>;
using Texts = std::vector<std::string>;

// The options of one heading in the help.
class Heading {
 public:
  Heading(CLI::App& app, const char* title) : app_(app), title_(title) {}

  // An option of one value; given again, the last one counts.
  void text(const char* name, Text& to, const std::string& about, const char* type) const {
    app_.add_option(name, to, about)
        ->type_name(type)
        ->group(title_)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }

  // An option that adds a value each time.
  void texts(const std::string& name, Texts& to, const std::string& about, const char* type) const {
    app_.add_option(name, to, about)->type_name(type)->group(title_)->allow_extra_args(false);
  }

  void flag(const char* name, bool& to, const char* about) const {
    app_.add_flag(name, to, about)->group(title_)->disable_flag_override();
  }

 private:
  CLI::App& app_;
  const char* title_;
};

void add_sources(CLI::App& app, Arguments& out) {
  app.add_option("SOURCE", out.sources, "a directory of exports, a file, or orders=FILE; repeatable");
  const Heading heading(app, "Sources");
  for (const SourceSchema& source : source_schemas()) {
    heading.texts("--" + source.name, out.source_files[source.name],
                  "files of " + source.name + " (also as " + source.name + "=FILE)", "FILE");
  }
  heading.texts("--ignore", out.ignored, "leave files of a directory out by their names; repeatable", "'GLOB'");
  heading.text("--preset", out.preset,
               "the tool that wrote the files: shopify, zendesk …, none, or a file NAME.toml; default: recognised",
               "NAME");
  heading.text("--encoding", out.encoding, "of all files: windows-1252, utf-16le …; default: UTF-8", "NAME");
  heading.text("--date-format", out.date_format, "of all dates, such as '%d/%m/%Y %H:%M'", "FORMAT");
}

void add_config(const Heading& heading, Arguments& out) {
  heading.text("--config", out.config, "the config file; default: cxkpi.toml here, or in the directory given", "FILE");
  heading.flag("--no-config", out.no_config, "read no config file");
}

void add_time(const Heading& heading, Arguments& out) {
  heading.text("--as-of", out.as_of, "the instant the run looks from; default: the newest event in the data", "T");
  heading.text("--tz", out.zone, "the shop's time zone (IANA name); default: UTC", "ZONE");
}

void add_reading(const Heading& heading, Arguments& out) {
  heading.text("--threads", out.threads, "how many threads read and compute", "N");
  heading.text("--rejects", out.rejects,
               "write the rejected and the conflicting rows to a file, as CSV, each with its record", "FILE");
  heading.text("--max-rejects", out.max_rejects, "more rejected and conflicting rows than this is an error", "N|P%");
}

void add_period(CLI::App& app, Arguments& out) {
  const Heading time(app, "Time");
  time.text("--period", out.period, "2026-10, 2026-Q3, 2026-W42, 2026, a range, last-month, all; default: last-month",
            "P");
  time.text("--week-start", out.week_start, "the first day of weeks; default: monday", "DAY");
  Heading(app, "What").text("--where", out.where, "keep only rows for which the expression holds", "EXPR");
}

void add_choice(const Heading& heading, Arguments& out) {
  heading.texts("--kpi", out.indicators, "which indicators; default: all that the sources allow", "ID[,ID]");
  heading.texts("--family", out.families, "which families of indicators", "NAME");
}

void add_requirements(const Heading& heading, Arguments& out) {
  heading.texts("--require", out.require, "a requirement such as 'promise_rate >= 90'; repeatable", "'ID >= N'");
  heading.texts("--fail-under", out.fail_under, "ID must be N or more", "ID=N");
  heading.texts("--fail-over", out.fail_over, "ID must be N or less", "ID=N");
  heading.text("--on-no-data", out.on_no_data, "a requirement without a value: fail, pass or error (default)", "WHAT");
  heading.flag("--judge-provisional", out.judge_provisional, "let incomplete periods fail a requirement");
}

void add_row_kinds(const Heading& heading, Arguments& out) {
  heading.flag("--hits", out.hits, "the rows that hit instead of those that miss");
  heading.flag("--excluded", out.excluded, "the rows that the rule leaves out");
  heading.flag("--rejected", out.rejected, "the impossible rows");
  heading.flag("--pending", out.pending, "the rows not yet due");
}

void add_report_output(const Heading& heading, Arguments& out) {
  std::string formats;
  for (const render::Renderer& renderer : render::renderers()) {
    const bool first = formats.empty();
    formats.append(first ? "" : ", ").append(renderer.name).append(first ? " (default)" : "");
  }
  heading.text("--format", out.format, formats, "F");
  heading.texts("--export", out.exports, "write a file as well; repeatable", "FORMAT=FILE");
  heading.text("-o,--output", out.output, "write to a file instead of printing; format from its extension", "FILE");
}

void add_config_output(const Heading& heading, Arguments& out) {
  heading.text("-o,--output", out.output, "the file to write, - to print it; default: cxkpi.toml here", "FILE");
  heading.flag("--force", out.force, "replace the file when it is there");
}

}  // namespace

void add_options(CLI::App& app, Arguments& out, OptionGroup group) {
  const Heading what(app, "What");
  const Heading time(app, "Time");
  const Heading running(app, "Running");
  const Heading output(app, "Output");
  switch (group) {
    case OptionGroup::indicator:
      app.add_option("INDICATOR", out.indicator, "an indicator's id: cxkpi list shows them");
      return;
    case OptionGroup::sources:
      return add_sources(app, out);
    case OptionGroup::config:
      return add_config(Heading(app, "Sources"), out);
    case OptionGroup::time:
      return add_time(time, out);
    case OptionGroup::reading:
      return add_reading(running, out);
    case OptionGroup::period:
      return add_period(app, out);
    case OptionGroup::series:
      return time.text("--every", out.every, "a series by day, week, month, quarter or year over the period", "GRAIN");
    case OptionGroup::comparison:
      return time.text("--compare", out.compare, "previous (default), year-ago, none, or a period", "P");
    case OptionGroup::segments:
      return what.texts("--by", out.by, "segments: carrier, country, channel …", "DIM[,DIM]");
    case OptionGroup::choice:
      return add_choice(what, out);
    case OptionGroup::requirements:
      return add_requirements(Heading(app, "Requirements"), out);
    case OptionGroup::row_kinds:
      return add_row_kinds(what, out);
    case OptionGroup::report_output:
      return add_report_output(output, out);
    case OptionGroup::rows_output:
      return output.text("-o,--output", out.output, "write to a file instead of printing", "FILE");
    case OptionGroup::config_output:
      return add_config_output(output, out);
    case OptionGroup::language:
      return output.text("--lang", out.language, "en or fr", "L");
    case OptionGroup::colour:
      return output.text("--color", out.colour, "auto (default), always, never", "WHEN");
    case OptionGroup::quiet:
      return running.flag("-q,--quiet", out.quiet, "no notes on standard error");
    case OptionGroup::verbose:
      return running.flag("-v,--verbose", out.verbose, "list everything, not only the first ten");
    case OptionGroup::progress:
      return running.flag("--no-progress", out.no_progress, "accepted for scripts: no progress is ever shown");
  }
}

}  // namespace cxkpi::cli
