// Reads the embedded sources.toml once. A mistake in it is an Error of kind config that names the entry.
#include "cxkpi/exports/schema.h"

#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "cxkpi/error/embedded.h"
#include "cxkpi/error/error.h"

namespace cxkpi {

std::span<const EmbeddedText> embedded_sources();

namespace {

struct Schemas {
  std::vector<SourceSchema> sources;
  std::map<std::string, Vocabulary, std::less<>> vocabularies;
  std::vector<std::string> updated_headers;
};

[[noreturn]] void fail(const std::string& entry, const std::string& message) {
  throw Error(ErrorKind::config, "sources.toml", entry + ": " + message);
}

std::vector<std::string> strings(const toml::table& table, std::string_view key) {
  std::vector<std::string> values;
  if (const toml::array* array = table[key].as_array()) {
    for (const toml::node& node : *array) values.push_back(node.value_or(std::string()));
  }
  return values;
}

std::vector<std::string> folded(std::vector<std::string> names) {
  for (std::string& name : names) name = fold_name(name);
  return names;
}

Type type_named(const std::string& word, const std::string& entry) {
  for (const Type type : {Type::flag, Type::number, Type::date, Type::instant, Type::category, Type::key, Type::text}) {
    if (name(type) == word) return type;
  }
  fail(entry, "'" + word + "' is no type");
}

const ColumnSpec& earlier_column(const std::vector<SourceSchema>& sources, const std::string& path,
                                 const std::string& entry) {
  for (const SourceSchema& source : sources) {
    if (!path.starts_with(source.name + ".")) continue;
    if (const ColumnSpec* column = source.find(path.substr(source.name.size() + 1))) return *column;
  }
  fail(entry, "names_of = \"" + path + "\" is no earlier column");
}

ColumnSpec read_column(const toml::table& table, const std::vector<SourceSchema>& earlier, const std::string& source) {
  ColumnSpec column;
  column.name = table["name"].value_or(std::string());
  const std::string entry = source + "." + column.name;
  column.type = type_named(table["type"].value_or(std::string()), entry);
  column.required = table["required"].value_or(false);
  column.may_be_blank = table["may_be_blank"].value_or(false);
  column.not_negative = table["not_negative"].value_or(false);
  column.adds_up = table["adds_up"].value_or(false);
  column.of_the_order = table["of_the_order"].value_or(false);
  column.telling = table["telling"].value_or(false);
  column.vocabulary = table["vocabulary"].value_or(std::string());
  column.about = table["about"].value_or(std::string());
  column.aliases = strings(table, "aliases");
  column.fallbacks = strings(table, "fallbacks");
  if (const toml::table* values = table["implied"].as_table()) {
    for (const auto& [value, headers] : *values) {
      for (const std::string& header : strings(*values, value.str()))
        column.implied.emplace(fold_name(header), std::string(value.str()));
    }
  }
  if (const auto path = table["names_of"].value<std::string>()) {
    const std::vector<std::string>& more = earlier_column(earlier, *path, entry).aliases;
    column.aliases.insert(column.aliases.begin(), more.begin(), more.end());
  }
  return column;
}

// One header must not be able to name two columns.
void check_names(const SourceSchema& source) {
  std::map<std::string, std::string> owner;
  for (const ColumnSpec& column : source.columns) {
    std::vector<std::string> names{column.name};
    names.insert(names.end(), column.aliases.begin(), column.aliases.end());
    names.insert(names.end(), column.fallbacks.begin(), column.fallbacks.end());
    for (const std::string& name : names) {
      const auto [found, added] = owner.emplace(fold_name(name), column.name);
      if (!added && found->second != column.name) {
        fail(source.name + "." + column.name, "'" + name + "' already names " + found->second);
      }
    }
  }
}

SourceSchema read_source(const toml::table& table, const std::vector<SourceSchema>& earlier) {
  SourceSchema source;
  source.name = table["name"].value_or(std::string());
  source.key = table["key"].value_or(std::string());
  source.about = table["about"].value_or(std::string());
  source.file_words = strings(table, "file_words");
  source.telling_headers = folded(strings(table, "telling_headers"));
  source.other_words = strings(table, "other_words");
  source.other_headers = folded(strings(table, "other_headers"));
  source.in_order_files = table["in_order_files"].value_or(false);
  source.items_of_orders = table["items_of_orders"].value_or(false);
  if (const toml::array* columns = table["columns"].as_array()) {
    for (const toml::node& column : *columns) {
      source.columns.push_back(read_column(*column.as_table(), earlier, source.name));
    }
  }
  if (!source.key.empty() && source.find(source.key) == nullptr) fail(source.name, "its key is none of its columns");
  check_names(source);
  return source;
}

Vocabulary read_vocabulary(const toml::table& table, const std::string& entry) {
  Vocabulary vocabulary;
  const auto add = [&](const std::string& spelling, const std::string& canonical) {
    const auto [found, added] = vocabulary.emplace(fold_name(spelling), canonical);
    if (!added && found->second != canonical) {
      fail(entry + "." + canonical, "'" + spelling + "' already means " + found->second);
    }
  };
  const toml::table* values = table["values"].as_table();
  if (values == nullptr) fail(entry, "has no values");
  for (const auto& [canonical, spellings] : *values) {
    const std::string name(canonical.str());
    add(name, name);
    for (const std::string& spelling : strings(*values, name)) add(spelling, name);
  }
  return vocabulary;
}

Schemas read_schemas() {
  Schemas schemas;
  const toml::table document = toml::parse(embedded_sources().front().text);
  for (const toml::node& source : *document["sources"].as_array()) {
    schemas.sources.push_back(read_source(*source.as_table(), schemas.sources));
  }
  schemas.updated_headers = folded(strings(document, "updated_headers"));
  for (const auto& [name, vocabulary] : *document["vocabularies"].as_table()) {
    schemas.vocabularies.emplace(name.str(), read_vocabulary(*vocabulary.as_table(), std::string(name.str())));
  }
  for (const SourceSchema& source : schemas.sources) {
    for (const ColumnSpec& column : source.columns) {
      if (!column.vocabulary.empty() && !schemas.vocabularies.contains(column.vocabulary)) {
        fail(source.name + "." + column.name, "'" + column.vocabulary + "' is no vocabulary");
      }
    }
  }
  return schemas;
}

const Schemas& schemas() {
  static const Schemas read = read_schemas();
  return read;
}

}  // namespace

const ColumnSpec* SourceSchema::find(std::string_view column) const noexcept {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const ColumnSpec& candidate) { return candidate.name == column; });
  return found == columns.end() ? nullptr : &*found;
}

std::span<const SourceSchema> source_schemas() { return schemas().sources; }

const SourceSchema* find_source(std::string_view name) {
  for (const SourceSchema& source : schemas().sources) {
    if (source.name == name) return &source;
  }
  return nullptr;
}

const std::vector<std::string>& updated_headers() { return schemas().updated_headers; }

const Vocabulary& find_vocabulary(std::string_view name) {
  static const Vocabulary none;
  const auto found = schemas().vocabularies.find(name);
  return found == schemas().vocabularies.end() ? none : found->second;
}

}  // namespace cxkpi
