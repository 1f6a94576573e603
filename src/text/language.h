// One language of a lexicon: what its words do in a comment.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "text/patterns.h"

namespace cxkpi {

struct Entry {
  bool negates = false;
  bool strengthens = false;
  bool weakens = false;
  bool turns = false;  // "but"
  int weight = 0;      // of an opinion
};

struct Language {
  std::string name;
  Patterns patterns;
  std::vector<Entry> entries;  // by pattern

  // The entry of a pattern, made when it is new; null for a pattern without a word.
  Entry* entry(const std::string& pattern);
};

struct Score {
  int total = 0;
  std::size_t known = 0;  // words that belong to the language
};

// What the comment says in this language; signs are not read.
[[nodiscard]] Score score_in(const Language& language, const Tokens& tokens);

}  // namespace cxkpi
