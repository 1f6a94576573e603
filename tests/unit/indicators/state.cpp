#include "cxkpi/indicators/state.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>
#include <map>
#include <random>

#include "cxkpi/error/error.h"

using namespace cxkpi;

namespace {

using Counts = std::vector<std::pair<std::int64_t, std::int64_t>>;

Counts counts(const Histogram& histogram) {
  const auto all = histogram.counts();
  return {all.begin(), all.end()};
}

State random_state(std::mt19937& random, std::size_t most_values) {
  State state;
  for (Int128& sum : state.sums) sum = static_cast<std::int64_t>(random()) - 2'000'000'000;
  for (std::size_t count = random() % (most_values + 1); count > 0; --count) {
    state.histogram.add(static_cast<std::int64_t>(random() % 50) - 25);
  }
  return state;
}

State merged(State a, const State& b) {
  a.merge(b);
  return a;
}

// The smallest value that at least percent % of the sorted values do not exceed, by trying them all.
std::int64_t nearest_rank(std::vector<std::int64_t> values, int percent) {
  std::sort(values.begin(), values.end());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if ((i + 1) * 100 >= values.size() * static_cast<std::size_t>(percent)) return values[i];
  }
  return values.back();
}

}  // namespace

TEST_CASE("a histogram counts each value, in ascending order") {
  Histogram histogram;
  CHECK(counts(histogram).empty());
  for (const std::int64_t value : {5, -3, 5, 0, 5, -3}) histogram.add(value);
  CHECK(counts(histogram) == Counts{{-3, 2}, {0, 1}, {5, 3}});
  histogram.add(1);
  histogram.add(-9);
  CHECK(counts(histogram) == Counts{{-9, 1}, {-3, 2}, {0, 1}, {1, 1}, {5, 3}});
}

TEST_CASE("a histogram of many values counts as a map does, asked in between or not") {
  std::mt19937 random(1);
  const bool asked = GENERATE(false, true);
  Histogram histogram;
  std::map<std::int64_t, std::int64_t> expected;
  for (int i = 0; i < 20'000; ++i) {
    const auto value = static_cast<std::int64_t>(random() % 700);
    histogram.add(value);
    ++expected[value];
    if (asked && i % 1000 == 17) REQUIRE(histogram.counts().size() == expected.size());
  }
  CHECK(counts(histogram) == Counts(expected.begin(), expected.end()));
}

TEST_CASE("a histogram counts values of any range, negative ones and the extremes among them") {
  const std::int64_t range = GENERATE(values<std::int64_t>({1, 2047, 2048, 5'000'000, 1LL << 40, 1LL << 45}));
  const std::int64_t offset = GENERATE(values<std::int64_t>({0, -1'000'000, -(1LL << 44), 1LL << 50}));
  std::mt19937_64 random(6);
  Histogram histogram;
  std::map<std::int64_t, std::int64_t> expected;
  for (int i = 0; i < 9000; ++i) {
    const std::int64_t value = offset + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(range + 1));
    histogram.add(value);
    ++expected[value];
  }
  CHECK(counts(histogram) == Counts(expected.begin(), expected.end()));
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min() + 1;
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  for (int i = 0; i < 600; ++i) {
    histogram.add(i % 2 == 0 ? least : most);
    ++expected[i % 2 == 0 ? least : most];
  }
  CHECK(counts(histogram) == Counts(expected.begin(), expected.end()));
}

TEST_CASE("percentiles are those of the sorted values, nearest rank") {
  std::mt19937 random(2);
  for (int round = 0; round < 300; ++round) {
    Histogram histogram;
    std::vector<std::int64_t> values(1 + random() % 60);
    for (std::int64_t& value : values) {
      value = static_cast<std::int64_t>(random() % 12) - 6;
      histogram.add(value);
    }
    for (const int percent : {1, 25, 50, 90, 95, 99, 100}) {
      CAPTURE(values, percent);
      REQUIRE(histogram.percentile(percent) == nearest_rank(values, percent));
    }
  }
}

TEST_CASE("percentiles by hand: of ten values the fifth, the ninth and the tenth") {
  Histogram histogram;
  for (int value = 10; value > 0; --value) histogram.add(value * 10);
  CHECK(histogram.percentile(50) == 50);
  CHECK(histogram.percentile(51) == 60);
  CHECK(histogram.percentile(90) == 90);
  CHECK(histogram.percentile(91) == 100);
  CHECK(histogram.percentile(95) == 100);
  Histogram one;
  one.add(-7);
  CHECK(one.percentile(1) == -7);
  CHECK(one.percentile(100) == -7);
}

TEST_CASE("merging is associative and commutative, and the empty state changes nothing") {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    const State a = random_state(random, 80);
    const State b = random_state(random, 80);
    const State c = random_state(random, 3);
    REQUIRE(merged(merged(a, b), c) == merged(a, merged(b, c)));
    REQUIRE(merged(a, b) == merged(b, a));
    REQUIRE(merged(a, State()) == a);
    REQUIRE(merged(State(), a) == a);
  }
}

TEST_CASE("a merged state is the state of all rows, however they were divided") {
  std::mt19937 random(4);
  std::vector<State> parts(4);
  State whole;
  for (int i = 0; i < 10'000; ++i) {
    const auto value = static_cast<std::int64_t>(random() % 300);
    for (State* state : {&parts[random() % 4], &whole}) {
      state->sums[0] += 1;
      state->sums[1] += value;
      state->histogram.add(value);
    }
  }
  CHECK(merged(merged(parts[2], parts[0]), merged(parts[3], parts[1])) == whole);
}

TEST_CASE("states that differ in one sum or one value are not equal") {
  State a;
  State b;
  a.histogram.add(1);
  CHECK_FALSE(a == b);
  b.histogram.add(2);
  CHECK_FALSE(a == b);
  b = a;
  CHECK(a == b);
  b.sums[2] = 1;
  CHECK_FALSE(a == b);
}

TEST_CASE("a sum that leaves the range of exact arithmetic is an error") {
  State state;
  state.sums[2] = (Int128{1} << 126) - 1 + (Int128{1} << 126);
  State one;
  one.sums[2] = 1;
  CHECK_THROWS_AS(state.merge(one), Error);
  one.sums[2] = -1;
  CHECK_NOTHROW(state.merge(one));
}
