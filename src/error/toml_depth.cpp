#include "error/toml_depth.h"

namespace cxkpi {
namespace {

class Walk {
 public:
  explicit Walk(std::string_view text) : text_(text) {}

  std::size_t line_of_deep_key(std::size_t most) {
    std::size_t dots = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '"' || c == '\'') {
        skip_text(c);
        continue;
      }
      if (c == '#') {
        skip_comment();
        continue;
      }
      if (c == '.' && ++dots >= most) return line_;
      if (c == '\n' || c == '=' || c == ',' || c == '{' || c == '[' || c == ']' || c == '}') dots = 0;
      step();
    }
    return 0;
  }

 private:
  void step() {
    if (text_[at_++] == '\n') ++line_;
  }

  void skip_comment() {
    while (at_ < text_.size() && text_[at_] != '\n') ++at_;
  }

  // One, two (an empty text) or three quotes open it; a basic text may hold escaped ones.
  void skip_text(char quote) {
    const std::string_view rest = text_.substr(at_);
    const bool long_text = rest.size() >= 3 && rest[1] == quote && rest[2] == quote;
    at_ += long_text ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n' && !long_text) return;  // never closed: the library will say so
      if (c == '\\' && quote == '"' && at_ + 1 < text_.size()) step();
      const bool closes = c == quote && (!long_text || text_.substr(at_).starts_with(rest.substr(0, 3)));
      step();
      if (!closes) continue;
      at_ += long_text ? 2 : 0;
      return;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

std::size_t line_of_deep_key(std::string_view toml, std::size_t most) { return Walk(toml).line_of_deep_key(most); }

}  // namespace cxkpi
