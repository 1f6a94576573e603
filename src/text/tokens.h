// A comment as its words, folded, each in its clause.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cxkpi {

struct Token {
  std::size_t begin;  // in Tokens::folded
  std::size_t end;
  int clause;    // counts the marks of punctuation before it
  bool is_sign;  // an emoji or another sign, as written
};

struct Tokens {
  std::string folded;
  std::vector<Token> list;

  [[nodiscard]] std::string_view word(std::size_t at) const {
    return std::string_view(folded).substr(list[at].begin, list[at].end - list[at].begin);
  }
};

// Words are runs of letters and digits; a letter written three times or more counts once ("suuuper"). Apostrophes,
// hyphens and spaces part words, other punctuation of a sentence ends a clause. A sign (an emoji, a smiley such as
// ":)") is a token of its own.
[[nodiscard]] Tokens tokens_of(std::string_view text);

}  // namespace cxkpi
