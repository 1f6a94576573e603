#include <catch2/catch.hpp>

#include "expr/random_trees.h"

using namespace cxkpi;
using namespace cxkpi::expr;

TEST_CASE("what is printed is read back as the same tree, and printed alike") {
  RandomTrees trees(20260401);
  std::size_t characters = 0;
  for (int round = 0; round < 4000; ++round) {
    const Tree tree = trees.tree(round % 5);
    const std::string text = print(tree);
    CAPTURE(text);
    const Tree read = parse(text);
    REQUIRE(same(read, tree));
    REQUIRE(print(read) == text);
    characters += text.size();
  }
  CHECK(characters > 100'000);  // they are not all leaves
}

TEST_CASE("dates of all years are printed as they are read") {
  for (const char* text : {"date '0001-01-01'", "date '0987-12-31'", "date '1600-02-29'", "date '9999-12-31'"}) {
    CHECK(print(parse(text)) == text);
  }
}
