// Where the outputs go, from what was typed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/settings.h"

namespace cxkpi::cli {

// The file of --output or standard output, and those of --export, each with its format. Throws Error(usage) for an
// unknown format, an extension that names none, a malformed --export.
[[nodiscard]] std::vector<Target> report_targets(const Arguments& arguments);

// Where rows go, and where the rejected ones do, as CSV. Throws Error(usage) for an extension that says otherwise.
[[nodiscard]] Target rows_target(const Arguments& arguments);
[[nodiscard]] std::optional<Target> rejects_target(const Arguments& arguments);

// Where a new config goes: --output, or this file. It has no format.
[[nodiscard]] Target config_target(const Arguments& arguments, const std::string& file);

// Throws Error(usage) for two outputs of one file, however it is written, or both on standard output.
void check_distinct(std::vector<Target> targets, const std::optional<Target>& rejects);

}  // namespace cxkpi::cli
