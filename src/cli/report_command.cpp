#include "cli/reporting.h"

namespace cxkpi::cli {
namespace {

int run_report(const Settings& settings, Streams& streams) { return produce_report(settings, streams, false); }

}  // namespace

const Command report_command{"report", "Compute the indicators and show them (the main job).", false, true, run_report};

}  // namespace cxkpi::cli
