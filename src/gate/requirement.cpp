// Reading requirements. Knows their form only: whether the indicator exists is judge_all's question.
#include "cxkpi/gate/requirement.h"

#include <array>
#include <utility>

#include "cxkpi/error/error.h"
#include "cxkpi/report/report.h"
#include "cxkpi/text/trimmed.h"

namespace cxkpi::gate {
namespace {

constexpr std::string_view example = "for example 'promise_rate >= 90' or 'click_to_possession.p90 <= 6'";

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
constexpr bool is_name(char c) { return is_letter(c) || is_digit(c); }

// Longer spellings first.
constexpr std::array<std::pair<std::string_view, Requirement::Op>, 7> operators{{
    {">=", Requirement::Op::at_least},
    {"<=", Requirement::Op::at_most},
    {"≥", Requirement::Op::at_least},
    {"≤", Requirement::Op::at_most},
    {">", Requirement::Op::above},
    {"<", Requirement::Op::below},
    {"=", Requirement::Op::equal},
}};

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  bool take(std::string_view token) {
    if (text_.substr(at_).substr(0, token.size()) != token) return false;
    at_ += token.size();
    return true;
  }

  // An id, with or without a part: letters, digits and underscores, at most one point between two of them.
  std::string indicator() {
    const std::size_t begin = at_;
    if (at_ == text_.size() || !is_letter(text_[at_])) fail("expected an indicator", std::string(example));
    while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    if (at_ < text_.size() && text_[at_] == '.') {
      ++at_;
      if (at_ == text_.size() || !is_name(text_[at_])) fail("expected a part such as p90", std::string(example));
      while (at_ < text_.size() && is_name(text_[at_])) ++at_;
    }
    return std::string(text_.substr(begin, at_ - begin));
  }

  Requirement::Op op() {
    for (const auto& [token, op] : operators) {
      if (take(token)) return op;
    }
    fail("expected one of >= > <= < = after the indicator", std::string(example));
  }

  void equals_sign() {
    if (!take("=")) fail("expected '=' and a number", "for example promise_rate=90");
  }

  Decimal number() {
    std::size_t end = at_;
    while (end < text_.size() &&
           (is_digit(text_[end]) || std::string_view("+-.,").find(text_[end]) != std::string::npos))
      ++end;
    const std::string_view typed = text_.substr(at_, end - at_);
    const std::size_t comma = typed.find(',');
    if (comma != std::string_view::npos) {
      at_ += comma;
      fail("unexpected comma", "decimals follow a point: 90.5");
    }
    const auto value = Decimal::parse(typed);
    if (!value) fail("expected a number", "digits with at most nine decimals: 90 or 89.5");
    at_ = end;
    return *value;
  }

  void end() {
    if (at_ != text_.size()) fail("expected nothing more", std::string(example));
  }

 private:
  [[noreturn]] void fail(std::string message, std::string hint) const {
    std::string caret;
    for (const char c : text_.substr(0, at_)) {
      const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;  // of a character already counted
      if (!continues) caret += ' ';
    }
    throw Error(ErrorKind::usage, {}, std::move(message), std::move(hint), std::string(text_) + "\n" + caret + "^");
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// The part that all forms end with.
void read_threshold(Scanner& scanner, Requirement& out) {
  scanner.skip_blanks();
  out.threshold = scanner.number();
  scanner.skip_blanks();
  out.percent = scanner.take("%");
  scanner.end();
}

Requirement parse_option(std::string_view text, Requirement::Op op, std::string_view sign) {
  const std::string_view typed = trimmed(text);
  Scanner scanner(typed);
  Requirement out;
  out.op = op;
  out.indicator = scanner.indicator();
  scanner.skip_blanks();
  scanner.equals_sign();
  read_threshold(scanner, out);
  out.text = out.indicator + " " + std::string(sign) + " " + std::string(trimmed(typed.substr(typed.find('=') + 1)));
  return out;
}

}  // namespace

std::string Requirement::base_indicator() const { return std::string(cxkpi::base_indicator(indicator)); }

std::string_view Requirement::part() const noexcept { return part_suffix(indicator); }

Requirement parse_requirement(std::string_view text) {
  const std::string_view typed = trimmed(text);
  Scanner scanner(typed);
  Requirement out;
  out.text = typed;
  out.indicator = scanner.indicator();
  scanner.skip_blanks();
  out.op = scanner.op();
  read_threshold(scanner, out);
  return out;
}

Requirement parse_fail_under(std::string_view text) { return parse_option(text, Requirement::Op::at_least, ">="); }

Requirement parse_fail_over(std::string_view text) { return parse_option(text, Requirement::Op::at_most, "<="); }

}  // namespace cxkpi::gate
