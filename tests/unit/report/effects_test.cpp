// A move of the whole, taken apart by segment.
#include "report/effects.h"

#include <catch2/catch.hpp>
#include <random>

using namespace cxkpi;

TEST_CASE("the textbook case: every segment better, the whole worse") {
  // Two carriers: 900 of 1000 then 95 of 100 on time; now 92 of 100 and 960 of 1000. By hand: the whole goes from
  // 995 / 1100 to 1052 / 1100 because of the mix and within the segments; and backwards the other way round.
  const std::vector<SegmentMove> carriers{{92, 100, 900, 1000}, {960, 1000, 95, 100}};
  const std::vector<Effects> effects = effects_of(carriers, 1);
  REQUIRE(effects.size() == 2);
  // Weights 1/11 and 10/11 now, 10/11 and 1/11 then: mean 1/2 each. Figures 0.92 from 0.90, 0.96 from 0.95.
  CHECK(effects[0].rate == Approx(0.02 / 2));
  CHECK(effects[1].rate == Approx(0.01 / 2));
  const double whole = (1052.0 / 1100 + 995.0 / 1100) / 2;
  CHECK(effects[0].mix == Approx(-9.0 / 11 * (0.91 - whole)));
  CHECK(effects[1].mix == Approx(9.0 / 11 * (0.955 - whole)));
}

TEST_CASE("effects sum to the move, whatever the segments") {
  std::mt19937 random(7);
  const auto count = [&](int most) { return static_cast<double>(std::uniform_int_distribution<int>(0, most)(random)); };
  for (int round = 0; round < 200; ++round) {
    std::vector<SegmentMove> segments;
    for (int i = 0; i < 6; ++i) {  // some empty then, now, or both; of rates, events without a base
      segments.push_back({count(3) > 0 ? count(40) : 0, count(2) > 0 ? count(50) : 0, count(3) > 0 ? count(40) : 0,
                          count(2) > 0 ? count(50) : 0});
    }
    SegmentMove whole;
    for (const SegmentMove& s : segments) {
      whole.numerator += s.numerator;
      whole.denominator += s.denominator;
      whole.numerator_then += s.numerator_then;
      whole.denominator_then += s.denominator_then;
    }
    const std::vector<Effects> effects = effects_of(segments, 100);
    if (whole.denominator == 0 || whole.denominator_then == 0) {
      CHECK(effects.empty());
      continue;
    }
    double sum = 0;
    for (const Effects& effect : effects) sum += effect.rate + effect.mix;
    const double move = 100 * (whole.numerator / whole.denominator - whole.numerator_then / whole.denominator_then);
    CHECK(sum == Approx(move).margin(1e-9));
  }
}

TEST_CASE("a segment that is new moves the mix alone; no whole, no effects") {
  const std::vector<SegmentMove> segments{{50, 100, 50, 100}, {90, 100, 0, 0}};
  const std::vector<Effects> effects = effects_of(segments, 1);
  CHECK(effects[0].rate == Approx(0).margin(1e-12));
  CHECK(effects[1].rate == Approx(0).margin(1e-12));
  CHECK(effects[0].mix + effects[1].mix == Approx(0.7 - 0.5));
  CHECK(effects_of({}, 1).empty());
}
