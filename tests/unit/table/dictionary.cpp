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

TEST_CASE("many texts get the codes that they would get one by one") {
  std::vector<std::string> texts;
  for (int i = 0; i < 5000; ++i) texts.push_back(i % 7 == 0 ? "" : "text " + std::to_string(i * 37 % 1301));
  Dictionary together;
  Dictionary alone;
  CHECK(together.code("text 5") == alone.code("text 5"));
  const std::vector<std::int32_t> codes =
      together.codes(texts.size(), [&](std::size_t i) { return std::string_view(texts[i]); });
  std::vector<std::int32_t> expected;
  for (const std::string& text : texts) expected.push_back(text.empty() ? null_narrow : alone.code(text));
  CHECK(codes == expected);
  CHECK(together.size() == alone.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!texts[i].empty()) REQUIRE(together.text(codes[i]) == texts[i]);
  }
  CHECK(together.codes(0, [](std::size_t) { return std::string_view(); }).empty());
}
