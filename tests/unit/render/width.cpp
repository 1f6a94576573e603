#include "render/width.h"

#include <catch2/catch.hpp>

using cxkpi::render::upper;
using cxkpi::render::width;
using cxkpi::render::wrapped;
using Lines = std::vector<std::string>;

TEST_CASE("a text is as wide as its columns, not its bytes") {
  CHECK(width("") == 0);
  CHECK(width("Livré") == 5);
  CHECK(width("Livre\u0301") == 5);  // a combining accent
  CHECK(width("日本") == 4);
  CHECK(width("1\u202f384 – 95\u00a0%") == 12);
  CHECK(width("▲▼✓✗~·—−≥") == 9);
  CHECK(width("a\xff") == 2);
}

TEST_CASE("capitals keep their accents") { CHECK(upper("Délai de livraison, à Noël") == "DÉLAI DE LIVRAISON, À NOËL"); }

TEST_CASE("lines break at blanks, and inside a word only when it is longer than a line") {
  CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrapped("one two three", 8) == Lines{"one two", "three"});
  CHECK(wrapped("one  two", 5) == Lines{"one", "two"});
  CHECK(wrapped("abcdefghij", 4) == Lines{"abcd", "efgh", "ij"});
  CHECK(wrapped("日本郵便", 5) == Lines{"日本", "郵便"});
  CHECK(wrapped("short", 20) == Lines{"short"});
  CHECK(wrapped("", 20) == Lines{""});
}

TEST_CASE("too many lines end in an ellipsis within the width") {
  CHECK(wrapped("one two three four", 7, 2) == Lines{"one two", "three …"});
  CHECK(wrapped("abcdefghij", 4, 2) == Lines{"abcd", "efg…"});
  CHECK(wrapped("one two three", 7, 2) == Lines{"one two", "three"});
}

TEST_CASE("no line is wider than asked and no word is lost") {
  const std::string text = "Promesse de livraison tenue, commandes livrées à domicile – 日本 et ailleurs";
  for (std::size_t columns = 2; columns < 80; ++columns) {
    std::string joined;
    for (const std::string& line : wrapped(text, columns)) {
      REQUIRE(width(line) <= columns);
      joined += line;
    }
    std::string without_blanks = text;
    std::erase(without_blanks, ' ');
    std::erase(joined, ' ');
    REQUIRE(joined == without_blanks);
  }
}
