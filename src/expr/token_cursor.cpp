#include "expr/token_cursor.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "cxkpi/error/error.h"

namespace cxkpi::expr {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

const Token& TokenCursor::peek(std::size_t ahead) const noexcept {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

bool TokenCursor::is_word(std::string_view word, std::size_t ahead) const {
  return peek(ahead).kind == TokenKind::word && lower(peek(ahead).text) == word;
}

bool TokenCursor::is_symbol(std::string_view symbol, std::size_t ahead) const {
  return peek(ahead).kind == TokenKind::symbol && peek(ahead).text == symbol;
}

Token TokenCursor::take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }

bool TokenCursor::take_word(std::string_view word) {
  if (!is_word(word)) return false;
  take();
  return true;
}

bool TokenCursor::take_symbol(std::string_view symbol) {
  if (!is_symbol(symbol)) return false;
  take();
  return true;
}

void TokenCursor::expect_word(std::string_view word) {
  if (!take_word(word)) fail(peek().span, "expected '" + std::string(word) + "', found " + shown(peek()));
}

void TokenCursor::expect_symbol(std::string_view symbol) {
  if (!take_symbol(symbol)) fail(peek().span, "expected '" + std::string(symbol) + "', found " + shown(peek()));
}

std::string TokenCursor::shown(const Token& token) {
  return token.kind == TokenKind::end ? "the end" : "'" + token.text + "'";
}

void TokenCursor::fail(Span span, const std::string& message, const std::string& hint) const {
  throw Error(ErrorKind::expression, "", message, hint, caret(source_, span));
}

Tree TokenCursor::finished(Tree tree, std::size_t begin) const {
  tree.span = {begin, end_of_last()};
  for (const std::vector<Tree>* children : {&tree.args, &tree.where, &tree.order}) {
    for (const Tree& child : *children) tree.height = std::max(tree.height, child.height + 1);
  }
  if (tree.height > deepest_nesting) fail_too_deep(tree.span);
  return tree;
}

Tree TokenCursor::joined(Op op, std::vector<Tree> args, std::size_t begin) const {
  Tree tree;
  tree.op = op;
  tree.args = std::move(args);
  return finished(std::move(tree), begin);
}

}  // namespace cxkpi::expr
