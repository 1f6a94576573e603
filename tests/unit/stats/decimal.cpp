// Decimals as typed, and exact comparisons with quotients.
#include "cxkpi/stats/decimal.h"

#include <catch2/catch.hpp>

using namespace cxkpi;

namespace {

// The text of the decimal that is read, or "none".
std::string reread(std::string_view text) {
  const auto decimal = Decimal::parse(text);
  return decimal ? decimal->text() : "none";
}

std::strong_ordering compared(Int128 numerator, Int128 denominator, std::string_view threshold) {
  return compare({.numerator = numerator, .denominator = denominator}, Decimal::parse(threshold).value());
}

}  // namespace

TEST_CASE("a decimal is read as typed and written without trailing zeros") {
  CHECK(reread("90") == "90");
  CHECK(reread("90.0") == "90");
  CHECK(reread("89.50") == "89.5");
  CHECK(reread("+89.996") == "89.996");
  CHECK(reread("-0.5") == "-0.5");
  CHECK(reread("-12.25") == "-12.25");
  CHECK(reread("0.000000001") == "0.000000001");
  CHECK(reread("007") == "7");
  CHECK(reread("-0") == "0");
  CHECK(reread("999999999999999999") == "999999999999999999");
  CHECK(Decimal::parse("89.50")->mantissa == 895);
  CHECK(Decimal::parse("89.50")->decimals == 1);
  CHECK(Decimal::parse("89.5")->value() == 89.5);
  CHECK(Decimal::parse("-0.1")->value() == -0.1);
}

TEST_CASE("what is no plain decimal is not read") {
  for (const char* text : {"", "-", "+", ".", ".5", "5.", "1.2.3", "1e3", "1,5", " 1", "1 ", "--1", "0x1", "nan",
                           "0.0000000001", "1000000000000000000"}) {
    CAPTURE(text);
    CHECK(reread(text) == "none");
  }
}

TEST_CASE("a quotient and a threshold are compared without rounding") {
  CHECK(compared(895, 10, "89.5") == std::strong_ordering::equal);
  CHECK(compared(8999, 10000, "0.9") == std::strong_ordering::less);
  CHECK(compared(9001, 10000, "0.9") == std::strong_ordering::greater);
  CHECK(compared(1, 3, "0.333333333") == std::strong_ordering::greater);
  CHECK(compared(1, 3, "0.333333334") == std::strong_ordering::less);
  CHECK(compared(-1, 3, "-0.333333333") == std::strong_ordering::less);
  CHECK(compared(-1, 3, "-0.333333334") == std::strong_ordering::greater);
  CHECK(compared(-1, 2, "-0.5") == std::strong_ordering::equal);
  CHECK(compared(0, 7, "0") == std::strong_ordering::equal);
  CHECK(compared(-1, 7, "0") == std::strong_ordering::less);
}

TEST_CASE("comparisons stay exact just below 10^28") {
  const Int128 large = Int128{1'000'000'000'000'000'000} * 9'999'999'999;  // 10^28 − 10^18
  CHECK(compared(large, large, "1") == std::strong_ordering::equal);
  CHECK(compared(large - 1, large, "1") == std::strong_ordering::less);
  CHECK(compared(large, large - 1, "1") == std::strong_ordering::greater);
  CHECK(compared(large, large, "999999999999999999") == std::strong_ordering::less);
  CHECK(compared(-large, large, "-999999999.999999999") == std::strong_ordering::greater);
  CHECK(compared(large, 1, "999999999999999999") == std::strong_ordering::greater);
}

TEST_CASE("a quotient's value is the nearest double for small figures") {
  CHECK(Quotient{.numerator = 8999, .denominator = 10000}.value() == 0.8999);
  CHECK(Quotient{.numerator = -1, .denominator = 4}.value() == -0.25);
}
