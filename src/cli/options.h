// Every option, by its group: its name, what the help says of it, where it lands.
#pragma once

#include <CLI/App.hpp>

#include "cli/arguments.h"
#include "cli/option_group.h"

namespace cxkpi::cli {

// What is typed for an option lands in `out`, as it is: every option of one value may come again, and the last one
// wins.
void add_options(CLI::App& app, Arguments& out, OptionGroup group);

}  // namespace cxkpi::cli
