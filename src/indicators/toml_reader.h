// Reads values of one TOML file; misfits become errors that name file and line.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cxkpi/calendar/civil.h"
#include "cxkpi/error/words.h"
#include "cxkpi/expr/model.h"
#include "cxkpi/stats/decimal.h"
#include "error/toml_nodes.h"

namespace cxkpi {

class TomlReader : public TomlNodes {
 public:
  using TomlNodes::TomlNodes;

  // Each throws Error(config) for a value of another form; `key` is named in the message.
  [[nodiscard]] Words words(const toml::node& node, std::string_view key) const;  // "…" or { en = "…", fr = "…" }
  [[nodiscard]] Decimal decimal(const toml::node& node, std::string_view key) const;
  [[nodiscard]] Seconds duration(const toml::node& node, std::string_view key) const;  // "30 days", "48 hours"
  [[nodiscard]] std::vector<expr::Need> needs(const toml::node& node) const;

  // The tables of a table, as written: TOML sorts them by key. Their keys must be names: small letters, digits, _.
  [[nodiscard]] std::vector<std::pair<std::string, const toml::table*>> tables_as_written(
      const toml::table& parent) const;
};

}  // namespace cxkpi
