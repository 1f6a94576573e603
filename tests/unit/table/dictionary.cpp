#include "cxkpi/table/dictionary.h"

#include <catch2/catch.hpp>

#include "cxkpi/table/type.h"

using namespace cxkpi;

TEST_CASE("texts have codes in the order in which they first appear") {
  Dictionary texts;
  CHECK(texts.size() == 0);
  CHECK(texts.code("web") == 0);
  CHECK(texts.code("store") == 1);
  CHECK(texts.code("web") == 0);
  CHECK(texts.code("Web") == 2);
  CHECK(texts.size() == 3);
  CHECK(texts.text(1) == "store");
}

TEST_CASE("looking a text up does not add it") {
  Dictionary texts;
  texts.code("web");
  CHECK(texts.find("web") == 0);
  CHECK(texts.find("app") == null_narrow);
  CHECK(texts.size() == 1);
}

TEST_CASE("ten thousand texts keep their codes while others are added, and when the dictionary moves") {
  Dictionary texts;
  for (int i = 0; i < 10'000; ++i) REQUIRE(texts.code("text " + std::to_string(i)) == i);
  const Dictionary moved = std::move(texts);
  for (int i = 0; i < 10'000; ++i) {
    REQUIRE(moved.text(i) == "text " + std::to_string(i));
    REQUIRE(moved.find("text " + std::to_string(i)) == i);
  }
}
