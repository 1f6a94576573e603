#include <array>

#include "cli/reporting.h"
#include "cxkpi/error/error.h"

namespace cxkpi::cli {
namespace {

constexpr std::array check_options{
    OptionGroup::sources,      OptionGroup::config,        OptionGroup::time,     OptionGroup::period,
    OptionGroup::series,       OptionGroup::comparison,    OptionGroup::segments, OptionGroup::choice,
    OptionGroup::requirements, OptionGroup::report_output, OptionGroup::language, OptionGroup::colour,
    OptionGroup::reading,      OptionGroup::progress,      OptionGroup::quiet,    OptionGroup::verbose};

int run_check(const Settings& settings, Streams& streams) {
  if (settings.requirements.empty()) {
    throw Error(ErrorKind::usage, "", "there is no requirement to check",
                "add --require 'promise_rate >= 90', or [[requirements]] to cxkpi.toml");
  }
  return produce_report(settings, streams, true);
}

}  // namespace

const Command check_command{"check", "Judge requirements: one line each, and the exit status.", check_options,
                            run_check, true};

}  // namespace cxkpi::cli
