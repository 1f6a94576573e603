#include "exports/column_rule.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "cxkpi/error/error.h"

namespace cxkpi::exports {
namespace {

const std::vector<std::pair<std::string, Seconds>>& units() {
  static const std::vector<std::pair<std::string, Seconds>> known = {
      {"seconds", 1}, {"minutes", 60}, {"hours", 3600}, {"days", 86400}};
  return known;
}

class RuleReader {
 public:
  RuleReader(const ColumnSpec& column, const SourceSchema& schema, const TomlNodes& nodes)
      : column_(column), schema_(schema), nodes_(nodes) {}

  std::variant<ColumnRule, ConstantValue> run(const toml::table& given) {
    if (const toml::node* value = given.get("value")) {
      if (given.size() > 1) nodes_.fail(given, "a value for all rows stands alone", "write { value = \"review\" }");
      return ConstantValue{nodes_.text(*value, "value")};
    }
    for (const auto& [key, node] : given) take(key.str(), node);
    if (rule_.headers.empty())
      nodes_.fail(given, "a column is a header, or a value for all rows",
                  "write { from = \"HEADER\" } or { value = \"review\" }");
    if (rule_.after.empty() != (rule_.unit == 0))
      nodes_.fail(given, "a duration needs both 'after' and 'unit'",
                  R"(write { from = "First reply time", after = "created_at", unit = "minutes" })");
    if (!rule_.after.empty() && !rule_.time.empty())
      nodes_.fail(given, "'time' and 'after' exclude each other", "a duration has no time of day");
    return rule_;
  }

 private:
  void take(std::string_view key, const toml::node& node) {
    if (key == "from") {
      rule_.headers = node.is_array() ? nodes_.texts(node, "from") : std::vector{nodes_.text(node, "from")};
    } else if (key == "time") {
      only_for(node, key, column_.type == Type::instant, "an instant");
      rule_.time = nodes_.text(node, "time");
    } else if (key == "tz") {
      only_for(node, key, column_.type == Type::instant, "an instant");
      rule_.zone = read_zone(node, nodes_);
    } else if (key == "after") {
      only_for(node, key, column_.type == Type::instant, "an instant");
      rule_.after = base(node);
    } else if (key == "unit") {
      rule_.unit = unit(node);
    } else if (key == "fold") {
      only_for(node, key, column_.type == Type::number, "a number");
      const std::string how = nodes_.text(node, "fold");
      if (how != "sum" && how != "first") nodes_.fail(node, "'fold' is not \"" + how + "\"", R"("first" or "sum")");
      rule_.sum = how == "sum";
    } else {
      nodes_.unknown(node, key, {"from", "time", "tz", "after", "unit", "fold", "value"});
    }
  }

  void only_for(const toml::node& node, std::string_view key, bool fits, const char* what) const {
    if (fits) return;
    nodes_.fail(node, fmt::format("'{}' is for {}; {} is a {}", key, what, column_.name, name(column_.type)));
  }

  [[nodiscard]] std::string base(const toml::node& node) const {
    std::string named = nodes_.text(node, "after");
    const ColumnSpec* const spec = schema_.find(named);
    if (spec == nullptr || spec->type != Type::instant || named == column_.name)
      nodes_.fail(node, fmt::format("'after' names no other instant of {}: '{}'", schema_.name, named));
    return named;
  }

  [[nodiscard]] Seconds unit(const toml::node& node) const {
    const std::string word = nodes_.text(node, "unit");
    for (const auto& [known, seconds] : units()) {
      if (word == known) return seconds;
    }
    nodes_.fail(node, "'unit' is not \"" + word + "\"", "seconds, minutes, hours or days");
  }

  const ColumnSpec& column_;
  const SourceSchema& schema_;
  const TomlNodes& nodes_;
  ColumnRule rule_;
};

}  // namespace

namespace {

ColumnRule rule_of(const toml::node& given, const ColumnSpec& column, const SourceSchema& schema,
                   const TomlNodes& nodes) {
  if (given.is_string()) return nodes.text(given, column.name);
  auto rule = RuleReader(column, schema, nodes).run(nodes.table(given, column.name));
  if (std::holds_alternative<ConstantValue>(rule)) nodes.fail(given, "a value for all rows stands alone");
  return std::get<ColumnRule>(std::move(rule));
}

}  // namespace

std::variant<ColumnRule, ConstantValue> read_column_rule(const toml::node& given, const ColumnSpec& column,
                                                         const SourceSchema& schema, const TomlNodes& nodes) {
  if (const toml::table* table = given.as_table()) return RuleReader(column, schema, nodes).run(*table);
  if (!given.is_array()) return ColumnRule(nodes.text(given, column.name));
  const toml::array& list = nodes.list(given, column.name);
  if (list.empty()) nodes.fail(given, "the list of headers of " + column.name + " is empty");
  ColumnRule first = rule_of(list.front(), column, schema, nodes);
  for (auto other = list.begin() + 1; other != list.end(); ++other)
    first.others.push_back(rule_of(*other, column, schema, nodes));
  return first;
}

Zone read_zone(const toml::node& given, const TomlNodes& nodes) {
  try {
    return Zone::named(nodes.text(given, "tz"));
  } catch (const Error& error) {
    nodes.fail(given, error.message(), error.hint());
  }
}

}  // namespace cxkpi::exports
