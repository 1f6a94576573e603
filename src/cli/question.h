// What is asked of the data: indicators, periods, segments, requirements, from what was typed and the config.
#pragma once

#include "cli/arguments.h"
#include "cli/config.h"
#include "cli/settings.h"

namespace cxkpi::cli {

// Fills in the question, the requirements and the scope. The catalogue and the indicator of the settings are there
// already. Throws Error(usage) that names the option, or the place in the config, from which the mistake comes.
void resolve_question(const Arguments& arguments, const Config& config, Settings& settings);

}  // namespace cxkpi::cli
