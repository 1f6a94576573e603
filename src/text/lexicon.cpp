#include "cxkpi/text/lexicon.h"

#include <charconv>
#include <map>
#include <vector>

#include "cxkpi/error/embedded.h"
#include "error/toml_nodes.h"
#include "text/language.h"

namespace cxkpi {

std::span<const EmbeddedText> embedded_lexicon();

struct Lexicon::Languages {
  std::vector<Language> list;
  Patterns signs;
  std::vector<int> sign_weights;
};

namespace {

constexpr int greatest_weight = 3;
constexpr std::string_view signs_table = "signs";

class LexiconFile : private TomlNodes {
 public:
  using TomlNodes::parse;
  using TomlNodes::TomlNodes;

  Language language(const toml::table& given, const std::string& name) const {
    Language out;
    out.name = name;
    for (const auto& [key, node] : given) {
      if (key == "marks")
        each(out, node, key.str(), [](Entry&) {});
      else if (key == "negators")
        each(out, node, key.str(), [](Entry& entry) { entry.negates = true; });
      else if (key == "stronger")
        each(out, node, key.str(), [](Entry& entry) { entry.strengthens = true; });
      else if (key == "weaker")
        each(out, node, key.str(), [](Entry& entry) { entry.weakens = true; });
      else if (key == "but")
        each(out, node, key.str(), [](Entry& entry) { entry.turns = true; });
      else if (key != "words")
        unknown(node, key.str(), {"marks", "negators", "stronger", "weaker", "but", "words"});
    }
    for (const auto& [word, weight] : weights(given)) {
      Entry* const entry = out.entry(word.text);
      if (entry == nullptr) fail(*word.node, "'" + word.text + "' holds no word");
      if (entry->weight != 0 && entry->weight != weight) fail(*word.node, "'" + word.text + "' has two weights");
      entry->weight = weight;
    }
    return out;
  }

  void signs(const toml::table& given, Patterns& signs, std::vector<int>& sign_weights) const {
    for (const auto& [key, node] : given) {
      if (key != "words") unknown(node, key.str(), {"words"});
    }
    for (const auto& [word, weight] : weights(given)) {
      const int number = signs.add(word.text);
      if (number < 0) fail(*word.node, "'" + word.text + "' is no sign", "an emoji or a smiley such as :)");
      sign_weights.resize(std::max(sign_weights.size(), static_cast<std::size_t>(number) + 1));
      sign_weights[static_cast<std::size_t>(number)] = weight;
    }
  }

  const toml::table& table_of(const toml::node& node, std::string_view key) const { return table(node, key); }

 private:
  struct Word {
    std::string text;
    const toml::node* node;
  };

  template <class Set>
  void each(Language& language, const toml::node& node, std::string_view key, Set set) const {
    for (const std::string& word : texts(node, key)) {
      Entry* const entry = language.entry(word);
      if (entry == nullptr) fail(node, "'" + word + "' holds no word");
      set(*entry);
    }
  }

  std::vector<std::pair<Word, int>> weights(const toml::table& given) const {
    std::vector<std::pair<Word, int>> out;
    const toml::node* const words = given.get("words");
    if (words == nullptr) return out;
    for (const auto& [key, node] : table(*words, "words")) {
      int weight = 0;
      const std::string_view digits = key.str();
      const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), weight);
      const bool whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
      if (!whole || weight == 0 || weight > greatest_weight || weight < -greatest_weight) {
        fail(node, "'" + std::string(digits) + "' is no weight", "weights are -3, -2, -1, 1, 2 and 3");
      }
      for (const toml::node& word : list(node, digits)) out.push_back({{text(word, digits), &word}, weight});
    }
    return out;
  }
};

}  // namespace

Lexicon Lexicon::parse(std::string_view toml, const std::string& origin) {
  const LexiconFile file(origin);
  auto languages = std::make_shared<Languages>();
  const toml::table root = file.parse(toml);
  for (const auto& [key, node] : root) {
    const toml::table& given = file.table_of(node, key.str());
    if (key == signs_table)
      file.signs(given, languages->signs, languages->sign_weights);
    else
      languages->list.push_back(file.language(given, std::string(key.str())));
  }
  return Lexicon(std::move(languages));
}

const Lexicon& Lexicon::built_in() {
  static const Lexicon lexicon = parse(embedded_lexicon()[0].text, std::string(embedded_lexicon()[0].name));
  return lexicon;
}

int Lexicon::score(std::string_view comment) const {
  if (comment.empty()) return 0;
  const Tokens tokens = tokens_of(comment);
  Score best;
  for (const Language& language : languages_->list) {
    const Score score = score_in(language, tokens);
    const bool surer = score.known > best.known || (score.known == best.known && best.total == 0);
    if (surer) best = score;
  }
  int total = best.total;
  for (std::size_t at = 0; at < tokens.list.size(); ++at) {
    if (!tokens.list[at].is_sign) continue;
    const Patterns::Match match = languages_->signs.longest(tokens, at);
    if (match.pattern >= 0) total += languages_->sign_weights[static_cast<std::size_t>(match.pattern)];
  }
  return total;
}

}  // namespace cxkpi
