#include <array>

#include "cli/reporting.h"

namespace cxkpi::cli {
namespace {

constexpr std::array report_options{
    OptionGroup::sources,      OptionGroup::config,        OptionGroup::time,     OptionGroup::period,
    OptionGroup::series,       OptionGroup::comparison,    OptionGroup::segments, OptionGroup::choice,
    OptionGroup::requirements, OptionGroup::report_output, OptionGroup::language, OptionGroup::colour,
    OptionGroup::reading,      OptionGroup::progress,      OptionGroup::quiet,    OptionGroup::verbose};

int run_report(const Settings& settings, Streams& streams) { return produce_report(settings, streams, false); }

}  // namespace

const Command report_command{"report", "Compute the indicators and show them (the main job).", report_options,
                             run_report};

}  // namespace cxkpi::cli
