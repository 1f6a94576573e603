// A small shop for tests: a model with columns of every type, and tables written as text.
#pragma once

#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/error/error.h"
#include "cxkpi/expr/model.h"
#include "cxkpi/expr/program.h"
#include "cxkpi/expr/workspace.h"
#include "cxkpi/table/dataset.h"
#include "expr/table_text.h"

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

inline expr::Model shop_model() {
  constexpr expr::ValueType number{Type::number, file_number_denominator};
  constexpr expr::ValueType key{Type::key, 1};
  constexpr expr::ValueType category{Type::category, 1};
  constexpr expr::ValueType instant{Type::instant, 1};
  constexpr expr::ValueType date{Type::date, 1};
  constexpr expr::ValueType flag{Type::flag, 1};
  expr::Model model;
  const auto add = [&](const std::string& table, const std::vector<std::pair<std::string, expr::ValueType>>& columns) {
    for (const auto& [name, type] : columns) model.add_file_column(table, name, type);
  };
  add("orders", {{"order_id", key},
                 {"customer_id", key},
                 {"ordered_at", instant},
                 {"promised_on", date},
                 {"cancelled_at", instant},
                 {"status", category},
                 {"channel", category},
                 {"country", category},
                 {"total_amount", number},
                 {"item_count", number},
                 {"is_gift", flag},
                 {"note", {Type::text, 1}}});
  add("deliveries", {{"order_id", key},
                     {"carrier", category},
                     {"status", category},
                     {"shipped_at", instant},
                     {"delivered_at", instant},
                     {"promised_on", date},
                     {"weight", number},
                     {"is_signed", flag}});
  add("tickets",
      {{"order_id", key}, {"customer_id", key}, {"created_at", instant}, {"reason", category}, {"is_contact", flag}});
  add("returns", {{"order_id", key}, {"quantity", number}, {"fault", category}, {"requested_at", instant}});
  model.add_derived({"orders", "customer", "customer_id", "", "model.toml:1", {}, {}});
  model.add_derived({"tickets", "customer", "coalesce(customer_id?, order.customer_id?)", "", "model.toml:4", {}, {}});
  model.check();
  return model;
}

inline Shop::Shop() : Shop(shop_model()) {}

inline Shop::Shop(expr::Model shop_model) : model(std::move(shop_model)) {
  data.zone = Zone::named("Europe/Paris");
  data.as_of = TimeFormat().instant("2026-06-01 12:00", data.zone).value();
}

inline Shop& Shop::add(const std::string& table, std::string_view text) {
  const std::vector<std::string_view> all = table_text::lines(text);
  Table& added = data.tables.emplace_back(table);
  std::vector<Column> columns;
  std::set<std::string>& present = present_[table];
  for (const std::string& name : table_text::cells(all.at(0))) {
    const expr::ValueType type = model.type_of(table, name, true).value();
    Column column;
    column.name = name;
    column.type = type.type;
    column.denominator = type.denominator;
    columns.push_back(std::move(column));
    present.insert(name);
  }
  added.begin_file(table + ".csv");
  std::uint64_t line_number = 1;
  for (std::size_t line = 1; line < all.size(); ++line) {
    if (all[line].front() == '=') {
      added.begin_file(std::string(all[line].substr(1)));
      line_number = 1;
      continue;
    }
    const std::vector<std::string> row = table_text::cells(all[line]);
    if (row.size() != columns.size()) throw std::invalid_argument("cells: " + std::string(all[line]));
    for (std::size_t i = 0; i < row.size(); ++i) table_text::push(columns[i], row[i], data);
    added.add_line(++line_number);
  }
  for (Column& column : columns) added.add(std::move(column));
  return *this;
}

inline Shop& Shop::link(const std::string& child) {
  const Column& parents = *data.find("orders")->find("order_id");
  const Column& children = *data.find(child)->find("order_id");
  std::vector<std::int32_t> links;
  for (std::size_t row = 0; row < children.size(); ++row) {
    std::int32_t parent = -1;
    for (std::size_t order = 0; order < parents.size(); ++order) {
      const bool same = !children.texts[row].empty() && parents.texts[order] == children.texts[row];
      if (same) parent = static_cast<std::int32_t>(order);
    }
    links.push_back(parent);
  }
  data.add_link(child, Link(std::move(links), parents.size()));
  return *this;
}

inline expr::Presence Shop::presence() const {
  return [present = present_](std::string_view table, std::string_view column) {
    const auto found = present.find(std::string(table));
    return found != present.end() && (column.empty() || found->second.contains(std::string(column)));
  };
}

inline std::vector<std::string> Shop::values(const std::string& text, const std::string& table, unsigned threads) {
  const expr::Checked checked = expr::check(model, text, table);
  expr::Workspace workspace(data, model, presence(), threads);
  const Column column = workspace.evaluate(checked.formula, table);
  std::vector<std::string> out;
  for (std::size_t row = 0; row < column.size(); ++row) out.push_back(shown(column, row));
  return out;
}

inline std::string Shop::value(const std::string& text, const std::string& table) {
  const std::vector<std::string> all = values(text, table);
  if (all.size() != 1) throw std::invalid_argument(table + " has not one row");
  return all[0];
}

inline std::string Shop::shown(const Column& column, std::size_t row) const {
  const std::int64_t value = column.value(row);
  if (value == null_value) return "unknown";
  switch (column.type) {
    case Type::flag:
      return value == 1 ? "true" : "false";
    case Type::number:
      return table_text::fraction(value, column.denominator);
    case Type::date:
      return iso_date(static_cast<Day>(value));
    case Type::instant:
      return iso_instant(value, data.zone);
    default:
      return data.categories.text(static_cast<std::int32_t>(value));
  }
}

// One formula as a program, run in a memory of its own for each call.
class OneFormula {
 public:
  OneFormula(const expr::Formula& formula, const std::string& table, expr::Workspace& workspace)
      : program_(table, workspace), place_(program_.add(formula)) {}

  void run(const expr::Rows& rows, std::int64_t* out) const {
    expr::Program::Memory memory(program_);
    program_.run(rows, memory);
    std::copy_n(memory.values(place_), rows.count, out);
  }

 private:
  expr::Program program_;
  std::size_t place_;
};

inline std::string error_of(const expr::Model& model, const std::string& text, const std::string& table) {
  try {
    static_cast<void>(expr::check(model, text, table));
  } catch (const Error& error) {
    return error.text();
  }
  return "no error";
}

}  // namespace cxkpi
