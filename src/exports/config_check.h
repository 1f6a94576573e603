// What a config may say of sources, checked before any file is opened: names of sources, columns and values.
#pragma once

#include "cxkpi/error/error.h"
#include "cxkpi/exports/exports.h"
#include "cxkpi/exports/schema.h"

namespace cxkpi::exports {

// Throws Error(config) for an unknown source or column, and for values of a column that has none to be mapped (or that
// mean neither yes nor no of a flag, no number of a number).
void check_config(const std::map<std::string, SourceConfig>& sources);

// The schema by name. Throws Error of this kind, placed at `where`, with the nearest name as its hint.
[[nodiscard]] const SourceSchema& known_source(const std::string& name, ErrorKind kind, const std::string& where);

}  // namespace cxkpi::exports
