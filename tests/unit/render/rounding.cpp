#include "render/rounding.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

using namespace cxkpi;
using render::shown;

namespace {

std::string guarded(double value, Decimal threshold, int side, int decimals = 1) {
  const Guard guard{threshold, side};
  return shown(value, decimals, {&guard, 1});
}

// The digits of a printed number, times 10^10.
Int128 scaled(const std::string& text) {
  Int128 out = 0;
  int decimals = -1;
  for (const char c : text) {
    if (c == '.') decimals = 0;
    if (c < '0' || c > '9') continue;
    out = out * 10 + (c - '0');
    if (decimals >= 0) ++decimals;
  }
  for (int i = std::max(decimals, 0); i < 10; ++i) out *= 10;
  return text.front() == '-' ? -out : out;
}

int side_of(Int128 value, Int128 threshold) { return value < threshold ? -1 : value > threshold ? 1 : 0; }

}  // namespace

TEST_CASE("numbers are rounded to the asked decimals, halves away from zero") {
  CHECK(shown(93.38731443994602, 1) == "93.4");
  CHECK(shown(0.25, 1) == "0.3");
  CHECK(shown(-0.25, 1) == "-0.3");
  CHECK(shown(0.35, 1) == "0.4");
  CHECK(shown(2.675, 2) == "2.68");
  CHECK(shown(1384, 0) == "1384");
  CHECK(shown(1384, 1) == "1384.0");
  CHECK(shown(0.5, 0) == "1");
  CHECK(shown(-0.5, 0) == "-1");
  CHECK(shown(0.049, 1) == "0.0");
  CHECK(shown(9.99, 1) == "10.0");
  CHECK(shown(1e14, 2) == "100000000000000.00");
}

TEST_CASE("the noise of a multiplication is not shown") {
  CHECK(shown(0.29 * 100, 0) == "29");
  CHECK(shown(0.145 * 100, 0) == "15");  // 14.499999999999998 in binary
  CHECK(shown(1.005 * 100, 1) == "100.5");
}

TEST_CASE("nothing is shown as minus zero, and what is not finite as nothing") {
  CHECK(shown(-0.0, 1) == "0.0");
  CHECK(shown(-0.04, 1) == "0.0");
  CHECK(shown(std::numeric_limits<double>::quiet_NaN(), 1).empty());
  CHECK(shown(std::numeric_limits<double>::infinity(), 1).empty());
}

TEST_CASE("sums beyond the digits of a double are shown without decimals") {
  CHECK(shown(1e15, 2) == "1000000000000000");
  CHECK(shown(-1e20, 1) == "-100000000000000000000");
}

TEST_CASE("a value below its threshold is never shown on it") {
  CHECK(guarded(89.996, {90, 0}, -1) == "89.996");
  CHECK(guarded(89.99, {90, 0}, -1) == "89.99");
  CHECK(guarded(89.94, {90, 0}, -1) == "89.9");
  CHECK(guarded(89.9999999, {90, 0}, -1) == "89.9999999");
}

TEST_CASE("a value above its threshold is never shown on it") {
  CHECK(guarded(90.004, {90, 0}, 1) == "90.004");
  CHECK(guarded(30.04, {30, 0}, 1) == "30.04");
  CHECK(guarded(30.06, {30, 0}, 1) == "30.1");
}

TEST_CASE("a value on its threshold is shown on it") {
  CHECK(guarded(90, {90, 0}, 0) == "90.0");
  CHECK(guarded(89.55, {8955, 2}, 0) == "89.55");
  CHECK(guarded(89.55, {8955, 2}, 0, 0) == "89.55");
}

TEST_CASE("where fifteen digits cannot tell a value from its threshold, the nearest number on its side is shown") {
  CHECK(guarded(90, {90, 0}, -1) == "89.9999999999");
  CHECK(guarded(90, {90, 0}, 1) == "90.0000000001");
  CHECK(guarded(89.9999999999999, {90, 0}, 0) == "90.0");
  CHECK(guarded(0, {0, 0}, -1) == "-0.0000000001");
}

TEST_CASE("all guards hold at once") {
  const std::vector<Guard> guards{{{90, 0}, -1}, {{8996, 2}, 1}};
  CHECK(shown(89.962, 1, guards) == "89.962");
}

TEST_CASE("whatever the counts and the threshold, the printed share lies where the exact share does, and near it") {
  std::mt19937_64 random(20260331);
  const auto up_to = [&](std::int64_t most) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
  };
  for (int i = 0; i < 20000; ++i) {
    const std::int64_t population = 1 + up_to(i % 2 == 0 ? 50 : 3000000);
    std::int64_t hits = up_to(population);
    Decimal threshold{up_to(1000), 1};
    if (i % 3 == 0) {
      threshold = {90, 0};
      hits = std::min(population, population * 9 / 10 + up_to(2));  // at the threshold or next to it
    }
    if (i % 5 == 0) threshold = {up_to(100000000000), 9};
    const Quotient exact{Int128{hits} * 100, population};
    const auto order = compare(exact, threshold);
    const int side = order < 0 ? -1 : order > 0 ? 1 : 0;
    const int decimals = static_cast<int>(random() % 3);
    const std::string text =
        guarded(100 * (static_cast<double>(hits) / static_cast<double>(population)), threshold, side, decimals);
    CAPTURE(hits, population, threshold.text(), decimals, text);
    Int128 limit = threshold.mantissa;
    for (int d = threshold.decimals; d < 10; ++d) limit *= 10;
    REQUIRE(side_of(scaled(text), limit) == side);
    const std::size_t point = text.find('.');
    const auto places = point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
    REQUIRE(places >= decimals);
    REQUIRE(std::abs(std::stod(text) - exact.value()) <= 0.5 * std::pow(10.0, -places) + 1e-9);
  }
}

TEST_CASE("without guards the shown number is at most half a unit from the value") {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> values(-1e6, 1e6);
  for (int i = 0; i < 10000; ++i) {
    const double value = values(random);
    const int decimals = i % 4;
    const double shift = std::abs(std::stod(shown(value, decimals)) - value);
    REQUIRE(shift <= 0.5 * std::pow(10.0, -decimals) * (1 + 1e-9) + 1e-9);
  }
}

TEST_CASE("a guard made from a double takes what is nearer than noise as equal") {
  CHECK(render::guard_of(0.29 * 100, {29, 0}).side == 0);
  CHECK(render::guard_of(28.9999, {29, 0}).side == -1);
  CHECK(render::guard_of(29.0001, {29, 0}).side == 1);
}

TEST_CASE("a share short of all is not shown as all, and one above nothing not as nothing") {
  const auto natural = [](double value, bool share) {
    std::vector<Guard> guards;
    render::add_natural_guards(guards, value, share);
    return shown(value, 1, guards);
  };
  CHECK(natural(99.97, true) == "99.97");
  CHECK(natural(99.97, false) == "100.0");
  CHECK(natural(100, true) == "100.0");
  CHECK(natural(0.04, true) == "0.04");
  CHECK(natural(0, true) == "0.0");
  CHECK(natural(-0.004, false) == "-0.004");
}

TEST_CASE("counts of open things have no decimals, money has two, the rest one") {
  CHECK(render::decimals_of("stock") == 0);
  CHECK(render::decimals_of("total") == 0);
  CHECK(render::decimals_of("ratio") == 1);
  CHECK(render::decimals_of("") == 1);
}
