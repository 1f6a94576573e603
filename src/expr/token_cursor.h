// A place in the tokens of an expression: looking ahead, taking tokens, and making nodes of what was taken.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/expr/tree.h"
#include "expr/lexer.h"

namespace cxkpi::expr {

inline constexpr int deepest_nesting = 200;

// ASCII letters in lower case: keywords and functions are written in any case.
[[nodiscard]] std::string lower(std::string_view text);

class TokenCursor {
 public:
  // Throws Error(expression) as tokens() does.
  explicit TokenCursor(std::string_view source) : source_(source), tokens_(tokens(source)) {}

  // The token to come, or one after it; at the end, the end token again and again.
  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const noexcept;
  [[nodiscard]] bool is_word(std::string_view word, std::size_t ahead = 0) const;
  [[nodiscard]] bool is_symbol(std::string_view symbol, std::size_t ahead = 0) const;

  Token take();
  bool take_word(std::string_view word);
  bool take_symbol(std::string_view symbol);
  void expect_word(std::string_view word);
  void expect_symbol(std::string_view symbol);

  // Where the last token taken ends.
  [[nodiscard]] std::size_t end_of_last() const noexcept { return tokens_[at_ == 0 ? 0 : at_ - 1].span.end; }

  // As error messages show it: 'and', the end.
  [[nodiscard]] static std::string shown(const Token& token);

  [[noreturn]] void fail(Span span, const std::string& message, const std::string& hint = {}) const;
  [[noreturn]] void fail_too_deep(Span span) const { fail(span, "the expression is nested too deeply"); }

  // A node over everything from `begin` to the last token taken, with its height. Throws when it is too high.
  [[nodiscard]] Tree finished(Tree tree, std::size_t begin) const;
  [[nodiscard]] Tree joined(Op op, std::vector<Tree> args, std::size_t begin) const;

 private:
  std::string_view source_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace cxkpi::expr
