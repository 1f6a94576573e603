// Folding, patterns, and what a lexicon makes of a comment.
#include <catch2/catch.hpp>
#include <string>

#include "cxkpi/error/error.h"
#include "cxkpi/text/fold.h"
#include "cxkpi/text/themes.h"
#include "text/patterns.h"

using namespace cxkpi;

namespace {

std::string folded(std::string_view text) {
  std::string out;
  while (!text.empty()) text.remove_prefix(fold_character(text, out));
  return out;
}

// The words of a comment, clauses parted by "|".
std::string words(std::string_view text) {
  const Tokens tokens = tokens_of(text);
  std::string out;
  for (std::size_t i = 0; i < tokens.list.size(); ++i) {
    if (i > 0) out += tokens.list[i].clause == tokens.list[i - 1].clause ? " " : " | ";
    out += tokens.word(i);
  }
  return out;
}

const Lexicon& little() {
  static const Lexicon lexicon = Lexicon::parse(R"toml(
[fr]
marks    = ["le", "et"]
negators = ["pas", "jamais"]
stronger = ["très"]
weaker   = ["un peu"]
but      = ["mais"]
[fr.words]
3  = ["parfait*"]
2  = ["bon", "rien à redire"]
-1 = ["lent*"]
-2 = ["mauvais", "jamais reçu"]
[en]
marks    = ["the", "and"]
negators = ["not"]
[en.words]
2  = ["good"]
-2 = ["lent"]
[signs.words]
1  = ["👍", ":)"]
-1 = ["👎"]
)toml",
                                                "little.toml");
  return lexicon;
}

std::string parse_error(const std::string& toml) {
  try {
    static_cast<void>(Lexicon::parse(toml, "own.toml"));
    return "none";
  } catch (const Error& error) {
    return error.where() + ": " + error.message();
  }
}

}  // namespace

TEST_CASE("letters are compared without case, accents and ligatures") {
  CHECK(folded("Déçu") == "decu");
  CHECK(folded("CŒUR") == "coeur");
  CHECK(folded("Größe № 5") == "grosseno5");
  CHECK(folded("a\xFF"
               "b") == "ab");         // a byte that is not UTF-8
  CHECK(folded("e\xCC\x81") == "e");  // an accent that stands alone
}

TEST_CASE("a comment falls into words and clauses") {
  CHECK(words("Pas l'article, mais rapide !") == "pas l article | mais rapide");
  CHECK(words("Très-bien… merci") == "tres bien | merci");
  CHECK(words("suuuuper, goood") == "super | god");
  CHECK(words("1000 €") == "1000");
  CHECK(words("merci:)") == "merci :)");
  CHECK(words("voir https://exemple.fr/a") == "voir https | exemple | fr a");
  CHECK(words("ok👍👍") == "ok 👍 👍");
  CHECK(words(" ").empty());
}

TEST_CASE("patterns: the longest phrase, a whole word before a beginning") {
  Patterns patterns;
  const int word = patterns.add("reçu");
  const int beginning = patterns.add("reç*");
  const int phrase = patterns.add("reçu* cassé*");
  CHECK(patterns.add("RECU") == word);
  CHECK(patterns.add("!*") == -1);
  const Tokens tokens = tokens_of("recu, recus cassées");
  CHECK(patterns.longest(tokens, 0).pattern == word);
  CHECK(patterns.longest(tokens, 1).pattern == phrase);
  CHECK(patterns.longest(tokens, 1).words == 2);
  CHECK(patterns.longest(tokens, 2).pattern == -1);
  CHECK(patterns.longest(tokens_of("reçues"), 0).pattern == beginning);
}

TEST_CASE("a phrase does not cross a clause") {
  Patterns patterns;
  patterns.add("jamais reçu");
  CHECK(patterns.longest(tokens_of("jamais reçu"), 0).words == 2);
  CHECK(patterns.longest(tokens_of("jamais, reçu"), 0).pattern == -1);
}

TEST_CASE("weights, negation, degree and turns") {
  CHECK(little().score("Parfaite") == 3);
  CHECK(little().score("pas bon") == -2);
  CHECK(little().score("pas un seul mot de bon") == 2);  // the negation is too far away
  CHECK(little().score("pas cher, bon") == 2);           // and ends with its clause
  CHECK(little().score("pas jamais bon") == -2);         // two negations turn once
  CHECK(little().score("très lent") == -2);
  CHECK(little().score("un peu lent") == -1);  // never below one
  CHECK(little().score("un peu mauvais") == -1);
  CHECK(little().score("bon mais lent") == 0);  // what follows a "but" counts double
  CHECK(little().score("bon mais très lent") == -2);
  CHECK(little().score("jamais reçu") == -2);  // its own negation is used up
  CHECK(little().score("rien a redire") == 2);
}

TEST_CASE("a comment is read in the language of most of its words") {
  CHECK(little().score("le colis et lent") == -1);
  CHECK(little().score("the parcel and lent") == -2);
  CHECK(little().score("good") == 2);
  CHECK(little().score("lent") == -2);  // of both: the first by name
}

TEST_CASE("signs count in any language, and no opinion is none") {
  CHECK(little().score("👍") == 1);
  CHECK(little().score("le lent :)") == 0);
  CHECK(little().score("👎👎") == -2);
  CHECK(little().score("") == 0);
  CHECK(little().score("12345") == 0);
  CHECK(little().score("\xFF\xFE") == 0);
}

TEST_CASE("what is wrong with a lexicon is told with its line") {
  CHECK(parse_error("[fr.words]\n4 = [\"bon\"]\n") == "own.toml:2: '4' is no weight");
  CHECK(parse_error("[fr.words]\n2 = [\"bon\"]\n-2 = [\"BON\"]\n").find("'bon' has two weights") != std::string::npos);
  CHECK(parse_error("[fr]\nnegator = []\n") == "own.toml:2: unknown key 'negator'");
  CHECK(parse_error("[fr]\nbut = [\"…\"]\n") == "own.toml:2: '…' holds no word");
  CHECK(parse_error("[fr.words]\n2 = [1]\n") == "own.toml:2: '2' must be a text");
  CHECK(parse_error("fr = 1\n") == "own.toml:1: 'fr' must be a table");
  CHECK(parse_error("[signs.words]\n1 = [\" \"]\n") == "own.toml:2: ' ' is no sign");
}

TEST_CASE("themes: all that a comment speaks of") {
  const Themes themes({{"delay", {"retard*", "late"}}, {"price", {"cher", "rapport qualité prix"}}});
  CHECK(themes.text(themes.find("Trop cher et en RETARD")) == "delay, price");
  CHECK(themes.text(themes.find("bon rapport qualité-prix")) == "price");
  CHECK(themes.text(themes.find("chère")).empty());
  CHECK(themes.find("") == 0);
  CHECK_THROWS_AS(Themes(Themes::Lists{{"delay", {"…"}}}), Error);
  CHECK_THROWS_AS(Themes(Themes::Lists(65, {"theme", {"word"}})), Error);
}
