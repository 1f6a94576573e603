#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <set>

#include "cli/commands.h"
#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "cxkpi/exports/schema.h"

namespace cxkpi::cli {
namespace {

constexpr const char* exit_words =
    "Exit status: 0 all is well, 1 a requirement does not hold, 2 it could not be judged.\n"
    "`cxkpi COMMAND --help` shows the options of a command.";

void add_config_options(CLI::App& app, Arguments& out) {
  app.add_option("--config", out.config, "the config file; default: cxkpi.toml here, or in the directory given")
      ->type_name("FILE")
      ->group("Sources");
  app.add_flag("--no-config", out.no_config, "read no config file")->group("Sources");
}

void add_source_options(CLI::App& app, Arguments& out, bool reads_config) {
  for (const SourceSchema& source : source_schemas()) {
    app.add_option("--" + source.name, out.source_files[source.name],
                   "files of " + source.name + " (also as " + source.name + "=FILE)")
        ->type_name("FILE")
        ->allow_extra_args(false)
        ->group("Sources");
  }
  if (reads_config) add_config_options(app, out);
  app.add_option("--preset", out.preset,
                 "the tool that wrote the files: shopify, zendesk …, none, or a file NAME.toml; default: recognised")
      ->type_name("NAME")
      ->group("Sources");
  app.add_option("--encoding", out.encoding, "of all files: windows-1252, utf-16le …; default: UTF-8")
      ->type_name("NAME")
      ->group("Sources");
  app.add_option("--date-format", out.date_format, "of all dates, such as '%d/%m/%Y %H:%M'")
      ->type_name("FORMAT")
      ->group("Sources");
  app.add_option("--as-of", out.as_of, "the instant the run looks from; default: the newest event in the data")
      ->type_name("T")
      ->group("Time");
  app.add_option("--tz", out.zone, "the shop's time zone (IANA name); default: UTC")->type_name("ZONE")->group("Time");
  app.add_option("--threads", out.threads, "how many threads read and compute")->type_name("N")->group("Running");
  app.add_option("--rejects", out.rejects, "write the rejected rows to a file, as CSV, each with its record")
      ->type_name("FILE")
      ->group("Running");
  app.add_option("--max-rejects", out.max_rejects, "more rejected rows than this is an error")
      ->type_name("N|P%")
      ->group("Running");
}

void add_period_options(CLI::App& app, Arguments& out) {
  app.add_option("--period", out.period,
                 "2026-10, 2026-Q3, 2026-W42, 2026, a range, last-month, all; default: last-month")
      ->type_name("P")
      ->group("Time");
  app.add_option("--week-start", out.week_start, "the first day of weeks; default: monday")
      ->type_name("DAY")
      ->group("Time");
  app.add_option("--where", out.where, "keep only rows for which the expression holds")
      ->type_name("EXPR")
      ->group("What");
}

void add_report_options(CLI::App& app, Arguments& out) {
  app.add_option("--every", out.every, "a series by day, week, month, quarter or year over the period")
      ->type_name("GRAIN")
      ->group("Time");
  app.add_option("--compare", out.compare, "previous (default), year-ago, none, or a period")
      ->type_name("P")
      ->group("Time");
  app.add_option("--by", out.by, "segments: carrier, country, channel …")
      ->type_name("DIM[,DIM]")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group("What");
  app.add_option("--kpi", out.indicators, "which indicators; default: all that the sources allow")
      ->type_name("ID[,ID]")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group("What");
  app.add_option("--family", out.families, "which families of indicators")
      ->type_name("NAME")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->group("What");
  app.add_option("--require", out.require, "a requirement such as 'promise_rate >= 90'; repeatable")
      ->type_name("'ID >= N'")
      ->allow_extra_args(false)
      ->group("Requirements");
  app.add_option("--fail-under", out.fail_under, "ID must be N or more")
      ->type_name("ID=N")
      ->allow_extra_args(false)
      ->group("Requirements");
  app.add_option("--fail-over", out.fail_over, "ID must be N or less")
      ->type_name("ID=N")
      ->allow_extra_args(false)
      ->group("Requirements");
  app.add_option("--on-no-data", out.on_no_data, "a requirement without a value: fail, pass or error (default)")
      ->check(CLI::IsMember({"fail", "pass", "error"}))
      ->type_name("WHAT")
      ->group("Requirements");
  app.add_flag("--judge-provisional", out.judge_provisional, "let incomplete periods fail a requirement")
      ->group("Requirements");
}

void add_output_options(CLI::App& app, Arguments& out, bool exports) {
  if (exports) {
    app.add_option("--format", out.format, "text (default), markdown, csv, json")->type_name("F")->group("Output");
    app.add_option("--export", out.exports, "write a file as well; repeatable")
        ->type_name("FORMAT=FILE")
        ->allow_extra_args(false)
        ->group("Output");
  }
  app.add_option("-o,--output", out.output, "write to a file instead of printing; format from its extension")
      ->type_name("FILE")
      ->group("Output");
}

void add_init_options(CLI::App& app, Arguments& out) {
  app.add_option("-o,--output", out.output, "the file to write, - to print it; default: cxkpi.toml here")
      ->type_name("FILE")
      ->group("Output");
  app.add_flag("--force", out.force, "replace the file when it is there")->group("Output");
}

void add_language_options(CLI::App& app, Arguments& out) {
  app.add_option("--lang", out.language, "en or fr")
      ->check(CLI::IsMember({"en", "fr"}))
      ->type_name("L")
      ->group("Output");
  app.add_option("--color", out.colour, "auto (default), always, never")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN")
      ->group("Output");
  app.add_flag("--no-progress", out.no_progress, "accepted for scripts: no progress is ever shown")->group("Running");
  app.add_flag("-q,--quiet", out.quiet, "no notes on standard error")->group("Running");
  app.add_flag("-v,--verbose", out.verbose, "list everything, not only the first ten")->group("Running");
}

void add_row_options(CLI::App& app, Arguments& out) {
  app.add_flag("--hits", out.hits, "the rows that hit instead of those that miss")->group("What");
  app.add_flag("--excluded", out.excluded, "the rows that the rule leaves out")->group("What");
  app.add_flag("--rejected", out.rejected, "the impossible rows")->group("What");
  app.add_flag("--pending", out.pending, "the rows not yet due")->group("What");
}

// Every long option of the command, for suggestions.
std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

// The library's errors in our words: what, and the way out.
[[noreturn]] void rethrow(const CLI::ParseError& error, const CLI::App& app, const std::vector<std::string>& words) {
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  const std::string help =
      "cxkpi " + (chosen.empty() ? "" : chosen.front()->get_name() + " ") + "--help shows the options";
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !chosen.empty()) {
    const std::vector<std::string> names = option_names(*chosen.front());
    const std::set<std::string> known(names.begin(), names.end());
    for (const std::string& word : words) {
      const std::string name = word.substr(0, word.find('='));
      if (name.starts_with("-") && name != "-" && !known.contains(name)) {
        throw Error(ErrorKind::usage, "", "unknown option '" + name + "'", did_you_mean(name, names, help));
      }
    }
  }
  std::string message = error.what();
  if (message.ends_with('.')) message.pop_back();
  throw Error(ErrorKind::usage, "", message, help);
}

}  // namespace

Arguments parse_arguments(int argc, const char* const* argv) {
  Arguments out;
  CLI::App app("Post-purchase customer-experience indicators from a shop's CSV exports.", "cxkpi");
  app.footer(exit_words);
  app.set_version_flag("--version", "cxkpi " CXKPI_VERSION);
  app.require_subcommand(0, 1);
  app.get_formatter()->column_width(34);
  for (const Command& command : commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.about));
    if (command.takes_indicator)
      sub->add_option("INDICATOR", out.indicator, "an indicator's id: cxkpi list shows them");
    sub->add_option("SOURCE", out.sources, "a directory of exports, a file, or orders=FILE; repeatable");
    const bool reports = command.name == report_command.name || command.name == check_command.name;
    if (command.takes_sources) add_source_options(*sub, out, !command.begins_config);
    if (reports || command.name == rows_command.name) add_period_options(*sub, out);
    if (reports) add_report_options(*sub, out);
    if (command.name == rows_command.name) add_row_options(*sub, out);
    if (command.begins_config) {
      add_init_options(*sub, out);
    } else if (command.name != explain_command.name && command.name != list_command.name) {
      add_output_options(*sub, out, command.name != rows_command.name);
    }
    if (!command.takes_sources) {
      sub->add_option("--config", out.config, "the config file, for indicators of your own")->type_name("FILE");
      sub->add_flag("--no-config", out.no_config, "read no config file");
    }
    add_language_options(*sub, out);
  }
  const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  if (!words.empty() && !words[0].starts_with("-") && find_command(words[0]) == nullptr) {
    std::vector<std::string> names;
    for (const Command& command : commands()) names.emplace_back(command.name);
    throw Error(ErrorKind::usage, "", "there is no command '" + words[0] + "'",
                did_you_mean(words[0], names,
                             "report, check, rows, explain, list, inspect and init are there; cxkpi --help says more"));
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const std::vector<CLI::App*> chosen = app.get_subcommands();
    out.help = chosen.empty() ? app.help() : chosen.front()->help();
    return out;
  } catch (const CLI::CallForVersion&) {
    out.help = "cxkpi " CXKPI_VERSION "\n";
    return out;
  } catch (const CLI::ParseError& error) {
    rethrow(error, app, words);
  }
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  if (chosen.empty()) {
    throw Error(ErrorKind::usage, "", "a command is needed",
                "cxkpi report DIRECTORY is the main one; cxkpi --help shows all");
  }
  out.command = chosen.front()->get_name();
  return out;
}

}  // namespace cxkpi::cli
