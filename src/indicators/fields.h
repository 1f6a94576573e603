// Turns the text fields of a definition into checked expressions, and misfits into errors that name the field's place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cxkpi/indicators/calculator.h"

namespace cxkpi {

class Fields {
 public:
  Fields(const Definition& definition, const expr::Model& model) : definition_(definition), model_(model) {}

  // The table named by a field. Throws Error(config) when the field is absent or names no table.
  [[nodiscard]] std::string table(std::string_view field) const;

  // Throws Error(config) when a required field is absent, Error(expression) when it does not fit.
  [[nodiscard]] expr::Checked required(std::string_view field, std::string_view table, expr::Demand demand) const;
  [[nodiscard]] std::optional<expr::Checked> optional(std::string_view field, std::string_view table,
                                                      expr::Demand demand) const;

  // An expression of any type, to group rows by.
  [[nodiscard]] std::optional<expr::Checked> grouping(std::string_view field, std::string_view table) const;

  // The scan of the common fields: from, date, where, pending, reject.
  [[nodiscard]] Scan main_scan() const;

 private:
  const Definition& definition_;
  const expr::Model& model_;
};

}  // namespace cxkpi
