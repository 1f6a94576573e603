#include <array>

#include "cli/reporting.h"

namespace cxkpi::cli {
namespace {

constexpr std::array inspect_options{OptionGroup::sources,       OptionGroup::config,   OptionGroup::time,
                                     OptionGroup::report_output, OptionGroup::language, OptionGroup::colour,
                                     OptionGroup::reading,       OptionGroup::verbose};

int run_inspect(const Settings& settings, Streams& streams) {
  Outputs outputs(settings);
  const Exports exports = open_exports(settings, outputs);
  Analysis analysis = analyse(settings, exports, outputs, streams, true);
  Report report = analysis.inspection();
  name_run(settings, report);
  outputs.write(
      [&](const Target& target) {
        render::Options options = settings.rendering;
        options.inspection = true;
        options.colour = streams.colour && target.path == "-";
        return target.renderer->render(report, options);
      },
      streams);
  return 0;
}

}  // namespace

const Command inspect_command{"inspect", "What was read: matched columns, reconciliation, rejects.", inspect_options,
                              run_inspect};

}  // namespace cxkpi::cli
