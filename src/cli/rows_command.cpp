#include "cli/reporting.h"
#include "cxkpi/render/pages.h"
#include "render/escape.h"

namespace cxkpi::cli {
namespace {

int run_rows(const Settings& settings, Streams& streams) {
  Outputs outputs(settings.targets);
  const Exports exports = open_exports(settings);
  Analysis analysis = analyse(settings, exports);
  const RowListing listing = analysis.rows(settings.indicator, settings.rows, settings.question);
  outputs.write(
      [&](const Target& target) {
        std::string csv = render::csv_table(listing.header, listing.rows);
        return streams.terminal && target.path == "-" ? render::for_terminal_lines(csv) : csv;
      },
      streams);
  return 0;
}

}  // namespace

const Command rows_command{"rows", "The rows behind a value, as CSV with file and line (misses unless told).", true,
                           true, run_rows};

}  // namespace cxkpi::cli
