#include "indicators/definition_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cxkpi/error/suggest.h"
#include "cxkpi/indicators/calculator.h"

namespace cxkpi {
namespace {

constexpr std::array plain_keys{"kind", "family", "label", "about", "formula", "trap",  "parts",
                                "unit", "better", "warn",  "fail",  "matures", "needs", "beside"};
constexpr std::array common_fields{"from", "date", "where", "pending", "reject", "at"};

Better better_from(const TomlReader& reader, const toml::node& node) {
  const std::string word = reader.text(node, "better");
  if (word == "higher") return Better::higher;
  if (word == "lower") return Better::lower;
  if (word == "neither") return Better::neither;
  reader.fail(node, "'better' is not '" + word + "'", "higher, lower or neither");
}

// A kind's own fields that begin with "per." stand in the table `per`, and the scale multiplies what it is per.
std::vector<std::string> per_fields(const Kind& kind) {
  std::vector<std::string> names;
  for (const KindField& field : kind.fields) {
    if (field.name.starts_with("per.")) names.emplace_back(field.name.substr(4));
  }
  return names;
}

std::vector<std::string> known_keys(const Kind& kind) {
  std::vector<std::string> keys(plain_keys.begin(), plain_keys.end());
  keys.insert(keys.end(), common_fields.begin(), common_fields.end());
  for (const KindField& field : kind.fields) {
    if (field.name.find('.') == std::string_view::npos) keys.emplace_back(field.name);
  }
  if (!per_fields(kind).empty()) keys.insert(keys.end(), {"per", "scale"});
  return keys;
}

void read_per(const TomlReader& reader, const toml::node& node, const Kind& kind, Definition& definition) {
  const toml::table* table = node.as_table();
  if (table == nullptr)
    reader.fail(node, "'per' must be a table", "write per = { from = \"orders\", date = \"ordered_at\" }");
  const std::vector<std::string> names = per_fields(kind);
  for (const auto& [key, value] : *table) {
    const std::string name(key.str());
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      reader.fail(value, definition.id + ": unknown key '" + name + "' in 'per'",
                  fmt::format("{}", fmt::join(names, ", ")));
    }
    definition.fields["per." + name] = {reader.text(value, name), reader.place(value)};
  }
}

const Kind& kind_of(const TomlReader& reader, const toml::table& table, Definition& definition) {
  const toml::node* given = table.get("kind");
  if (given != nullptr) {
    const std::string name = reader.text(*given, "kind");
    if (name != definition.kind) definition.unit.clear();  // the unit was the other kind's
    definition.kind = name;
  }
  if (const Kind* kind = find_kind(definition.kind)) return *kind;
  std::vector<std::string> names;
  for (const Kind& known : kinds()) names.emplace_back(known.name);
  reader.fail(given != nullptr ? *given : static_cast<const toml::node&>(table),
              given != nullptr ? definition.id + ": there is no kind '" + definition.kind + "'"
                               : definition.id + ": an indicator needs a kind",
              did_you_mean(definition.kind, names, fmt::format("{}", fmt::join(names, ", "))));
}

std::vector<FieldText> read_beside(const TomlReader& reader, const toml::node& node) {
  std::vector<FieldText> out;
  for (const std::string& id : reader.texts(node, "beside")) out.push_back({id, reader.place(node)});
  return out;
}

void read_field(const TomlReader& reader, const Kind& kind, const std::string& name, const toml::node& value,
                Definition& definition) {
  if (name == "family")
    definition.family = reader.text(value, name);
  else if (name == "label")
    definition.label = reader.words(value, name);
  else if (name == "about")
    definition.about = reader.words(value, name);
  else if (name == "formula")
    definition.formula = reader.words(value, name);
  else if (name == "trap")
    definition.trap = reader.words(value, name);
  else if (name == "parts")
    definition.parts = reader.words(value, name);
  else if (name == "unit")
    definition.unit = reader.text(value, name);
  else if (name == "scale")
    definition.scale = reader.decimal(value, name);
  else if (name == "better")
    definition.better = better_from(reader, value);
  else if (name == "warn")
    definition.targets.warn = reader.decimal(value, name);
  else if (name == "fail")
    definition.targets.fail = reader.decimal(value, name);
  else if (name == "matures")
    definition.matures = reader.duration(value, name);
  else if (name == "needs")
    definition.needs = reader.needs(value);
  else if (name == "beside")
    definition.beside = read_beside(reader, value);
  else if (name == "per")
    read_per(reader, value, kind, definition);
  else if (name != "kind")
    definition.fields[name] = {value.is_number() ? reader.decimal(value, name).text() : reader.text(value, name),
                               reader.place(value)};
}

// A value that is past the limit has missed the target as well, so the limit is never the stricter of the two.
void check_targets(const TomlReader& reader, const toml::table& table, const Definition& definition) {
  const std::optional<Decimal>& warn = definition.targets.warn;
  const std::optional<Decimal>& fail = definition.targets.fail;
  if (!warn || !fail || definition.better == Better::neither) return;
  const std::strong_ordering order = compare({fail->mantissa, power_of_ten(fail->decimals)}, *warn);
  const bool higher = definition.better == Better::higher;
  if (higher ? order <= 0 : order >= 0) return;
  const toml::node* place = &table;
  for (const char* name : {"better", "warn", "fail"}) {
    if (table.contains(name)) place = table.get(name);
  }
  const auto named = [&](std::string_view name, const Decimal& value) {
    return fmt::format("{}{} = {}", table.contains(name) ? "" : "the built-in ", name, value.text());
  };
  reader.fail(
      *place, definition.id + ": " + named("fail", *fail) + " is stricter than " + named("warn", *warn),
      fmt::format("{} is better here: write a fail of {} or {}, or a warn of {} or {}", higher ? "higher" : "lower",
                  warn->text(), higher ? "less" : "more", fail->text(), higher ? "more" : "less"));
}

}  // namespace

void read_fields(const TomlReader& reader, const toml::table& table, Definition& definition) {
  const Kind& kind = kind_of(reader, table, definition);
  const std::vector<std::string> keys = known_keys(kind);
  for (const auto& [key, value] : table) {
    const std::string name(key.str());
    if (std::find(keys.begin(), keys.end(), name) == keys.end()) {
      reader.fail(value, definition.id + ": kind '" + definition.kind + "' has no key '" + name + "'",
                  did_you_mean(name, keys));
    }
    read_field(reader, kind, name, value, definition);
  }
  if (definition.scale.mantissa <= 0) reader.fail(table, definition.id + ": 'scale' must be above zero");
  check_targets(reader, table, definition);
  if (definition.unit.empty()) definition.unit = kind.unit;
  if (definition.unit.empty())
    reader.fail(table, definition.id + ": kind '" + definition.kind + "' needs 'unit'", "write unit = \"days\"");
  if (definition.label.en.empty()) definition.label.en = definition.id;
}

}  // namespace cxkpi
