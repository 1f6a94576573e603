#include "exports/header_names.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace cxkpi::exports {

std::string folded_header(const std::string& name) { return name.ends_with(')') ? fold_whole(name) : fold_name(name); }

HeaderNames names_of(const SourceSchema& source) {
  HeaderNames names;
  for (std::size_t c = 0; c < source.columns.size(); ++c) {
    const ColumnSpec& column = source.columns[c];
    names.emplace(fold_name(column.name), NameMeaning{c, name_rank});
    for (const std::string& alias : column.aliases) names.emplace(folded_header(alias), NameMeaning{c, alias_rank});
    int rank = alias_rank;
    for (const std::string& fallback : column.fallbacks) names.emplace(folded_header(fallback), NameMeaning{c, ++rank});
  }
  return names;
}

std::vector<std::string> words_of_header(std::string_view name) {
  constexpr std::array<std::string_view, 7> articles = {"de", "du", "des", "d", "la", "l", "les"};
  constexpr std::string_view typographic_apostrophe = "\xE2\x80\x99";
  std::vector<std::string> words;
  std::string word;
  const auto finish = [&] {
    std::string one = fold_whole(word);
    const bool counts = !one.empty() && std::find(articles.begin(), articles.end(), one) == articles.end();
    if (counts) words.push_back(std::move(one));
    word.clear();
  };
  while (!name.empty()) {
    const bool is_apostrophe = name.starts_with(typographic_apostrophe);
    if (is_apostrophe || std::string_view(" '_-.").find(name.front()) != std::string_view::npos) {
      finish();
    } else {
      word += name.front();
    }
    name.remove_prefix(is_apostrophe ? typographic_apostrophe.size() : 1);
  }
  finish();
  return words;
}

std::string without_articles(std::string_view name) {
  std::string folded;
  for (const std::string& word : words_of_header(name)) folded += word;
  return folded;
}

HeaderNames loose_names_of(const SourceSchema& source) {
  HeaderNames names;
  std::set<std::string> unclear;
  const auto add = [&](const std::string& name, NameMeaning meaning) {
    const auto [found, added] = names.emplace(without_articles(name), meaning);
    if (!added && found->second.column != meaning.column) unclear.insert(found->first);
  };
  for (std::size_t c = 0; c < source.columns.size(); ++c) {
    for (const std::string& alias : source.columns[c].aliases) add(alias, {c, alias_rank});
    int rank = alias_rank;
    for (const std::string& fallback : source.columns[c].fallbacks) add(fallback, {c, ++rank});
  }
  for (const std::string& name : unclear) names.erase(name);
  return names;
}

}  // namespace cxkpi::exports
