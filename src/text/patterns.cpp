#include "text/patterns.h"

#include <algorithm>

namespace cxkpi {

Patterns::Patterns() : nodes_(1) { roots_.fill(-1); }

int Patterns::child(int node, char letter) const {
  if (node == 0) return roots_[static_cast<unsigned char>(letter)];
  for (const auto& [known, next] : nodes_[static_cast<std::size_t>(node)].next) {
    if (known == letter) return next;
  }
  return -1;
}

int Patterns::grow(int node, char letter) {
  if (const int known = child(node, letter); known >= 0) return known;
  const int fresh = static_cast<int>(nodes_.size());
  if (node == 0)
    roots_[static_cast<unsigned char>(letter)] = fresh;
  else
    nodes_[static_cast<std::size_t>(node)].next.emplace_back(letter, fresh);
  nodes_.emplace_back();
  return fresh;
}

int Patterns::add(std::string_view pattern) {
  int node = 0;
  for (bool first = true; !pattern.empty();) {
    const std::size_t star = pattern.find(any_ending);
    const Tokens tokens = tokens_of(pattern.substr(0, star));
    for (std::size_t word = 0; word < tokens.list.size(); ++word) {
      if (!first) node = grow(node, next_word);
      first = false;
      for (const char letter : tokens.word(word)) node = grow(node, letter);
    }
    if (star == std::string_view::npos) break;
    if (!tokens.list.empty()) node = grow(node, any_ending);
    pattern.remove_prefix(star + 1);
  }
  if (node == 0) return -1;
  int& number = nodes_[static_cast<std::size_t>(node)].pattern;
  if (number < 0) number = count_++;
  return number;
}

// Looks for longer matches than the best so far, from a node on, at the word `at` of a match that began at `first`.
void Patterns::walk(const Tokens& tokens, std::size_t at, std::size_t first, int node, Match& best) const {
  std::array<int, 64> ends{};  // the nodes at which this word may be over, the best last
  std::size_t count = 0;
  const std::string_view word = tokens.word(at);
  for (const char letter : word) {
    if (const int ending = node == 0 ? -1 : child(node, any_ending); ending >= 0 && count + 1 < ends.size())
      ends[count++] = ending;
    node = child(node, letter);
    if (node < 0) break;
  }
  if (node >= 0) {
    if (const int ending = child(node, any_ending); ending >= 0) ends[count++] = ending;
    ends[count++] = node;
  }
  while (count > 0) {
    const int end = ends[--count];
    const std::size_t words = at - first + 1;
    if (const int pattern = nodes_[static_cast<std::size_t>(end)].pattern; pattern >= 0 && words > best.words)
      best = {pattern, words};
    const bool more = at + 1 < tokens.list.size() && tokens.list[at + 1].clause == tokens.list[at].clause;
    if (const int next = more ? child(end, next_word) : -1; next >= 0) walk(tokens, at + 1, first, next, best);
  }
}

Patterns::Match Patterns::longest(const Tokens& tokens, std::size_t at) const {
  Match best;
  walk(tokens, at, at, 0, best);
  return best;
}

}  // namespace cxkpi
