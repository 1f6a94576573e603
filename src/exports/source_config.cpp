#include "exports/source_config.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "cxkpi/exports/exports.h"
#include "error/toml_nodes.h"
#include "exports/column_rule.h"

namespace cxkpi::exports {
namespace {

class SourceReader : private TomlNodes {
 public:
  SourceReader(const SourceSchema& schema, const std::string& file)
      : TomlNodes(file), schema_(schema), folder_(std::filesystem::path(file).parent_path()) {}

  SourceConfig run(const toml::table& given) {
    std::vector<std::string> names;
    for (const Key& key : keys) names.emplace_back(key.name);
    for (const auto& [name, node] : given) {
      const auto* const key = std::find_if(std::begin(keys), std::end(keys),
                                           [word = name.str()](const Key& known) { return known.name == word; });
      if (key == std::end(keys)) unknown(node, name.str(), names);
      (this->*key->read)(node);
    }
    return std::move(out_);
  }

  LookupConfig lookup(const toml::table& given, const std::string& name, bool with_files) const {
    LookupConfig out;
    out.name = name;
    out.origin = place(given);
    for (const auto& [key, node] : given) {
      if (key == "files" && with_files) {
        out.files = paths(node);
      } else if (key == "key") {
        out.key = text(node, "key");
      } else if (key == "on") {
        out.on = known_column(node, text(node, "on")).name;
      } else if (key == "take") {
        for (const auto& [column, header] : table(node, "take"))
          out.take[known_column(header, column.str()).name] = text(header, column.str());
      } else {
        unknown(node, key.str(), {"files", "key", "on", "take"});
      }
    }
    if ((out.files.empty() && with_files) || out.key.empty() || out.on.empty() || out.take.empty()) {
      fail(given, "a lookup needs files, key, on and take",
           "files = [\"customers.csv\"], key = \"customer_id\", on = \"customer_id\", take = { customer_id = "
           "\"person\" }");
    }
    return out;
  }

 private:
  struct Key {
    std::string_view name;
    void (SourceReader::*read)(const toml::node&);
  };
  static const std::array<Key, 18> keys;

  void files(const toml::node& node) { out_.files = paths(node); }
  void preset(const toml::node& node) {
    std::string name = text(node, "preset");
    if (name.ends_with(".toml")) name = (folder_ / name).string();
    out_.preset = std::move(name);
  }
  void delimiter(const toml::node& node) { out_.delimiter = one_of(node, "delimiter", ",;\t|"); }
  void decimal(const toml::node& node) { out_.decimal = one_of(node, "decimal", ".,"); }
  void quotes(const toml::node& node) { out_.quotes = yes_or_no(node, "quotes"); }
  void carry(const toml::node& node) { out_.carry = yes_or_no(node, "carry"); }
  void date_format(const toml::node& node) { out_.date_format = text(node, "date_format"); }
  void tz(const toml::node& node) { out_.zone = read_zone(node, *this); }
  void missing(const toml::node& node) { out_.missing = texts(node, "missing"); }
  void ignore(const toml::node& node) { out_.ignore = texts(node, "ignore"); }
  void last_by(const toml::node& node) { out_.last_by = text(node, "last_by"); }
  void only(const toml::node& node) { out_.only = filter(node, "only"); }
  void except(const toml::node& node) { out_.except = filter(node, "except"); }

  void encoding(const toml::node& node) {
    out_.encoding = text(node, "encoding");
    if (!knows_encoding(*out_.encoding))
      fail(node, "the encoding '" + *out_.encoding + "' is not known", encoding_hint);
  }

  void rows(const toml::node& node) {
    const std::string shape = text(node, "rows");
    if (shape != "each" && shape != "items" && shape != "events")
      fail(node, "'rows' is not \"" + shape + "\"", R"("each", "items" or "events")");
    if (shape != "each" && schema_.key.empty())
      fail(node, schema_.name + " have no number of their own to fold records by", R"(rows = "each")");
    out_.rows = shape == "each" ? RowShape::each : shape == "items" ? RowShape::items : RowShape::events;
  }

  void columns(const toml::node& node) {
    for (const auto& [name, given] : table(node, "columns")) {
      const ColumnSpec& column = known_column(given, name.str());
      auto rule = read_column_rule(given, column, schema_, *this);
      if (auto* constant = std::get_if<ConstantValue>(&rule)) {
        out_.constants[column.name] = std::move(constant->text);
      } else {
        out_.columns[column.name] = std::get<ColumnRule>(std::move(rule));
      }
    }
  }

  void lookups(const toml::node& node) {
    for (const auto& [name, given] : table(node, "lookup"))
      out_.lookups.push_back(lookup(table(given, name.str()), std::string(name.str()), true));
  }

  void values(const toml::node& node) {
    for (const auto& [column, mapping] : table(node, "values")) {
      auto& out = out_.values[known_column(mapping, column.str()).name];
      for (const auto& [from, to] : table(mapping, column.str())) out[std::string(from.str())] = text(to, from.str());
    }
  }

  [[nodiscard]] ValueFilter filter(const toml::node& node, std::string_view key) const {
    ValueFilter out;
    for (const auto& [header, listed] : table(node, key)) out[std::string(header.str())] = texts(listed, header.str());
    return out;
  }

  [[nodiscard]] bool yes_or_no(const toml::node& node, const std::string& key) const {
    if (node.as_boolean() == nullptr) fail(node, "'" + key + "' must be true or false");
    return node.as_boolean()->get();
  }

  [[nodiscard]] char one_of(const toml::node& node, std::string_view key, std::string_view allowed) const {
    const std::string value = text(node, key);
    if (value.size() != 1 || allowed.find(value) == std::string_view::npos) {
      fail(node, "'" + std::string(key) + "' is not \"" + value + "\"",
           key == "decimal" ? "\".\" or \",\"" : "\",\" \";\" \"\\t\" or \"|\"");
    }
    return value[0];
  }

  const ColumnSpec& known_column(const toml::node& node, std::string_view name) const {
    if (const ColumnSpec* column = schema_.find(name)) return *column;
    std::vector<std::string> names;
    for (const ColumnSpec& column : schema_.columns) names.push_back(column.name);
    fail(node, schema_.name + " has no column '" + std::string(name) + "'",
         did_you_mean(name, names, "docs/exports.md lists the columns"));
  }

  [[nodiscard]] std::vector<std::string> paths(const toml::node& node) const {
    std::vector<std::string> out;
    for (const toml::node& file : list(node, "files")) out.push_back((folder_ / text(file, "files")).string());
    return out;
  }

  const SourceSchema& schema_;
  std::filesystem::path folder_;
  SourceConfig out_;
};

// In the order in which the message on an unknown key lists them.
constinit const std::array<SourceReader::Key, 18> SourceReader::keys = {{
    {"files", &SourceReader::files},
    {"preset", &SourceReader::preset},
    {"columns", &SourceReader::columns},
    {"values", &SourceReader::values},
    {"lookup", &SourceReader::lookups},
    {"delimiter", &SourceReader::delimiter},
    {"decimal", &SourceReader::decimal},
    {"date_format", &SourceReader::date_format},
    {"tz", &SourceReader::tz},
    {"quotes", &SourceReader::quotes},
    {"encoding", &SourceReader::encoding},
    {"missing", &SourceReader::missing},
    {"rows", &SourceReader::rows},
    {"last_by", &SourceReader::last_by},
    {"carry", &SourceReader::carry},
    {"ignore", &SourceReader::ignore},
    {"only", &SourceReader::only},
    {"except", &SourceReader::except},
}};

}  // namespace

SourceConfig read_source_config(const toml::table& given, const SourceSchema& schema, const std::string& file) {
  return SourceReader(schema, file).run(given);
}

LookupConfig read_lookup_config(const toml::table& given, const std::string& name, const SourceSchema& schema,
                                const std::string& file) {
  return SourceReader(schema, file).lookup(given, name, false);
}

std::map<std::string, SourceConfig> read_source_configs(const toml::table& sources, const std::string& file) {
  const TomlNodes nodes(file);
  std::map<std::string, SourceConfig> out;
  std::vector<std::string> names;
  for (const SourceSchema& source : source_schemas()) names.push_back(source.name);
  for (const auto& [key, node] : sources) {
    const std::string name(key.str());
    const SourceSchema* const schema = find_source(name);
    if (schema == nullptr) nodes.fail(node, "there is no source '" + name + "'", did_you_mean(name, names));
    out[name] = read_source_config(nodes.table(node, name), *schema, file);
  }
  return out;
}

}  // namespace cxkpi::exports
