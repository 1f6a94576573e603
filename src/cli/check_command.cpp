#include "cli/reporting.h"
#include "cxkpi/error/error.h"

namespace cxkpi::cli {
namespace {

int run_check(const Settings& settings, Streams& streams) {
  if (settings.requirements.empty()) {
    throw Error(ErrorKind::usage, "", "there is no requirement to check",
                "add --require 'promise_rate >= 90', or [[requirements]] to cxkpi.toml");
  }
  return produce_report(settings, streams, true);
}

}  // namespace

const Command check_command{"check", "Judge requirements: one line each, and the exit status.", false, true, run_check};

}  // namespace cxkpi::cli
