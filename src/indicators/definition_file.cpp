#include "indicators/definition_file.h"

#include <algorithm>

#include "cxkpi/error/suggest.h"
#include "indicators/definition_fields.h"
#include "indicators/toml_reader.h"

namespace cxkpi {

namespace {

// `place` is what stands before the table's name: "" or "columns.".
void read_columns(const TomlReader& reader, const toml::table& root, const std::string& place, expr::Model& model) {
  for (const auto& [table, columns] : root) {
    if (!model.has_table(table.str())) {
      reader.fail(columns, "there is no source '" + std::string(table.str()) + "'",
                  did_you_mean(table.str(), model.tables(), "write [" + place + "orders.NAME]"));
    }
    if (columns.as_table() == nullptr) reader.fail(columns, "expected [" + place + "table.column]");
    for (const auto& [name, fields] : *columns.as_table()) {
      const toml::table* given = fields.as_table();
      if (given == nullptr) reader.fail(fields, "expected [" + place + "table.column]");
      expr::DerivedColumn column;
      column.table = table.str();
      column.name = name.str();
      column.origin = reader.place(fields);
      for (const auto& [key, value] : *given) {
        if (key == "expr")
          column.text = reader.text(value, "expr");
        else if (key == "about")
          column.about = reader.text(value, "about");
        else if (key == "needs")
          column.needs = reader.needs(value);
        else
          reader.fail(value, "unknown key '" + std::string(key.str()) + "'", "expr, about, needs");
      }
      if (column.text.empty()) reader.fail(fields, "a column needs 'expr'", "expr = \"total_amount > 100\"");
      model.add_derived(std::move(column));
    }
  }
}

}  // namespace

void read_model(std::string_view text, const std::string& file, expr::Model& model) {
  const TomlReader reader(file);
  read_columns(reader, reader.parse(text), "", model);
}

void read_own_columns(std::string_view text, const std::string& file, expr::Model& model) {
  const TomlReader reader(file);
  const toml::table root = reader.parse(text);
  const toml::node* own = root.get("columns");
  if (own != nullptr) read_columns(reader, reader.table(*own, "columns"), "columns.", model);
}

void read_family(std::string_view text, const std::string& file, std::vector<Family>& families,
                 std::vector<Definition>& definitions) {
  const TomlReader reader(file);
  toml::table root = reader.parse(text);
  Family family;
  if (const toml::node* id = root.get("family")) family.id = reader.text(*id, "family");
  if (const toml::node* title = root.get("title")) family.title = reader.words(*title, "title");
  if (family.id.empty()) reader.fail(root, "the file names no family", "write family = \"delivery\" at its head");
  root.erase("family");
  root.erase("title");
  for (const auto& [id, table] : reader.tables_as_written(root)) {
    Definition definition;
    definition.id = id;
    definition.family = family.id;
    definition.origin = reader.place(*table);
    read_fields(reader, *table, definition);
    definitions.push_back(std::move(definition));
  }
  families.push_back(std::move(family));
}

void read_costs(std::string_view text, const std::string& file, std::vector<Definition>& definitions) {
  const TomlReader reader(file);
  const toml::table root = reader.parse(text);
  const toml::table* costs = root["costs"].as_table();
  if (costs == nullptr) return;
  for (const auto& [name, range] : *costs) {
    const toml::array* ends = range.as_array();
    if (ends == nullptr || ends->size() != 2) {
      reader.fail(range, "'" + std::string(name.str()) + "' must be a low and a high cost",
                  "write contact = [1.0, 3.0]");
    }
    for (Definition& definition : definitions) {
      const FieldText* cost = definition.field("cost");
      if (cost == nullptr || cost->text != name.str()) continue;
      definition.fields["low"] = {reader.decimal(ends->at(0), name.str()).text(), reader.place(range)};
      definition.fields["high"] = {reader.decimal(ends->at(1), name.str()).text(), reader.place(range)};
    }
  }
}

void read_own_indicators(std::string_view text, const std::string& file, std::vector<Family>& families,
                         std::vector<Definition>& definitions) {
  const TomlReader reader(file);
  const toml::table root = reader.parse(text);
  const toml::node* own = root.get("indicators");
  if (own == nullptr) return;
  if (own->as_table() == nullptr) reader.fail(*own, "'indicators' must be a table", "write [indicators.my_rate]");
  for (const auto& [id, table] : reader.tables_as_written(*own->as_table())) {
    const auto known = std::find_if(definitions.begin(), definitions.end(),
                                    [&name = id](const Definition& definition) { return definition.id == name; });
    if (known != definitions.end()) {
      if (table->contains("kind")) known->origin = reader.place(*table);
      read_fields(reader, *table, *known);
      continue;
    }
    Definition definition;
    definition.id = id;
    definition.family = "own";
    definition.origin = reader.place(*table);
    read_fields(reader, *table, definition);
    definitions.push_back(std::move(definition));
  }
  for (const Definition& definition : definitions) {
    const bool known = std::any_of(families.begin(), families.end(),
                                   [&](const Family& family) { return family.id == definition.family; });
    if (known) continue;
    if (definition.family == "own")
      families.push_back({"own", {"Own indicators", "Indicateurs maison"}});
    else
      families.push_back({definition.family, {definition.family, definition.family}});
  }
}

}  // namespace cxkpi
