#include <array>

#include "cli/commands.h"
#include "cxkpi/render/pages.h"

namespace cxkpi::cli {
namespace {

constexpr std::array explain_options{OptionGroup::indicator, OptionGroup::config, OptionGroup::language,
                                     OptionGroup::colour};

int run_explain(const Settings& settings, Streams& streams) {
  render::Options options = settings.rendering;
  options.colour = streams.colour;
  print(streams.out, render::explanation(settings.catalogue.find(settings.indicator), settings.catalogue, options));
  return 0;
}

}  // namespace

const Command explain_command{"explain", "What an indicator means, its formula, its targets and traps.",
                              explain_options, run_explain};

}  // namespace cxkpi::cli
