// The words by which a comment's opinion is told. A lexicon is a text file, so that a shop can bring its own.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace cxkpi {

class Lexicon {
 public:
  // A lexicon in the form of src/catalogue/lexicon.toml; `origin` is named in errors. Throws Error(config) with file
  // and line: an unknown key, a weight that is not −3 to 3, an entry without a word, an entry that is there twice.
  [[nodiscard]] static Lexicon parse(std::string_view toml, const std::string& origin);

  // The French and English one of the program.
  [[nodiscard]] static const Lexicon& built_in();

  // The weight of what a comment says: negative, positive, or 0 for no opinion or as much of both. The comment is read
  // in the language of which it has most words. An opinion is turned round by a negation up to four words before it in
  // its clause, is one further from zero after a strengthening word and one nearer after a weakening one, and counts
  // double after a "but". 0 for an empty comment.
  [[nodiscard]] int score(std::string_view comment) const;

 private:
  struct Languages;
  explicit Lexicon(std::shared_ptr<const Languages> languages) : languages_(std::move(languages)) {}
  std::shared_ptr<const Languages> languages_;
};

}  // namespace cxkpi
