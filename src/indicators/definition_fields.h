// The fields of one indicator's TOML table.
#pragma once

#include "cxkpi/indicators/definition.h"
#include "indicators/toml_reader.h"

namespace cxkpi {

// Puts the table's fields over those of the definition, whose id is known. Throws Error(config) that names the place
// for an unknown key, a missing kind or unit, and a value of the wrong form. Expressions are kept as text, unchecked.
void read_fields(const TomlReader& reader, const toml::table& table, Definition& definition);

}  // namespace cxkpi
