// What a comment is about, by words and phrases.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cxkpi/text/lexicon.h"

namespace cxkpi {

class Themes {
 public:
  using Lists = std::vector<std::pair<std::string, std::vector<std::string>>>;

  // Each theme with its patterns ("retard*", "toujours pas reçu"); their order is kept. Throws Error(config) for more
  // than 64 themes and for a pattern without a word.
  explicit Themes(const Lists& lists);

  // The lists of src/catalogue/themes.toml, and the themes they make.
  [[nodiscard]] static const Lists& built_in_lists();
  [[nodiscard]] static const Themes& built_in();

  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

  // One bit for each theme of which a pattern is in the comment, the first theme's the lowest; 0 for none.
  [[nodiscard]] std::uint64_t find(std::string_view comment) const;

  // The names behind the bits, as "delay, service"; empty for 0.
  [[nodiscard]] std::string text(std::uint64_t bits) const;

 private:
  struct Index;
  std::vector<std::string> names_;
  std::shared_ptr<const Index> index_;
};

// How comments are read in one run: by the shop's own lists, or by the program's, which are only read when needed.
struct CommentReader {
  std::optional<Lexicon> own_lexicon;
  std::optional<Themes> own_themes;

  [[nodiscard]] const Lexicon& lexicon() const { return own_lexicon ? *own_lexicon : Lexicon::built_in(); }
  [[nodiscard]] const Themes& themes() const { return own_themes ? *own_themes : Themes::built_in(); }
};

}  // namespace cxkpi
