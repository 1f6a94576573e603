#include "cxkpi/cli/run.h"

#include <cstdlib>
#include <exception>
#include <string>

#include "cli/commands.h"
#include "cli/complaint.h"
#include "cxkpi/error/error.h"

namespace cxkpi {
namespace {

constexpr int could_not_judge = 2;

bool wants_colour(const std::string& when, bool is_terminal) {
  if (when == "always") return true;
  const char* no_colour = std::getenv("NO_COLOR");
  return when == "auto" && is_terminal && (no_colour == nullptr || *no_colour == '\0');
}

}  // namespace

int run(int argc, const char* const* argv, std::ostream& out, std::ostream& err, bool is_terminal) noexcept {
  try {
    try {
      const cli::Arguments arguments = cli::parse_arguments(argc, argv);
      if (arguments.help) {
        cli::print(out, *arguments.help);
        return 0;
      }
      const cli::Settings settings = cli::resolve(arguments);
      cli::Streams streams{out, err, wants_colour(settings.colour, is_terminal), is_terminal};
      return cli::find_command(arguments.command)->run(settings, streams);
    } catch (const Error& error) {
      err << cli::complaint(error) << std::flush;
    } catch (const cli::ReaderGone&) {
      return reader_gone;
    } catch (const std::bad_alloc&) {
      err << "cxkpi: out of memory\nhint: fewer indicators (--kpi) need fewer columns\n" << std::flush;
    } catch (const std::exception& error) {
      err << cli::complaint(error.what()) << std::flush;
    }
  } catch (...) {  // a stream that throws: nothing is left to tell it to
  }
  return could_not_judge;
}

}  // namespace cxkpi
