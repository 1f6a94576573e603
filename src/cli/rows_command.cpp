#include <array>

#include "cli/reporting.h"
#include "cxkpi/render/pages.h"

namespace cxkpi::cli {
namespace {

constexpr std::array rows_options{OptionGroup::indicator,   OptionGroup::sources, OptionGroup::config,
                                  OptionGroup::time,        OptionGroup::period,  OptionGroup::row_kinds,
                                  OptionGroup::rows_output, OptionGroup::reading};

int run_rows(const Settings& settings, Streams& streams) {
  Outputs outputs(settings);
  const Exports exports = open_exports(settings, outputs);
  Analysis analysis = analyse(settings, exports, outputs, streams);
  const RowListing listing = analysis.rows(settings.indicator, settings.rows, settings.question);
  outputs.write([&](const Target&) { return render::csv_table(listing.header, listing.rows); }, streams);
  return 0;
}

}  // namespace

const Command rows_command{"rows", "The rows behind a value, as CSV with file and line (misses unless told).",
                           rows_options, run_rows};

}  // namespace cxkpi::cli
