// Properties of decimals and quotients on random figures; decimal.cpp has the examples.
#include "cxkpi/stats/decimal.h"

#include <catch2/catch.hpp>
#include <random>

using namespace cxkpi;

namespace {

// -1 below the threshold, 0 on it, 1 above.
int side(Quotient value, Decimal threshold) {
  const std::strong_ordering order = compare(value, threshold);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

}  // namespace

TEST_CASE("any decimal's text reads back as the same number") {
  std::mt19937_64 random(1);
  for (int i = 0; i < 5000; ++i) {
    const Decimal decimal{static_cast<std::int64_t>(random() % 2000000000000) - 1000000000000,
                          static_cast<int>(random() % 10)};
    const auto back = Decimal::parse(decimal.text());
    CAPTURE(decimal.mantissa, decimal.decimals);
    REQUIRE(back);
    std::int64_t cut = 1;  // the power of ten by which trailing zeros shortened it
    for (int d = back->decimals; d < decimal.decimals; ++d) cut *= 10;
    REQUIRE(back->mantissa * cut == decimal.mantissa);
  }
}

TEST_CASE("a decimal made of a mantissa and places is written in full") {
  CHECK(Decimal{5, 3}.text() == "0.005");
  CHECK(Decimal{-5, 1}.text() == "-0.5");
  CHECK(Decimal{1234, 2}.text() == "12.34");
  CHECK(Decimal{}.text() == "0");
}

TEST_CASE("one order less in 10^18 is seen, though the doubles are equal") {
  const Int128 population = Int128{1000000000000000000} + 10;
  const Int128 hits = population / 10 * 9;
  CHECK(side({hits * 100, population}, {90, 0}) == 0);
  CHECK(side({(hits - 1) * 100, population}, {90, 0}) == -1);
  CHECK(side({(hits + 1) * 100, population}, {90, 0}) == 1);
  CHECK(Quotient{(hits - 1) * 100, population}.value() == 90.0);
}

TEST_CASE("quotients and thresholds compare as whole numbers do across their denominators") {
  std::mt19937_64 random(2);
  for (int i = 0; i < 5000; ++i) {
    const auto numerator = static_cast<std::int64_t>(random() % 200000) - 100000;
    const auto denominator = 1 + static_cast<std::int64_t>(random() % 1000);
    const Decimal threshold{static_cast<std::int64_t>(random() % 2000) - 1000, static_cast<int>(random() % 3)};
    const std::int64_t power = threshold.decimals == 0 ? 1 : threshold.decimals == 1 ? 10 : 100;
    const std::int64_t left = numerator * power;
    const std::int64_t right = threshold.mantissa * denominator;
    CAPTURE(numerator, denominator, threshold.text());
    REQUIRE(side({numerator, denominator}, threshold) == (left < right ? -1 : left > right ? 1 : 0));
    REQUIRE(side({numerator, denominator}, {threshold.mantissa * 10000, threshold.decimals + 4}) ==
            side({numerator, denominator}, threshold));
  }
}
