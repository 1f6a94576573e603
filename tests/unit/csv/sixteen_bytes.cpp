#include "csv/sixteen_bytes.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace cxkpi::csv {

TEST_CASE("a search of sixteen bytes finds the first sought character at each position") {
  for (std::size_t at = 0; at < 16; ++at) {
    std::string text(16, 'x');
    text[at] = ',';
    if (at + 1 < 16) text[at + 1] = '\0';
    CHECK(first_of_16<',', '\0'>(text.data()) == at);
    CHECK(first_of_16<'\0', ','>(text.data()) == at);
    CHECK(first_of_16<';'>(text.data()) == 16);
  }
}

TEST_CASE("a search of sixteen bytes does not look at the seventeenth") {
  CHECK(first_of_16<','>("0123456789abcdef,") == 16);
}

TEST_CASE("the searches of this processor and the portable one agree on random bytes") {
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string text(16, '\0');
    for (char& c : text) c = "\0\n\",;\x80\xFFq"[random() % 8];
    const std::size_t plain = first_of_16_portable<'\n', '"', '\0'>(text.data());
    CHECK(first_of_16<'\n', '"', '\0'>(text.data()) == plain);
    CHECK(plain == std::min<std::size_t>(16, text.find_first_of(std::string("\n\"\0", 3))));
  }
}

}  // namespace cxkpi::csv
