#include "cli/arguments.h"

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/options.h"
#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"

namespace cxkpi::cli {
namespace {

constexpr const char* exit_words =
    "Exit status: 0 all is well, 1 a requirement does not hold, 2 it could not be judged.\n"
    "`cxkpi COMMAND --help` shows the options of a command.";
constexpr const char* main_command = "cxkpi report DIRECTORY is the main one; cxkpi --help shows all";

std::string help_of(const CLI::App& command) { return "cxkpi " + command.get_name() + " --help shows the options"; }

// Every long option of the command, for suggestions: a letter resembles every other.
std::vector<std::string> long_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

// Of several words that a command has no place for, options come first: a word may be the value of one.
[[noreturn]] void refuse_extras(const CLI::App& command) {
  const std::vector<std::string> extras = command.remaining(true);
  for (const std::string& word : extras) {
    const std::string name = word.substr(0, word.find('='));
    if (name.size() < 2 || !name.starts_with('-')) continue;
    throw Error(ErrorKind::usage, "", "unknown option '" + name + "'",
                did_you_mean(name, long_names(command), help_of(command)));
  }
  const std::string word = extras.empty() ? "" : extras.front();
  throw Error(ErrorKind::usage, "", "cxkpi " + command.get_name() + " has no place for '" + word + "'",
              help_of(command));
}

// The library's errors in our words: what, and the way out. Values are read later, so little is left to be wrong here.
[[noreturn]] void rethrow(const CLI::ParseError& error, const CLI::App& app) {
  const std::vector<const CLI::App*> chosen =
      app.get_subcommands([](const CLI::App* command) { return command->parsed(); });
  const CLI::App& command = chosen.empty() ? app : *chosen.front();
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) refuse_extras(command);
  const std::string what = error.what();  // it begins with the option's name
  const std::string name = what.substr(0, what.find_first_of(": "));
  const CLI::Option* const option = command.get_option_no_throw(name.starts_with('-') ? name : "--" + name);
  if (option == nullptr) throw Error(ErrorKind::usage, "", what, help_of(command));
  if (option->get_items_expected_max() == 0) {
    const std::string flag = option->get_name();
    throw Error(ErrorKind::usage, flag, "takes no value", "write " + flag);
  }
  throw Error(ErrorKind::usage, name, "needs a value", "write " + name + " " + option->get_type_name());
}

// The first word is a command, or asks about the program.
void check_first_word(const std::string& word) {
  if (word == "-h" || word == "--help" || word == "--version" || find_command(word) != nullptr) return;
  if (word.starts_with('-'))
    throw Error(ErrorKind::usage, "", "a command comes first, then '" + word + "'", main_command);
  std::vector<std::string> names;
  std::string list;
  for (const Command& command : commands()) {
    names.emplace_back(command.name);
    list.append(list.empty() ? "" : ", ").append(command.name);
  }
  throw Error(ErrorKind::usage, "", "there is no command '" + word + "'",
              did_you_mean(word, names, "the commands are " + list + "; cxkpi --help says more"));
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
    CLI::App* const sub = app.add_subcommand(std::string(command.name), std::string(command.about));
    for (const OptionGroup group : command.options) add_options(*sub, out, group);
  }
  if (argc < 2) throw Error(ErrorKind::usage, "", "a command is needed", main_command);
  check_first_word(argv[1]);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    out.help = app.help();
    return out;
  } catch (const CLI::CallForVersion&) {
    out.help = "cxkpi " CXKPI_VERSION "\n";
    return out;
  } catch (const CLI::ParseError& error) {
    rethrow(error, app);
  }
  out.command = app.get_subcommands().front()->get_name();
  return out;
}

}  // namespace cxkpi::cli
