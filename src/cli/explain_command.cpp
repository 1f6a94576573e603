#include "cli/commands.h"
#include "cxkpi/render/pages.h"

namespace cxkpi::cli {
namespace {

int run_explain(const Settings& settings, Streams& streams) {
  print(streams.out,
        render::explanation(settings.catalogue.find(settings.indicator), settings.catalogue, settings.rendering));
  return 0;
}

}  // namespace

const Command explain_command{"explain", "What an indicator means, its formula, its targets and traps.", true, false,
                              run_explain};

}  // namespace cxkpi::cli
