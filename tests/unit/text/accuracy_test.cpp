// How well comments are read, measured on comments written and labelled for this project (tests/comments): precision is
// how often what the program says is so, recall how much of what is so it says. The lexicon and the themes were written
// without these comments, then mended with the odd ones in view and the totals of the even ones known: these are the
// fairer measure. Run by hand to see the figures: build/release/tests/test_text "[accuracy]".
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "cxkpi/text/themes.h"

namespace cxkpi {
namespace {

struct Labelled {
  std::string polarity;
  std::set<std::string> themes;
  std::string comment;
};

std::set<std::string> parted(const std::string& list, const std::string& separator) {
  std::set<std::string> out;
  for (std::size_t begin = 0; begin < list.size();) {
    const std::size_t end = std::min(list.find(separator, begin), list.size());
    out.insert(list.substr(begin, end - begin));
    begin = end + separator.size();
  }
  return out;
}

struct Sample {
  std::string name;
  std::vector<Labelled> comments;
};

// Of a language, the comments in view when the lists were mended, then those that were not.
std::vector<Sample> samples(const std::string& language) {
  std::ifstream file(std::string(CXKPI_SOURCE_DIR) + "/tests/comments/" + language + ".tsv");
  std::vector<Sample> out{{language + " in view", {}}, {language + " unseen", {}}};
  std::string line;
  std::getline(file, line);
  for (std::size_t number = 0; std::getline(file, line); ++number) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    out[number % 2].comments.push_back(
        {line.substr(0, first), parted(line.substr(first + 1, second - first - 1), ","), line.substr(second + 1)});
  }
  return out;
}

struct Tally {
  int said = 0;
  int is = 0;
  int both = 0;

  void add(bool says, bool holds) {
    said += says ? 1 : 0;
    is += holds ? 1 : 0;
    both += says && holds ? 1 : 0;
  }
  [[nodiscard]] double precision() const { return said == 0 ? 0 : static_cast<double>(both) / said; }
  [[nodiscard]] double recall() const { return is == 0 ? 0 : static_cast<double>(both) / is; }
  void print(const std::string& sample, const std::string& what) const {
    std::printf("%-10s  %-10s  precision %5.1f %%  recall %5.1f %%  (%d of %d said, %d labelled)\n", sample.c_str(),
                what.c_str(), 100 * precision(), 100 * recall(), both, said, is);
  }
};

std::string polarity_of(const std::string& comment) {
  const int score = Lexicon::built_in().score(comment);
  return score < 0 ? "negative" : score > 0 ? "positive" : "neutral";
}

// What is wrong with one comment, for who mends the lists: CXKPI_SHOW_MISREAD=1.
void show_misread(const std::string& said, const std::string& is, const std::string& comment) {
  if (std::getenv("CXKPI_SHOW_MISREAD") != nullptr && said != is)
    std::printf("  [%s] is [%s]: %s\n", said.c_str(), is.c_str(), comment.c_str());
}

std::string joined(const std::set<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

}  // namespace

TEST_CASE("polarity of labelled comments", "[accuracy]") {
  const std::string language = GENERATE("fr", "en");
  for (const Sample& sample : samples(language)) {
    REQUIRE(sample.comments.size() >= 100);
    std::map<std::string, Tally> tallies;
    for (const Labelled& one : sample.comments) {
      const std::string said = polarity_of(one.comment);
      if (sample.name.ends_with("in view")) show_misread(said, one.polarity, one.comment);
      for (const char* polarity : {"negative", "neutral", "positive"})
        tallies[polarity].add(said == polarity, one.polarity == polarity);
    }
    for (const auto& [polarity, tally] : tallies) tally.print(sample.name, polarity);
    CHECK(tallies["negative"].precision() >= 0.85);
    CHECK(tallies["negative"].recall() >= 0.80);
    CHECK(tallies["positive"].precision() >= 0.80);
    CHECK(tallies["positive"].recall() >= 0.85);
  }
}

TEST_CASE("themes of labelled comments", "[accuracy]") {
  const std::string language = GENERATE("fr", "en");
  for (const Sample& sample : samples(language)) {
    std::map<std::string, Tally> tallies;
    Tally all;
    for (const Labelled& one : sample.comments) {
      const Themes& themes = Themes::built_in();
      const std::set<std::string> said = parted(themes.text(themes.find(one.comment)), ", ");
      if (sample.name.ends_with("in view")) show_misread(joined(said), joined(one.themes), one.comment);
      for (const std::string& theme : themes.names()) {
        tallies[theme].add(said.count(theme) > 0, one.themes.count(theme) > 0);
        all.add(said.count(theme) > 0, one.themes.count(theme) > 0);
      }
    }
    for (const auto& [theme, tally] : tallies) tally.print(sample.name, theme);
    all.print(sample.name, "all themes");
    CHECK(all.precision() >= 0.80);
    CHECK(all.recall() >= 0.70);
  }
}

}  // namespace cxkpi
