#include <array>

#include "cli/reporting.h"
#include "cxkpi/render/pages.h"

namespace cxkpi::cli {
namespace {

constexpr std::array list_options{OptionGroup::sources, OptionGroup::config, OptionGroup::language,
                                  OptionGroup::colour};

int run_list(const Settings& settings, Streams& streams) {
  std::optional<expr::Presence> has;
  if (settings.has_input) {
    has = [exports = Exports::open(settings.request)](std::string_view table, std::string_view column) {
      return column.empty() ? exports.has(table) : exports.has(table, column);
    };
  }
  render::Options options = settings.rendering;
  options.colour = streams.colour;
  print(streams.out, render::indicator_list(settings.catalogue, has, options));
  return 0;
}

}  // namespace

const Command list_command{"list", "The indicators, and with sources which of them can be computed.", list_options,
                           run_list};

}  // namespace cxkpi::cli
