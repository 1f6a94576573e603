// Words and phrases to look for: "déçu*" stands for every word that begins so, "rien à redire" for three words in one
// clause. Kept as a tree of letters, so that a word is looked up in one walk over it.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "text/tokens.h"

namespace cxkpi {

class Patterns {
 public:
  Patterns();

  // The pattern's number, from 0 in the order of adding; a pattern that is there already keeps its number. −1 for a
  // text without a word or sign.
  int add(std::string_view pattern);

  struct Match {
    int pattern = -1;
    std::size_t words = 0;
  };

  // The match that begins at a token and has the most words; of those the most letters, a whole word before a
  // beginning.
  [[nodiscard]] Match longest(const Tokens& tokens, std::size_t at) const;

 private:
  struct Node {
    std::vector<std::pair<char, int>> next;
    int pattern = -1;
  };
  static constexpr char any_ending = '*';
  static constexpr char next_word = ' ';

  [[nodiscard]] int child(int node, char letter) const;
  int grow(int node, char letter);
  void walk(const Tokens& tokens, std::size_t at, std::size_t first, int node, Match& best) const;

  std::vector<Node> nodes_;
  std::array<int, 256> roots_{};  // the first letters: the one node with many branches
  int count_ = 0;
};

}  // namespace cxkpi
