// A small shop for tests: a model with columns of every type, and tables written as text.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/expr/model.h"
#include "cxkpi/expr/workspace.h"
#include "cxkpi/table/dataset.h"

namespace cxkpi {

// orders, deliveries, tickets and returns with their usual columns; numbers in ten-thousandths, like those from files.
// Derived: orders.customer and tickets.customer.
[[nodiscard]] expr::Model shop_model();

class Shop {
 public:
  // Times are on Paris's clock, and the run is as of 2026-06-01 12:00 there.
  Shop();
  explicit Shop(expr::Model shop_model);

  // Adds a table: a line of column names, then one line per row, cells between bars, an empty cell for unknown. Types
  // are the model's. A line that begins with '=' names the file that the following rows come from.
  Shop& add(const std::string& table, std::string_view text);

  // Links a table with an order_id column to orders. Orders must have been added.
  Shop& link(const std::string& child);

  [[nodiscard]] expr::Presence presence() const;

  // The value of an expression for every row: "unknown", "true", "12.5", "2026-03-31", an ISO instant, or the text. A
  // number that is no decimal is a fraction in lowest terms, "1/3".
  [[nodiscard]] std::vector<std::string> values(const std::string& text, const std::string& table = "orders",
                                                unsigned threads = 1);

  // The only value; the table must have one row.
  [[nodiscard]] std::string value(const std::string& text, const std::string& table = "orders");

  [[nodiscard]] std::string shown(const Column& column, std::size_t row) const;

  expr::Model model;
  Dataset data;

 private:
  std::map<std::string, std::set<std::string>> present_;
};

// The error of check() as its whole text; "no error" when there is none.
[[nodiscard]] std::string error_of(const expr::Model& model, const std::string& text,
                                   const std::string& table = "orders");

}  // namespace cxkpi
