#include "cli/arguments.h"

#include <catch2/catch.hpp>
#include <vector>

#include "cli/commands.h"
#include "cxkpi/error/error.h"

using namespace cxkpi;
using namespace cxkpi::cli;

namespace {

Arguments parsed(std::vector<const char*> words) {
  words.insert(words.begin(), "cxkpi");
  return parse_arguments(static_cast<int>(words.size()), words.data());
}

std::string refused(std::vector<const char*> words) {
  try {
    static_cast<void>(parsed(std::move(words)));
  } catch (const Error& error) {
    return error.text();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("of an option of one value the last one counts, and lists grow") {
  const Arguments arguments = parsed(
      {"report", "--period", "2026-02", "a", "--by", "x", "--period=2026-03", "-o", "b", "--by", "y,z", "-o", "c"});
  CHECK(arguments.period == "2026-03");
  CHECK(arguments.output == "c");
  CHECK(arguments.by == std::vector<std::string>{"x", "y,z"});
  CHECK(arguments.sources == std::vector<std::string>{"a"});
}

TEST_CASE("an unknown option is the one that is named, wherever known ones stand") {
  for (const std::vector<const char*>& words :
       std::vector<std::vector<const char*>>{{"report", "-q", "--bogus", "S"},
                                             {"report", "--bogus", "-q", "S"},
                                             {"report", "-o", "x", "--bogus", "S"},
                                             {"report", "--bogus", "S", "-o", "x"},
                                             {"report", "-qv", "S", "--bogus=1"}}) {
    CHECK(refused(words) == "unknown option '--bogus'\nhint: cxkpi report --help shows the options");
  }
  CHECK(refused({"report", "-x", "S"}) == "unknown option '-x'\nhint: cxkpi report --help shows the options");
  CHECK(refused({"report", "--perid", "S"}) == "unknown option '--perid'\nhint: did you mean '--period'?");
}

TEST_CASE("what is missing and what is too much is said in one sentence") {
  CHECK(refused({"report", "--period"}) == "--period: needs a value\nhint: write --period P");
  CHECK(refused({"report", "S", "-o"}) == "--output: needs a value\nhint: write --output FILE");
  CHECK(refused({"report", "--by"}) == "--by: needs a value\nhint: write --by DIM[,DIM]");
  CHECK(refused({"report", "--quiet=3"}) == "--quiet: takes no value\nhint: write --quiet");
  CHECK(refused({"explain", "promise_rate", "S"}) ==
        "cxkpi explain has no place for 'S'\nhint: cxkpi explain --help shows the options");
  CHECK(refused({}).starts_with("a command is needed\n"));
  CHECK(refused({"--lang", "fr", "report"}).starts_with("a command comes first, then '--lang'\n"));
}

TEST_CASE("a command's help calls it by the program's name and lists what it offers") {
  for (const Command& command : commands()) {
    const std::string name(command.name);
    CAPTURE(name);
    const std::string help = parsed({name.c_str(), "--help"}).help.value();
    CHECK(help.find("\nUsage: cxkpi " + name + " [OPTIONS]") != std::string::npos);
    CHECK((help.find("SOURCE") != std::string::npos) == command.offers(OptionGroup::sources));
    CHECK((help.find("--rejects") != std::string::npos) == command.offers(OptionGroup::reading));
    CHECK((help.find("--config") != std::string::npos) == command.offers(OptionGroup::config));
    CHECK((help.find("--output") != std::string::npos) ==
          (command.offers(OptionGroup::report_output) || command.offers(OptionGroup::rows_output) ||
           command.offers(OptionGroup::config_output)));
  }
}
