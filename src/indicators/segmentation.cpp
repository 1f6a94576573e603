#include "cxkpi/indicators/segmentation.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "cxkpi/expr/program.h"

namespace cxkpi {
namespace {

constexpr std::size_t most_segments = 10'000;

// No value when the text is an expression about the table's rows, else what is wrong.
std::optional<Error> misfit(const expr::Model& model, const std::string& text, std::string_view table) {
  try {
    static_cast<void>(expr::check(model, text, table));
    return std::nullopt;
  } catch (const Error& error) {
    return error;
  }
}

// The first column of an expression that does not exist there, as "orders.reason"; empty when all do.
std::string absent_column(const expr::Model& model, const expr::Tree& tree, const std::string& table) {
  if (tree.op == expr::Op::column) {
    const std::string owner = tree.table.empty() ? table : "orders";
    return model.type_of(owner, tree.name, false) ? "" : owner + "." + tree.name;
  }
  const std::string& inner = tree.op == expr::Op::aggregate ? tree.table : table;
  for (const std::vector<expr::Tree>* children : {&tree.args, &tree.where, &tree.order}) {
    for (const expr::Tree& child : *children) {
      if (std::string name = absent_column(model, child, inner); !name.empty()) return name;
    }
  }
  return {};
}

// Free text names no groups.
bool has_column(const expr::Model& model, std::string_view table, std::string_view name) {
  const std::optional<expr::ValueType> type = model.type_of(table, name, false);
  return type && type->type != Type::text;
}

// Rounded to six decimals, half away from zero, without trailing zeros.
std::string number_text(std::int64_t value, std::int64_t denominator) {
  constexpr Int128 millionth = 1'000'000;
  const Int128 half = value < 0 ? -Int128{denominator} : Int128{denominator};
  Int128 rounded = (2 * millionth * value + half) / (2 * Int128{denominator});
  int decimals = 6;
  for (; decimals > 0 && rounded % 10 == 0; --decimals) rounded /= 10;
  return Decimal{static_cast<std::int64_t>(rounded), decimals}.text();
}

// A hash of the codes of a row's dimensions, to find its segment without building texts.
struct CodesHash {
  std::size_t operator()(const std::vector<std::int64_t>& codes) const noexcept {
    std::size_t hash = 1469598103934665603U;
    for (const std::int64_t code : codes) hash = (hash ^ static_cast<std::size_t>(code)) * 1099511628211U;
    return hash;
  }
};

}  // namespace

std::string value_text(const Column& column, std::size_t row, const Dataset& data) {
  if (column.type == Type::key || column.type == Type::text) return std::string(column.texts[row]);
  const std::int64_t value = column.value(row);
  if (value == null_value) return {};
  switch (column.type) {
    case Type::flag:
      return value != 0 ? "true" : "false";
    case Type::date:
      return iso_date(static_cast<Day>(value));
    case Type::instant:
      return iso_instant(value, data.zone);
    case Type::category:
      return data.categories.text(static_cast<std::int32_t>(value));
    default:
      return number_text(value, column.denominator);
  }
}

Dimensions::Dimensions(std::vector<std::string> names, const expr::Model& model)
    : names_(std::move(names)), model_(&model) {
  std::vector<std::string> known;
  for (const std::string& table : model.tables()) {
    for (const std::string& column : model.columns(table)) {
      if (has_column(model, table, column)) known.push_back(column);
    }
  }
  for (const std::string& name : names_) {
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      throw Error(ErrorKind::usage, "", "no source has a column '" + name + "'",
                  did_you_mean(name, known, "carrier, country, channel and reason are common ones"));
    }
  }
}

std::optional<std::vector<expr::Checked>> Dimensions::on(std::string_view table, bool of_order,
                                                         Obstacle& obstacle) const {
  std::vector<expr::Checked> out;
  for (const std::string& name : names_) {
    const bool own = has_column(*model_, table, name) && (!of_order || table == "orders");
    const bool parent = table != "orders" && has_column(*model_, "orders", name);
    if (!own && !parent) {
      obstacle = {Obstacle::Option::by, (of_order ? "orders" : std::string(table)) + "." + name, "", ""};
      return std::nullopt;
    }
    out.push_back(expr::check(*model_, own ? name : "order." + name, table));
  }
  return out;
}

Filter::Filter(std::string text, const expr::Model& model) : text_(std::move(text)), model_(&model) {
  if (text_.empty()) return;
  const std::optional<Error> about_orders = misfit(model, text_, "orders");
  about_orders_ = !about_orders;
  const std::vector<std::string> tables = model.tables();
  const auto fits = [&](const std::string& table) { return !misfit(model, text_, table); };
  const auto table = about_orders_ ? std::find(tables.begin(), tables.end(), "orders")
                                   : std::find_if(tables.begin(), tables.end(), fits);
  if (table == tables.end()) throw about_orders->at("--where");
  try {
    static_cast<void>(expr::check(model, text_, *table, expr::Demand::flag));
  } catch (const Error& error) {
    throw error.at("--where");
  }
}

std::optional<Filter::Condition> Filter::on(std::string_view table, Obstacle& obstacle) const {
  const std::string about = about_orders_ ? "orders" : std::string(table);
  try {
    return Condition{about, expr::check(*model_, text_, about, expr::Demand::flag)};
  } catch (const Error& error) {
    obstacle = {Obstacle::Option::where, absent_column(*model_, expr::parse(text_), about), error.message(),
                error.hint()};
    return std::nullopt;
  }
}

std::vector<std::uint32_t> Segments::of_rows(std::string_view table, const std::vector<expr::Checked>& dimensions,
                                             const std::optional<Split>& split) {
  std::vector<Column> columns;
  columns.reserve(dimensions.size());
  for (const expr::Checked& dimension : dimensions) columns.push_back(workspace_.evaluate(dimension.formula, table));
  const std::size_t rows = workspace_.data().find(table)->rows();
  std::vector<std::uint32_t> out(rows);
  std::unordered_map<std::vector<std::int64_t>, std::uint32_t, CodesHash> by_codes;
  std::vector<std::int64_t> codes(columns.size());
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      codes[i] = columns[i].value(row);
      // Instants are too fine to group by: their civil date is meant.
      if (columns[i].type == Type::instant && codes[i] != null_value)
        codes[i] = workspace_.data().zone.day_of(codes[i]);
    }
    const auto [entry, fresh] = by_codes.try_emplace(codes, 0);
    if (fresh) {
      std::vector<std::string> values;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        std::string text = columns[i].type == Type::instant && codes[i] != null_value
                               ? iso_date(static_cast<Day>(codes[i]))
                               : value_text(columns[i], row, workspace_.data());
        values.push_back(text.empty() ? "(none)" : std::move(text));
      }
      if (split) values.push_back(split->name);
      entry->second = segment_of(values);
      if (split && split->of_lists) add_members(entry->second);
    }
    out[row] = entry->second;
  }
  return out;
}

std::uint32_t Segments::segment_of(const std::vector<std::string>& values) {
  const auto [id, added] = ids_.try_emplace(values, static_cast<std::uint32_t>(values_.size()));
  if (added) {
    values_.push_back(values);
    members_.emplace_back();
  }
  if (values_.size() > most_segments) {
    throw Error(ErrorKind::usage, "", "there are more than 10,000 segments", "choose a column with fewer values");
  }
  return id->second;
}

void Segments::add_members(std::uint32_t segment) {
  constexpr std::string_view separator = ", ";
  std::vector<std::string> values = values_[segment];
  const std::string list = values[values.size() - 2];
  std::vector<std::uint32_t> members;
  for (std::size_t begin = 0; list.find(separator) != std::string::npos && begin < list.size();) {
    const std::size_t end = std::min(list.find(separator, begin), list.size());
    values[values.size() - 2] = list.substr(begin, end - begin);
    members.push_back(segment_of(values));
    begin = end + separator.size();
  }
  members_[segment] = std::move(members);
}

}  // namespace cxkpi
