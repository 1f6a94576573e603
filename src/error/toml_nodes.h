// Reading the nodes of a TOML file by the form they must have. What does not fit is an Error(config) with file and
// line.
#pragma once

#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <vector>

namespace cxkpi {

class TomlNodes {
 public:
  // `file` is named in errors.
  explicit TomlNodes(std::string file) : file_(std::move(file)) {}

  [[nodiscard]] toml::table parse(std::string_view text) const;

  // "delivery.toml:12".
  [[nodiscard]] std::string place(const toml::node& node) const;
  [[noreturn]] void fail(const toml::node& node, const std::string& message, const std::string& hint = {}) const;
  [[noreturn]] void unknown(const toml::node& node, std::string_view key, const std::vector<std::string>& known) const;

  // Each demands a form; `key` is named in the message.
  [[nodiscard]] const toml::table& table(const toml::node& node, std::string_view key) const;
  [[nodiscard]] std::string text(const toml::node& node, std::string_view key) const;
  [[nodiscard]] const toml::array& list(const toml::node& node, std::string_view key) const;
  [[nodiscard]] std::vector<std::string> texts(const toml::node& node, std::string_view key) const;

 private:
  std::string file_;
};

}  // namespace cxkpi
