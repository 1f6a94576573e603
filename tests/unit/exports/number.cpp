#include "exports/number.h"

#include <catch2/catch.hpp>
#include <string>

namespace cxkpi {

using namespace exports;
namespace {

constexpr auto nothing = std::nullopt;

// The value in ten-thousandths, or "not a number", or "ambiguous".
std::string read(const char* text, std::optional<char> decimal = nothing) {
  const ParsedNumber number = parse_number(text, decimal);
  switch (number.fault) {
    case NumberFault::none:
      return std::to_string(number.value);
    case NumberFault::not_a_number:
      return "not a number";
    case NumberFault::ambiguous:
      return "ambiguous";
  }
  return {};
}

}  // namespace

TEST_CASE("a percentage is so many hundredths") {
  CHECK(read("27.78%") == "2778");
  CHECK(read("27,785 %", ',') == "2779");
  CHECK(read("-27.785%") == "-2779");
  CHECK(read("100\xC2\xA0%") == "10000");
  CHECK(read("%") == "not a number");
  CHECK(read("5%%") == "not a number");
}

TEST_CASE("plain numbers are read exactly, in ten-thousandths") {
  CHECK(read("0") == "0");
  CHECK(read("12") == "120000");
  CHECK(read("12.5") == "125000");
  CHECK(read("99.90") == "999000");
  CHECK(read("121401.0") == "1214010000");
  CHECK(read("0.0001") == "1");
  CHECK(read(".5") == "5000");
  CHECK(read("007") == "70000");
  CHECK(read(" 12 ") == "120000");
}

TEST_CASE("a sign may stand in front, also before or behind the currency") {
  CHECK(read("-3") == "-30000");
  CHECK(read("+3") == "30000");
  CHECK(read("- 3") == "-30000");
  CHECK(read("\u22123") == "-30000");
  CHECK(read("-€5") == "-50000");
  CHECK(read("€-5") == "-50000");
  CHECK(read("-0") == "0");
  for (const char* text : {"--3", "-€-5", "3-", "-", "+"}) CHECK(read(text) == "not a number");
}

TEST_CASE("a comma that cannot part thousands is a decimal mark") {
  CHECK(read("29,90") == "299000");
  CHECK(read("12,5") == "125000");
  CHECK(read("12,3456") == "123456");
  CHECK(read("0,125") == "1250");
  CHECK(read("-0,125") == "-1250");
  CHECK(read(",125") == "1250");
  CHECK(read("2024,994") == "20249940");
  CHECK(read("1 234,567") == "12345670");
}

TEST_CASE("a comma that may part thousands or decimals is not guessed") {
  CHECK(read("1,234") == "ambiguous");
  CHECK(read("-12,000 €") == "ambiguous");
  CHECK(read("1,234", ',') == "12340");
  CHECK(read("1,234", '.') == "12340000");
}

TEST_CASE("where both marks occur the later one is decimal") {
  CHECK(read("1,234.50") == "12345000");
  CHECK(read("1.234,50") == "12345000");
  CHECK(read("1,234,567.8") == "12345678000");
  CHECK(read("1.234.567,8") == "12345678000");
}

TEST_CASE("a mark that occurs twice parts thousands") {
  CHECK(read("1,234,567") == "12345670000");
  CHECK(read("1.234.567") == "12345670000");
  CHECK(read("1.234") == "12340");
}

TEST_CASE("blanks of any kind part thousands") {
  CHECK(read("1 234") == "12340000");
  CHECK(read("1\u00A0234,50") == "12345000");
  CHECK(read("1\u202F234\u202F567,5") == "12345675000");
  CHECK(read("1\u2009234.5") == "12345000");
}

TEST_CASE("the config's decimal mark wins, and the other one parts thousands") {
  CHECK(read("12,5", ',') == "125000");
  CHECK(read("1.234", ',') == "12340000");
  CHECK(read("1.234,5", ',') == "12345000");
  CHECK(read("12.5", ',') == "not a number");
  CHECK(read("12,5", '.') == "not a number");
  CHECK(read("1,234.5", '.') == "12345000");
}

TEST_CASE("thousands are parted in threes or not at all") {
  for (const char* text :
       {"12 34", "1 2345", "1234 567", "1,23,456.7", "1 234 56", "1 234,567.8", "1 234.567,8", "1.234,567.8"}) {
    CAPTURE(text);
    CHECK(read(text) == "not a number");
  }
}

TEST_CASE("a currency sign or code may stand on one side") {
  for (const char* text : {"90 €", "€90", "€ 90", "90€", "EUR 90", "90 EUR", "90,00 €", "$90.00", "US$ 90", "R$90",
                           "CHF90", "£90", "90\u00A0€", "90 ₽"}) {
    CAPTURE(text);
    CHECK(read(text) == "900000");
  }
  for (const char* text : {"€90€", "EURO 90", "90 euros", "E90", "EUR", "€"}) {
    CAPTURE(text);
    CHECK(read(text) == "not a number");
  }
}

TEST_CASE("more than four decimals are rounded half away from zero") {
  CHECK(read("0.00005") == "1");
  CHECK(read("0.00004999") == "0");
  CHECK(read("-0.00005") == "-1");
  CHECK(read("11.09000015") == "110900");
  CHECK(read("0,999950") == "10000");
}

TEST_CASE("what does not fit is no number") {
  CHECK(read("922337203685477.5807") == "9223372036854775807");
  CHECK(read("922337203685477.5808") == "not a number");
  CHECK(read("-922337203685477.5807") == "-9223372036854775807");
  CHECK(read("922337203685477.58075") == "not a number");
  CHECK(read("99999999999999999999") == "not a number");
  CHECK(read("000000000000000000000000000000000000000000000000000001") == "not a number");
}

TEST_CASE("what is no amount is refused") {
  for (const char* text : {"abc", "12a", "1e5", "1.03006E+13", "1.2.3", "1..2", "12.", "12,", ".", ",", "0x10", "inf",
                           "'33101", "(5)", "5 5", "1/2", "1:30"}) {
    CAPTURE(text);
    CHECK(read(text) == "not a number");
  }
}

}  // namespace cxkpi
