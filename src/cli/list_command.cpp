#include "cli/reporting.h"
#include "cxkpi/render/pages.h"

namespace cxkpi::cli {
namespace {

int run_list(const Settings& settings, Streams& streams) {
  std::optional<expr::Presence> has;
  if (settings.has_input) {
    has = [exports = Exports::open(settings.request)](std::string_view table, std::string_view column) {
      return column.empty() ? exports.has(table) : exports.has(table, column);
    };
  }
  print(streams.out, render::indicator_list(settings.catalogue, has, settings.rendering));
  return 0;
}

}  // namespace

const Command list_command{"list", "The indicators, and with sources which of them can be computed.", false, true,
                           run_list};

}  // namespace cxkpi::cli
