#include "render/sparkline.h"

#include <catch2/catch.hpp>
#include <vector>

using cxkpi::render::sparkline;
using Values = std::vector<std::optional<double>>;

TEST_CASE("a line goes from the left edge to the right, the lowest value at the bottom") {
  CHECK(sparkline(Values{0.0, 10.0, 5.0}) == "M2.0,26.0 L60.0,2.0 L118.0,14.0");
  CHECK(sparkline(Values{-3.0, -5.0}) == "M2.0,2.0 L118.0,26.0");
}

TEST_CASE("a line breaks where there is no value, and a value alone is a dot") {
  CHECK(sparkline(Values{1.0, std::nullopt, 1.0, 1.0}) == "M2.0,14.0 h0 M79.3,14.0 L118.0,14.0");
  CHECK(sparkline(Values{std::nullopt, 7.0}) == "M118.0,14.0 h0");
  CHECK(sparkline(Values{7.0}) == "M60.0,14.0 h0");
}

TEST_CASE("without a value there is no line") {
  CHECK(sparkline(Values{}).empty());
  CHECK(sparkline(Values{std::nullopt, std::nullopt}).empty());
}
