#include "indicators/toml_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "cxkpi/error/error.h"

namespace cxkpi {
namespace {

bool is_name(std::string_view name) {
  return !name.empty() && name[0] >= 'a' && name[0] <= 'z' && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

}  // namespace

Words TomlReader::words(const toml::node& node, std::string_view key) const {
  if (node.is_string()) return {text(node, key), {}};
  const toml::table* table = node.as_table();
  if (table == nullptr) fail(node, "'" + std::string(key) + "' must be a text or { en = \"…\", fr = \"…\" }");
  Words words;
  for (const auto& [name, value] : *table) {
    if (name == "en")
      words.en = text(value, "en");
    else if (name == "fr")
      words.fr = text(value, "fr");
    else
      fail(value, "unknown language '" + std::string(name.str()) + "'", "en or fr");
  }
  if (words.en.empty()) words.en = words.fr;
  return words;
}

Decimal TomlReader::decimal(const toml::node& node, std::string_view key) const {
  std::string digits;
  if (const auto* whole = node.as_integer())
    digits = std::to_string(whole->get());
  else if (const auto* real = node.as_floating_point())
    digits = fmt::format("{}", real->get());
  const std::optional<Decimal> value = Decimal::parse(digits);
  if (!value) fail(node, "'" + std::string(key) + "' must be a number with at most nine decimals");
  return *value;
}

Seconds TomlReader::duration(const toml::node& node, std::string_view key) const {
  const std::string given = text(node, key);
  std::size_t used = 0;
  long amount = 0;
  try {
    amount = std::stol(given, &used);
  } catch (const std::exception&) {
    used = 0;
  }
  const std::size_t unit_at = std::min(given.find_first_not_of(' ', used), given.size());
  const std::string unit = used == 0 ? "" : given.substr(unit_at);
  const Seconds seconds = unit == "days" || unit == "day" ? 86400 : unit == "hours" || unit == "hour" ? 3600 : 0;
  if (amount < 0 || amount > 36500 || seconds == 0) {
    fail(node, "'" + given + "' is not a duration", "write \"30 days\" or \"48 hours\"");
  }
  return amount * seconds;
}

std::vector<expr::Need> TomlReader::needs(const toml::node& node) const {
  const toml::array* list = node.as_array();
  if (list == nullptr) fail(node, "'needs' must be a list", "write needs = [\"orders.cancelled_at | orders.status\"]");
  std::vector<expr::Need> out;
  for (const toml::node& entry : *list) {
    try {
      out.push_back(expr::Need::parse(text(entry, "needs")));
    } catch (const Error& error) {
      throw error.where().empty() ? error.at(place(entry)) : error;
    }
  }
  return out;
}

std::vector<std::pair<std::string, const toml::table*>> TomlReader::tables_as_written(const toml::table& parent) const {
  std::vector<std::pair<std::string, const toml::table*>> out;
  for (const auto& [key, value] : parent) {
    const std::string name(key.str());
    const toml::table* table = value.as_table();
    if (table == nullptr) fail(value, "'" + name + "' must be a table of fields", "write [" + name + "]");
    if (!is_name(name)) fail(value, "'" + name + "' is no indicator's name", "small letters, digits and _");
    out.emplace_back(name, table);
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    const auto& left = a.second->source().begin;
    const auto& right = b.second->source().begin;
    return left.line != right.line ? left.line < right.line : left.column < right.column;
  });
  return out;
}

}  // namespace cxkpi
