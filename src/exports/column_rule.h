// What a config or a preset says of one column: "HEADER", a table, or a list of such: the first that a file has.
#pragma once

#include <string>
#include <variant>

#include "cxkpi/exports/schema.h"
#include "cxkpi/exports/source_config.h"
#include "error/toml_nodes.h"

namespace cxkpi::exports {

// Canonical value of every row.
struct ConstantValue {
  std::string text;
};

// Throws Error(config) with file and line for a key that a column does not have, a base of a duration that is no
// instant of the source, a unit or a zone that is not known.
[[nodiscard]] std::variant<ColumnRule, ConstantValue> read_column_rule(const toml::node& given,
                                                                       const ColumnSpec& column,
                                                                       const SourceSchema& schema,
                                                                       const TomlNodes& nodes);

// The zone of `tz`. Throws Error(config).
[[nodiscard]] Zone read_zone(const toml::node& given, const TomlNodes& nodes);

}  // namespace cxkpi::exports
