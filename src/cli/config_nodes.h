// Reading a config file's nodes by the form they must have. What does not fit is an error with file and line.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"

namespace cxkpi::cli {

class ConfigNodes {
 public:
  explicit ConfigNodes(std::string path) : path_(std::move(path)) {}

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
  [[nodiscard]] const toml::table& table(const toml::node& node, std::string_view key) const {
    if (node.as_table() == nullptr)
      fail(node, "'" + std::string(key) + "' must be a table", "write [" + std::string(key) + "]");
    return *node.as_table();
  }
  [[nodiscard]] std::string text(const toml::node& node, std::string_view key) const {
    if (node.as_string() == nullptr)
      fail(node, "'" + std::string(key) + "' must be a text", "write " + std::string(key) + " = \"…\"");
    return node.as_string()->get();
  }
  [[nodiscard]] const toml::array& list(const toml::node& node, std::string_view key) const {
    if (node.as_array() == nullptr)
      fail(node, "'" + std::string(key) + "' must be a list", "write " + std::string(key) + " = [ … ]");
    return *node.as_array();
  }

 private:
  std::string path_;
};

}  // namespace cxkpi::cli
