// The `[sources]` of a config file.
#pragma once

#include <toml++/toml.h>

#include <map>
#include <string>

#include "cxkpi/exports/exports.h"

namespace cxkpi::cli {

// By source name. Paths are taken from the config file's folder. Throws Error(config) with file and line.
[[nodiscard]] std::map<std::string, SourceConfig> read_source_configs(const toml::table& sources,
                                                                      const std::string& path);

}  // namespace cxkpi::cli
