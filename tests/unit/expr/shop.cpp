#include "expr/shop.h"

#include <numeric>
#include <stdexcept>

#include "cxkpi/calendar/timestamp.h"
#include "cxkpi/error/error.h"
#include "cxkpi/expr/program.h"

namespace cxkpi {
namespace {

std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t bar = line.find('|');
    std::string_view cell = line.substr(0, bar);
    while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
    while (!cell.empty() && cell.back() == ' ') cell.remove_suffix(1);
    out.emplace_back(cell);
    if (bar == std::string_view::npos) return out;
    line.remove_prefix(bar + 1);
  }
}

std::vector<std::string_view> lines(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::size_t begin = std::min(text.find_first_not_of(' '), end);
    if (begin < end) out.push_back(text.substr(begin, end - begin));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

void push(Column& column, const std::string& cell, Dataset& data) {
  if (cell.empty()) return column.push_null();
  const TimeFormat iso;
  switch (column.type) {
    case Type::flag:
      column.flags.push_back(cell == "true" ? 1 : 0);
      return;
    case Type::number: {
      const Decimal number = Decimal::parse(cell).value();
      std::int64_t scale = column.denominator;
      for (int i = 0; i < number.decimals; ++i) scale /= 10;
      column.wide.push_back(number.mantissa * scale);
      return;
    }
    case Type::date:
      column.narrow.push_back(iso.date(cell.c_str(), data.zone).value());
      return;
    case Type::instant:
      column.wide.push_back(iso.instant(cell.c_str(), data.zone).value());
      return;
    case Type::category:
      column.narrow.push_back(data.categories.code(cell));
      return;
    case Type::key:
    case Type::text:
      column.texts.push(cell);
      return;
  }
}

std::string fraction(std::int64_t value, std::int64_t denominator) {
  const std::int64_t common = std::gcd(value, denominator);
  const std::int64_t over = value / common;
  const std::int64_t under = denominator / common;
  std::int64_t power = 1;
  for (int decimals = 0; decimals <= 9; ++decimals, power *= 10) {
    if (power % under == 0) return Decimal{over * (power / under), decimals}.text();
  }
  return std::to_string(over) + "/" + std::to_string(under);
}

}  // namespace

expr::Model shop_model() {
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

Shop::Shop() : Shop(shop_model()) {}

Shop::Shop(expr::Model shop_model) : model(std::move(shop_model)) {
  data.zone = Zone::named("Europe/Paris");
  data.as_of = TimeFormat().instant("2026-06-01 12:00", data.zone).value();
}

Shop& Shop::add(const std::string& table, std::string_view text) {
  const std::vector<std::string_view> all = lines(text);
  Table& added = data.tables.emplace_back(table);
  std::vector<Column> columns;
  std::set<std::string>& present = present_[table];
  for (const std::string& name : cells(all.at(0))) {
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
    const std::vector<std::string> row = cells(all[line]);
    if (row.size() != columns.size()) throw std::invalid_argument("cells: " + std::string(all[line]));
    for (std::size_t i = 0; i < row.size(); ++i) push(columns[i], row[i], data);
    added.add_line(++line_number);
  }
  for (Column& column : columns) added.add(std::move(column));
  return *this;
}

Shop& Shop::link(const std::string& child) {
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

expr::Presence Shop::presence() const {
  return [present = present_](std::string_view table, std::string_view column) {
    const auto found = present.find(std::string(table));
    return found != present.end() && (column.empty() || found->second.contains(std::string(column)));
  };
}

std::vector<std::string> Shop::values(const std::string& text, const std::string& table, unsigned threads) {
  const expr::Checked checked = expr::check(model, text, table);
  expr::Workspace workspace(data, model, presence(), threads);
  const Column column = workspace.evaluate(checked.formula, table);
  std::vector<std::string> out;
  for (std::size_t row = 0; row < column.size(); ++row) out.push_back(shown(column, row));
  return out;
}

std::string Shop::value(const std::string& text, const std::string& table) {
  const std::vector<std::string> all = values(text, table);
  if (all.size() != 1) throw std::invalid_argument(table + " has not one row");
  return all[0];
}

std::string Shop::shown(const Column& column, std::size_t row) const {
  const std::int64_t value = column.value(row);
  if (value == null_value) return "unknown";
  switch (column.type) {
    case Type::flag:
      return value == 1 ? "true" : "false";
    case Type::number:
      return fraction(value, column.denominator);
    case Type::date:
      return iso_date(static_cast<Day>(value));
    case Type::instant:
      return iso_instant(value, data.zone);
    default:
      return data.categories.text(static_cast<std::int32_t>(value));
  }
}

std::string error_of(const expr::Model& model, const std::string& text, const std::string& table) {
  try {
    static_cast<void>(expr::check(model, text, table));
  } catch (const Error& error) {
    return error.text();
  }
  return "no error";
}

}  // namespace cxkpi
