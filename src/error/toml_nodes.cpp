#include "error/toml_nodes.h"

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "error/toml_depth.h"

namespace cxkpi {
namespace {

constexpr std::size_t deepest_key = 20;

}  // namespace

toml::table TomlNodes::parse(std::string_view text) const {
  if (const std::size_t line = line_of_deep_key(text, deepest_key); line > 0) {
    throw Error(ErrorKind::config, file_ + ":" + std::to_string(line),
                "a key has more than " + std::to_string(deepest_key) + " parts", "no key here has more than five");
  }
  try {
    return toml::parse(text, file_);
  } catch (const toml::parse_error& error) {
    throw Error(ErrorKind::config, file_ + ":" + std::to_string(error.source().begin.line),
                std::string(error.description()), "texts stand in quotes; docs/usage.md shows a config file");
  }
}

std::string TomlNodes::place(const toml::node& node) const {
  return file_ + ":" + std::to_string(node.source().begin.line);
}

void TomlNodes::fail(const toml::node& node, const std::string& message, const std::string& hint) const {
  throw Error(ErrorKind::config, place(node), message, hint);
}

void TomlNodes::unknown(const toml::node& node, std::string_view key, const std::vector<std::string>& known) const {
  std::string all;
  for (const std::string& name : known) all += (all.empty() ? "the keys here are " : ", ") + name;
  fail(node, "unknown key '" + std::string(key) + "'", did_you_mean(key, known, all));
}

const toml::table& TomlNodes::table(const toml::node& node, std::string_view key) const {
  if (node.as_table() == nullptr)
    fail(node, "'" + std::string(key) + "' must be a table", "write [" + std::string(key) + "]");
  return *node.as_table();
}

std::string TomlNodes::text(const toml::node& node, std::string_view key) const {
  if (node.as_string() == nullptr)
    fail(node, "'" + std::string(key) + "' must be a text", "write " + std::string(key) + " = \"…\"");
  return node.as_string()->get();
}

const toml::array& TomlNodes::list(const toml::node& node, std::string_view key) const {
  if (node.as_array() == nullptr)
    fail(node, "'" + std::string(key) + "' must be a list", "write " + std::string(key) + " = [ … ]");
  return *node.as_array();
}

std::vector<std::string> TomlNodes::texts(const toml::node& node, std::string_view key) const {
  std::vector<std::string> out;
  for (const toml::node& entry : list(node, key)) {
    if (entry.as_string() == nullptr) fail(entry, "'" + std::string(key) + "' must hold texts");
    out.push_back(entry.as_string()->get());
  }
  return out;
}

}  // namespace cxkpi
