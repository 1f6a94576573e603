// Reading definitions from TOML text. The only place that knows the form of catalogue files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/indicators/catalogue.h"

namespace cxkpi {

// model.toml: tables of derived columns.
void read_model(std::string_view text, const std::string& file, expr::Model& model);

// The `[columns]` of a config file: derived columns of one's own, or other definitions of built-in ones.
void read_own_columns(std::string_view text, const std::string& file, expr::Model& model);

// A family file: `family`, `title`, then one table per indicator.
void read_family(std::string_view text, const std::string& file, std::vector<Family>& families,
                 std::vector<Definition>& definitions);

// The unit costs of a config's `[costs]`, for the indicators that name them with `cost`. Throws Error(config).
void read_costs(std::string_view text, const std::string& file, std::vector<Definition>& definitions);

// The `[indicators]` table of a config file: adds to the definitions or overrides their fields. New indicators join the
// family they name, or the family "own".
void read_own_indicators(std::string_view text, const std::string& file, std::vector<Family>& families,
                         std::vector<Definition>& definitions);

}  // namespace cxkpi
