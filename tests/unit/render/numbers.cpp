#include "render/numbers.h"

#include <catch2/catch.hpp>
#include <charconv>
#include <cstring>
#include <limits>
#include <random>

using namespace cxkpi;
using namespace cxkpi::render;

TEST_CASE("numbers for programs are the shortest that read back, in plain notation") {
  CHECK(shortest(1384) == "1384");
  CHECK(shortest(0.95) == "0.95");
  CHECK(shortest(-0.0121) == "-0.0121");
  CHECK(shortest(0.1 + 0.2) == "0.30000000000000004");
  CHECK(shortest(1e-7) == "0.0000001");
  CHECK(shortest(123456789012) == "123456789012");
  CHECK(shortest(-0.0) == "0");
  CHECK(shortest(1e300) == "1e+300");
  CHECK(shortest(std::numeric_limits<double>::quiet_NaN()).empty());
}

TEST_CASE("any finite number for programs reads back as the same double") {
  std::mt19937_64 random(42);
  for (int i = 0; i < 20000; ++i) {
    const std::uint64_t bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value) || value == 0) continue;
    const std::string text = shortest(value);
    double back = 0;
    std::from_chars(text.data(), text.data() + text.size(), back);
    REQUIRE(back == value);
  }
}

TEST_CASE("numbers for people have their thousands apart and the decimal mark of the language") {
  CHECK(localised("1384.5", Language::en) == "1\u202f384.5");
  CHECK(localised("1384.5", Language::fr) == "1\u202f384,5");
  CHECK(localised("1234567", Language::fr) == "1\u202f234\u202f567");
  CHECK(localised("384", Language::en) == "384");
  CHECK(localised("-1384", Language::en) == "−1\u202f384");
  CHECK(localised("-0.1234", Language::fr) == "−0,1234");
  CHECK(localised("", Language::en).empty());
}

TEST_CASE("counts and large sums are whole, small sums have two decimals when they need any") {
  CHECK(counted(12846, Language::en) == "12\u202f846");
  CHECK(counted(19.5, Language::fr) == "19,50");
  CHECK(counted(21241.5, Language::en) == "21\u202f242");
  CHECK(counted(0, Language::en) == "0");
}

TEST_CASE("a target in percent becomes the share that people would write") {
  CHECK(in_unit_of_values({899, 1}, 100) == 0.899);
  CHECK(in_unit_of_values({95, 0}, 100) == 0.95);
  CHECK(in_unit_of_values({-5, 1}, 1) == -0.5);
}
