#include "cxkpi/text/themes.h"

#include <algorithm>

#include "cxkpi/error/embedded.h"
#include "cxkpi/error/error.h"
#include "error/toml_nodes.h"
#include "text/patterns.h"

namespace cxkpi {

std::span<const EmbeddedText> embedded_themes();

struct Themes::Index {
  Patterns patterns;
  std::vector<std::uint64_t> bits;  // by pattern
};

Themes::Themes(const Lists& lists) {
  constexpr std::size_t most = 64;
  if (lists.size() > most) throw Error(ErrorKind::config, "", "there are more than 64 themes of comments");
  auto index = std::make_shared<Index>();
  for (const auto& [name, patterns] : lists) {
    const std::uint64_t bit = std::uint64_t{1} << names_.size();
    names_.push_back(name);
    for (const std::string& pattern : patterns) {
      const int number = index->patterns.add(pattern);
      if (number < 0)
        throw Error(ErrorKind::config, "", "theme '" + name + "': the pattern '" + pattern + "' holds no word");
      const auto place = static_cast<std::size_t>(number);
      if (place >= index->bits.size()) index->bits.resize(place + 1);
      index->bits[place] |= bit;
    }
  }
  index_ = std::move(index);
}

const Themes::Lists& Themes::built_in_lists() {
  static const Lists lists = [] {
    const EmbeddedText& file = embedded_themes()[0];
    const TomlNodes nodes{std::string(file.name)};
    const toml::table root = nodes.parse(file.text);
    Lists out;
    for (const auto& [key, node] : root) out.emplace_back(key.str(), nodes.texts(node, key.str()));
    return out;
  }();
  return lists;
}

const Themes& Themes::built_in() {
  static const Themes themes(built_in_lists());
  return themes;
}

std::uint64_t Themes::find(std::string_view comment) const {
  if (comment.empty()) return 0;
  const Tokens tokens = tokens_of(comment);
  std::uint64_t bits = 0;
  for (std::size_t at = 0; at < tokens.list.size();) {
    const Patterns::Match match = index_->patterns.longest(tokens, at);
    if (match.pattern >= 0) bits |= index_->bits[static_cast<std::size_t>(match.pattern)];
    at += std::max<std::size_t>(match.words, 1);
  }
  return bits;
}

std::string Themes::text(std::uint64_t bits) const {
  std::string out;
  for (std::size_t theme = 0; theme < names_.size(); ++theme) {
    if ((bits >> theme & 1U) == 0) continue;
    if (!out.empty()) out += ", ";
    out += names_[theme];
  }
  return out;
}

}  // namespace cxkpi
