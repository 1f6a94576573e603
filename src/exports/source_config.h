// `[sources]` of a config file, and the source tables of a preset, which have the same form.
#pragma once

#include <toml++/toml.h>

#include <map>
#include <string>

#include "cxkpi/exports/schema.h"
#include "cxkpi/exports/source_config.h"

namespace cxkpi::exports {

// By source name. Paths are taken from the folder of the file. Throws Error(config) with file and line.
[[nodiscard]] std::map<std::string, SourceConfig> read_source_configs(const toml::table& sources,
                                                                      const std::string& file);

// One source's table. `file` is named in errors.
[[nodiscard]] SourceConfig read_source_config(const toml::table& given, const SourceSchema& schema,
                                              const std::string& file);

// A lookup's table, without its files. Throws like the others.
[[nodiscard]] LookupConfig read_lookup_config(const toml::table& given, const std::string& name,
                                              const SourceSchema& schema, const std::string& file);

}  // namespace cxkpi::exports
