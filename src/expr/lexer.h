// Cuts an expression into tokens.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/expr/tree.h"

namespace cxkpi::expr {

enum class TokenKind { number, text, word, symbol, end };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;  // a text without its quotes; a symbol as written
  Span span;
};

// The last token is of kind `end`. Throws Error(expression) for a character that begins no token or an unclosed text.
[[nodiscard]] std::vector<Token> tokens(std::string_view source);

}  // namespace cxkpi::expr
