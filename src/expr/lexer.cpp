#include "expr/lexer.h"

#include <algorithm>
#include <array>

#include "cxkpi/error/error.h"

namespace cxkpi::expr {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr std::array<std::string_view, 3> double_symbols{"<>", "<=", ">="};
constexpr std::string_view single_symbols = "()=<>+-*/,.?";

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}

  std::vector<Token> run() {
    while (true) {
      while (at_ < source_.size() && is_blank(source_[at_])) ++at_;
      if (at_ == source_.size()) {
        const std::size_t end = out_.empty() ? 0 : out_.back().span.end;  // not after blank lines, where nobody looks
        out_.push_back({TokenKind::end, "", {end, end}});
        return std::move(out_);
      }
      next();
    }
  }

 private:
  void next() {
    const char c = source_[at_];
    if (is_digit(c)) return number();
    if (is_letter(c)) return word();
    if (c == '\'') return text();
    const std::string_view two = source_.substr(at_, 2);
    if (two == "!=" || two == "==") {
      fail({at_, at_ + 2}, "'" + std::string(two) + "' is not an operator here",
           two == "!=" ? "write '<>' for 'not equal'" : "write '=' for 'equal'");
    }
    if (std::find(double_symbols.begin(), double_symbols.end(), two) != double_symbols.end()) return symbol(2);
    if (single_symbols.find(c) != std::string_view::npos) return symbol(1);
    if (c == '"') fail({at_, at_ + 1}, "texts stand in single quotes", "write 'web'");
    std::size_t length = 1;  // show a whole UTF-8 character
    while (at_ + length < source_.size() && (static_cast<unsigned char>(source_[at_ + length]) & 0xC0U) == 0x80U)
      ++length;
    const bool printable = static_cast<unsigned char>(c) >= 0x20 && c != 0x7F;
    fail({at_, at_ + length},
         printable ? "unexpected character '" + std::string(source_.substr(at_, length)) + "'"
                   : "unexpected control character",
         "");
  }

  void number() {
    const std::size_t begin = at_;
    while (at_ < source_.size() && is_digit(source_[at_])) ++at_;
    if (at_ + 1 < source_.size() && source_[at_] == '.' && is_digit(source_[at_ + 1])) {
      ++at_;
      while (at_ < source_.size() && is_digit(source_[at_])) ++at_;
    }
    push(TokenKind::number, begin);
  }

  void word() {
    const std::size_t begin = at_;
    while (at_ < source_.size() && (is_letter(source_[at_]) || is_digit(source_[at_]))) ++at_;
    push(TokenKind::word, begin);
  }

  void text() {
    const std::size_t begin = at_++;
    std::string value;
    while (true) {
      if (at_ == source_.size()) fail({begin, begin + 1}, "this text is never closed", "add a single quote at its end");
      if (source_[at_] == '\'') {
        if (at_ + 1 < source_.size() && source_[at_ + 1] == '\'')
          ++at_;
        else
          break;
      }
      value += source_[at_++];
    }
    ++at_;
    out_.push_back({TokenKind::text, std::move(value), {begin, at_}});
  }

  void symbol(std::size_t length) {
    const std::size_t begin = at_;
    at_ += length;
    push(TokenKind::symbol, begin);
  }

  void push(TokenKind kind, std::size_t begin) {
    out_.push_back({kind, std::string(source_.substr(begin, at_ - begin)), {begin, at_}});
  }

  [[noreturn]] void fail(Span span, const std::string& message, const std::string& hint) const {
    throw Error(ErrorKind::expression, "", message, hint, caret(source_, span));
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::vector<Token> out_;
};

}  // namespace

std::vector<Token> tokens(std::string_view source) { return Lexer(source).run(); }

}  // namespace cxkpi::expr
