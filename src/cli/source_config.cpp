#include "cli/source_config.h"

#include <filesystem>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "cxkpi/exports/schema.h"
#include "error/toml_nodes.h"

namespace cxkpi::cli {
namespace {

class SourcesReader : private TomlNodes {
 public:
  explicit SourcesReader(const std::string& path)
      : TomlNodes(path), folder_(std::filesystem::path(path).parent_path()) {}

  std::map<std::string, SourceConfig> run(const toml::table& all) const {
    std::map<std::string, SourceConfig> out;
    std::vector<std::string> names;
    for (const SourceSchema& source : source_schemas()) names.push_back(source.name);
    for (const auto& [key, node] : all) {
      const std::string name(key.str());
      if (find_source(name) == nullptr) fail(node, "there is no source '" + name + "'", did_you_mean(name, names));
      out[name] = source(table(node, name), *find_source(name));
    }
    return out;
  }

 private:
  SourceConfig source(const toml::table& given, const SourceSchema& schema) const {
    SourceConfig out;
    for (const auto& [key, node] : given) {
      if (key == "files") {
        out.files = files(node);
      } else if (key == "delimiter") {
        out.delimiter = one_of(node, "delimiter", ",;\t|");
      } else if (key == "decimal") {
        out.decimal = one_of(node, "decimal", ".,");
      } else if (key == "date_format") {
        out.date_format = text(node, "date_format");
      } else if (key == "quotes") {
        if (node.as_boolean() == nullptr) fail(node, "'quotes' must be true or false");
        out.quotes = node.as_boolean()->get();
      } else if (key == "encoding") {
        out.encoding = text(node, "encoding");
        if (!knows_encoding(*out.encoding))
          fail(node, "the encoding '" + *out.encoding + "' is not known", encoding_hint);
      } else if (key == "columns") {
        for (const auto& [column, header] : table(node, "columns")) {
          const std::string name = known_column(header, column.str(), schema);
          if (const toml::table* constant = header.as_table()) {
            out.constants[name] = constant_value(*constant);
          } else {
            out.columns[name] = text(header, column.str());
          }
        }
      } else if (key == "lookup") {
        for (const auto& [name, lookup] : table(node, "lookup")) {
          out.lookups.push_back(lookup_table(table(lookup, name.str()), std::string(name.str()), schema));
        }
      } else if (key == "values") {
        for (const auto& [column, mapping] : table(node, "values")) {
          auto& values = out.values[known_column(mapping, column.str(), schema)];
          for (const auto& [from, to] : table(mapping, column.str()))
            values[std::string(from.str())] = text(to, from.str());
        }
      } else {
        unknown(node, key.str(),
                {"files", "delimiter", "decimal", "date_format", "quotes", "encoding", "columns", "values", "lookup"});
      }
    }
    return out;
  }

  // { value = "review" }: what every row's value is.
  std::string constant_value(const toml::table& given) const {
    for (const auto& [key, node] : given) {
      if (key != "value") unknown(node, key.str(), {"value"});
    }
    const toml::node* value = given.get("value");
    if (value == nullptr)
      fail(given, "a column is a header, or a value for all rows", "write kind = { value = \"review\" }");
    return text(*value, "value");
  }

  LookupConfig lookup_table(const toml::table& given, const std::string& name, const SourceSchema& schema) const {
    LookupConfig out;
    out.name = name;
    out.origin = place(given);
    for (const auto& [key, node] : given) {
      if (key == "files") {
        out.files = files(node);
      } else if (key == "key") {
        out.key = text(node, "key");
      } else if (key == "on") {
        out.on = known_column(node, text(node, "on"), schema);
      } else if (key == "take") {
        for (const auto& [column, header] : table(node, "take")) {
          out.take[known_column(header, column.str(), schema)] = text(header, column.str());
        }
      } else {
        unknown(node, key.str(), {"files", "key", "on", "take"});
      }
    }
    if (out.files.empty() || out.key.empty() || out.on.empty() || out.take.empty()) {
      fail(given, "a lookup needs files, key, on and take",
           "files = [\"customers.csv\"], key = \"customer_id\", on = \"customer_id\", take = { customer_id = "
           "\"person\" }");
    }
    return out;
  }

  char one_of(const toml::node& node, std::string_view key, std::string_view allowed) const {
    const std::string value = text(node, key);
    if (value.size() != 1 || allowed.find(value) == std::string_view::npos) {
      fail(node, "'" + std::string(key) + "' is not \"" + value + "\"",
           key == "decimal" ? "\".\" or \",\"" : "\",\" \";\" \"\\t\" or \"|\"");
    }
    return value[0];
  }

  std::string known_column(const toml::node& node, std::string_view name, const SourceSchema& schema) const {
    if (schema.find(name) == nullptr) {
      std::vector<std::string> names;
      for (const ColumnSpec& column : schema.columns) names.push_back(column.name);
      fail(node, schema.name + " has no column '" + std::string(name) + "'",
           did_you_mean(name, names, "docs/exports.md lists the columns"));
    }
    return std::string(name);
  }

  std::vector<std::string> files(const toml::node& node) const {
    std::vector<std::string> out;
    for (const toml::node& file : list(node, "files")) out.push_back((folder_ / text(file, "files")).string());
    return out;
  }

  std::filesystem::path folder_;
};

}  // namespace

std::map<std::string, SourceConfig> read_source_configs(const toml::table& sources, const std::string& path) {
  return SourcesReader(path).run(sources);
}

}  // namespace cxkpi::cli
