// Where the outputs go, from what was typed.
#pragma once

#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/settings.h"

namespace cxkpi::cli {

// The file of --output or standard output, and those of --export, each with its format. Throws Error(usage) for an
// unknown format, a malformed --export, and two outputs of one path.
[[nodiscard]] std::vector<Target> targets_of(const Arguments& arguments);

// Where a new config goes: --output, or this file. It has no format.
[[nodiscard]] Target config_target(const Arguments& arguments, const std::string& file);

}  // namespace cxkpi::cli
