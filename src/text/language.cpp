#include "text/language.h"

#include <algorithm>

namespace cxkpi {
namespace {

constexpr std::size_t reach_of_negation = 4;  // words
constexpr std::size_t reach_of_degree = 2;

// Where a word of some effect stood last.
class Mark {
 public:
  explicit Mark(std::size_t reach) : reach_(reach) {}
  void set(std::size_t at, int clause) {
    at_ = at;
    clause_ = clause;
  }
  [[nodiscard]] bool reaches(std::size_t at, int clause) const { return clause_ == clause && at - at_ <= reach_; }

 private:
  std::size_t reach_;
  std::size_t at_ = 0;
  int clause_ = -1;  // of none
};

int stronger(int weight) { return weight + (weight < 0 ? -1 : 1); }
int weaker(int weight) { return weight < 0 ? std::min(weight + 1, -1) : std::max(weight - 1, 1); }

}  // namespace

Entry* Language::entry(const std::string& pattern) {
  const int number = patterns.add(pattern);
  if (number < 0) return nullptr;
  const auto place = static_cast<std::size_t>(number);
  if (place >= entries.size()) entries.resize(place + 1);
  return &entries[place];
}

Score score_in(const Language& language, const Tokens& tokens) {
  Score score;
  Mark negation(reach_of_negation);
  Mark strength(reach_of_degree);
  Mark weakness(reach_of_degree);
  int importance = 1;
  for (std::size_t at = 0; at < tokens.list.size();) {
    const Patterns::Match match = language.patterns.longest(tokens, at);
    if (match.pattern < 0) {
      ++at;
      continue;
    }
    const Entry& entry = language.entries[static_cast<std::size_t>(match.pattern)];
    const int clause = tokens.list[at].clause;
    score.known += match.words;
    if (entry.weight != 0) {
      int weight = entry.weight;
      if (strength.reaches(at, clause)) weight = stronger(weight);
      if (weakness.reaches(at, clause)) weight = weaker(weight);
      if (negation.reaches(at, clause)) weight = -weight;
      score.total += importance * weight;
    }
    const std::size_t last = at + match.words - 1;
    if (entry.negates) negation.set(last, clause);
    if (entry.strengthens) strength.set(last, clause);
    if (entry.weakens) weakness.set(last, clause);
    if (entry.turns) {
      importance = 2;
      negation = Mark(reach_of_negation);
    }
    at += match.words;
  }
  return score;
}

}  // namespace cxkpi
