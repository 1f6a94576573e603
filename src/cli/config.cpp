#include "cli/config.h"

#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "cxkpi/exports/schema.h"

namespace cxkpi::cli {
namespace {

class ConfigReader {
 public:
  explicit ConfigReader(const std::string& path) : path_(path) {}

  Config run() {
    std::ifstream file(path_, std::ios::binary);
    if (!file || std::filesystem::is_directory(path_)) {
      throw Error(ErrorKind::config, path_, "the config file cannot be read", "--no-config goes without one");
    }
    config_.path = path_;
    config_.text.assign(std::istreambuf_iterator<char>(file), {});
    toml::table root;
    try {
      root = toml::parse(config_.text, path_);
    } catch (const toml::parse_error& error) {
      throw Error(ErrorKind::config, path_ + ":" + std::to_string(error.source().begin.line),
                  std::string(error.description()), "docs/usage.md shows a config file");
    }
    for (const auto& [key, node] : root) {
      if (key == "run")
        run_table(table(node, "run"));
      else if (key == "sources")
        sources(table(node, "sources"));
      else if (key == "calendar")
        calendar(table(node, "calendar"));
      else if (key == "costs")
        costs(table(node, "costs"));
      else if (key == "requirements")
        requirements(node);
      else if (key == "events")
        events(node);
      else if (key != "indicators")
        unknown(node, key.str(), {"run", "sources", "calendar", "costs", "indicators", "requirements", "events"});
    }
    return std::move(config_);
  }

 private:
  [[nodiscard]] std::string place(const toml::node& node) const {
    return path_ + ":" + std::to_string(node.source().begin.line);
  }
  [[noreturn]] void fail(const toml::node& node, const std::string& message, const std::string& hint = {}) const {
    throw Error(ErrorKind::config, place(node), message, hint);
  }
  [[noreturn]] void unknown(const toml::node& node, std::string_view key, const std::vector<std::string>& known) const {
    std::string all;
    for (const std::string& name : known) all += (all.empty() ? "the keys here are " : ", ") + name;
    fail(node, "unknown key '" + std::string(key) + "'", did_you_mean(key, known, all));
  }
  const toml::table& table(const toml::node& node, std::string_view key) const {
    if (node.as_table() == nullptr)
      fail(node, "'" + std::string(key) + "' must be a table", "write [" + std::string(key) + "]");
    return *node.as_table();
  }
  std::string text(const toml::node& node, std::string_view key) const {
    if (node.as_string() == nullptr)
      fail(node, "'" + std::string(key) + "' must be a text", "write " + std::string(key) + " = \"…\"");
    return node.as_string()->get();
  }
  const toml::array& list(const toml::node& node, std::string_view key) const {
    if (node.as_array() == nullptr)
      fail(node, "'" + std::string(key) + "' must be a list", "write " + std::string(key) + " = [ … ]");
    return *node.as_array();
  }

  void run_table(const toml::table& run) {
    for (const auto& [key, node] : run) {
      if (key == "title")
        config_.title = text(node, "title");
      else if (key == "tz")
        config_.zone = text(node, "tz");
      else if (key == "lang")
        config_.language = language(node);
      else if (key == "as_of")
        config_.as_of = text(node, "as_of");
      else if (key == "period")
        config_.period = text(node, "period");
      else if (key == "compare")
        config_.compare = text(node, "compare");
      else if (key == "week_start")
        config_.week_start = text(node, "week_start");
      else
        unknown(node, key.str(), {"title", "tz", "lang", "as_of", "period", "compare", "week_start"});
    }
  }

  std::string language(const toml::node& node) const {
    std::string word = text(node, "lang");
    if (word != "en" && word != "fr") fail(node, "'lang' is not '" + word + "'", "en or fr");
    return word;
  }

  void sources(const toml::table& all) {
    std::vector<std::string> names;
    for (const SourceSchema& source : source_schemas()) names.push_back(source.name);
    for (const auto& [key, node] : all) {
      const std::string name(key.str());
      if (find_source(name) == nullptr) fail(node, "there is no source '" + name + "'", did_you_mean(name, names));
      config_.sources[name] = source(table(node, name), *find_source(name));
    }
  }

  SourceConfig source(const toml::table& given, const SourceSchema& schema) const {
    SourceConfig out;
    for (const auto& [key, node] : given) {
      if (key == "files") {
        const std::filesystem::path base = std::filesystem::path(path_).parent_path();
        for (const toml::node& file : list(node, "files")) out.files.push_back((base / text(file, "files")).string());
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
        if (text(node, "encoding") != "utf-8")
          fail(node, "only the encoding \"utf-8\" is read", "convert the file with iconv first");
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
        const std::filesystem::path base = std::filesystem::path(path_).parent_path();
        for (const toml::node& file : list(node, "files")) out.files.push_back((base / text(file, "files")).string());
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

  void calendar(const toml::table& given) {
    std::string hours = "mon-fri 09:00-18:00";
    std::vector<Day> holidays;
    for (const auto& [key, node] : given) {
      if (key == "working_hours")
        hours = text(node, "working_hours");
      else if (key == "holidays") {
        for (const toml::node& day : list(node, "holidays")) holidays.push_back(date(day));
      } else
        unknown(node, key.str(), {"working_hours", "holidays"});
    }
    try {
      config_.working_hours = WorkingHours::parse(hours, holidays);
    } catch (const Error& error) {
      throw error.at(place(given));
    }
  }

  Day date(const toml::node& node) const {
    YearMonthDay out{0, 0, 0};
    if (const auto* given = node.as_date()) {
      out = {given->get().year, given->get().month, given->get().day};
    } else if (const auto* words = node.as_string()) {
      const std::string& text = words->get();
      const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                          text.find_first_not_of("0123456789-") == std::string::npos;
      if (shaped) out = {std::atoi(text.c_str()), std::atoi(text.c_str() + 5), std::atoi(text.c_str() + 8)};
    }
    if (!exists(out)) fail(node, "this is not a date", "write 2026-12-25");
    return to_day(out);
  }

  // Unit costs and events are kept for the indicators and charts that use them; here they are only checked.
  void costs(const toml::table& given) const {
    for (const auto& [key, node] : given) {
      if (key != "contact") unknown(node, key.str(), {"contact"});
      const toml::array& range = list(node, "contact");
      const bool numbers = range.size() == 2 && range.get(0)->is_number() && range.get(1)->is_number();
      if (!numbers) fail(node, "'contact' must be a low and a high cost", "write contact = [1.0, 3.0]");
    }
  }

  void events(const toml::node& node) const {
    for (const toml::node& event : list(node, "events")) {
      for (const auto& [key, value] : table(event, "events")) {
        if (key == "date")
          static_cast<void>(date(value));
        else if (key == "label")
          static_cast<void>(text(value, "label"));
        else
          unknown(value, key.str(), {"date", "label"});
      }
    }
  }

  void requirements(const toml::node& node) {
    for (const toml::node& entry : list(node, "requirements")) {
      const toml::table& given = table(entry, "requirements");
      if (given.get("require") == nullptr)
        fail(entry, "a requirement needs 'require'", "write require = \"promise_rate >= 90\"");
      gate::Requirement requirement;
      try {
        requirement = gate::parse_requirement(text(*given.get("require"), "require"));
      } catch (const Error& error) {
        throw error.at(place(*given.get("require")));
      }
      for (const auto& [key, value] : given) {
        if (key == "by") {
          std::string rest = text(value, "by");
          for (std::size_t comma = rest.find(','); !rest.empty(); comma = rest.find(',')) {
            requirement.by.push_back(rest.substr(0, comma));
            rest = comma == std::string::npos ? "" : rest.substr(comma + 1);
          }
        } else if (key == "min_n") {
          if (value.as_integer() == nullptr || value.as_integer()->get() < 0)
            fail(value, "'min_n' must be a whole number");
          requirement.min_n = value.as_integer()->get();
        } else if (key != "require") {
          unknown(value, key.str(), {"require", "by", "min_n"});
        }
      }
      config_.requirements.push_back(std::move(requirement));
    }
  }

  const std::string& path_;
  Config config_;
};

}  // namespace

Config read_config(const std::string& path) { return ConfigReader(path).run(); }

}  // namespace cxkpi::cli
