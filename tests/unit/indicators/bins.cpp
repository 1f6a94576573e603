#include "cxkpi/indicators/bins.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>

using namespace cxkpi;

namespace {

// Whether a day's bin is in a period's bins exactly when the period contains the day, for every period and day.
bool agree(const std::vector<Period>& periods, Day from, Day to) {
  const Bins bins(periods);
  for (Day day = from; day < to; ++day) {
    const std::int32_t bin = bins.bin_of(day);
    bool in_any = false;
    for (const Period period : periods) {
      const std::vector<std::size_t> own = bins.bins_of(period);
      const std::set<std::size_t> of_period(own.begin(), own.end());
      if (of_period.size() != own.size()) return false;
      const bool contained = period.contains(day);
      in_any = in_any || contained;
      if (contained != (bin >= 0 && of_period.contains(static_cast<std::size_t>(bin)))) return false;
    }
    if (in_any != (bin >= 0)) return false;
    if (bin >= 0 && static_cast<std::size_t>(bin) + 1 >= bins.size()) return false;  // the last is for dateless rows
  }
  return true;
}

Period period(Day begin, Day end) { return {begin, end}; }

}  // namespace

TEST_CASE("a period, the one before and the same a year ago have their own bins, and days outside none") {
  const std::vector<Period> periods{period(100, 131), period(69, 100), period(-265, -234)};
  const Bins bins(periods);
  CHECK(bins.bin_of(99) >= 0);
  CHECK(bins.bin_of(100) >= 0);
  CHECK(bins.bin_of(99) != bins.bin_of(100));
  CHECK(bins.bin_of(131) == -1);
  CHECK(bins.bin_of(68) == -1);
  CHECK(bins.bin_of(-266) == -1);
  CHECK(bins.dateless() == -1);
  CHECK(agree(periods, -300, 200));
}

TEST_CASE("overlapping periods share bins: a quarter is its months") {
  const std::vector<Period> periods{period(0, 90), period(0, 31), period(31, 59), period(59, 90), period(20, 40)};
  CHECK(agree(periods, -10, 100));
  const Bins bins(periods);
  std::vector<std::size_t> months;
  for (std::size_t month = 1; month <= 3; ++month) {
    const std::vector<std::size_t> own = bins.bins_of(periods[month]);
    months.insert(months.end(), own.begin(), own.end());
  }
  CHECK(months == bins.bins_of(periods[0]));
}

TEST_CASE("the whole time line has every day, and the rows without a date") {
  const std::vector<Period> periods{Period{}};
  const Bins bins(periods);
  CHECK(bins.size() == 2);
  CHECK(bins.dateless() == 1);
  CHECK(bins.bins_of(Period{}) == std::vector<std::size_t>{0, 1});
  CHECK(bins.bin_of(0) == 0);
  CHECK(bins.bin_of(-700'000) == 0);
  CHECK(bins.bin_of(2'000'000) == 0);
}

TEST_CASE("beside the whole time line, a month has its own days and no row without a date") {
  const std::vector<Period> periods{Period{}, period(100, 131)};
  CHECK(agree(periods, 0, 300));
  const Bins bins(periods);
  const std::vector<std::size_t> month = bins.bins_of(periods[1]);
  CHECK(month.size() == 1);
  CHECK(static_cast<std::int32_t>(month[0]) != bins.dateless());
  CHECK(bins.bins_of(Period{}).size() == 4);
}

TEST_CASE("a day's bins agree with the periods that contain it, for random periods") {
  std::mt19937 random(9);
  for (int round = 0; round < 300; ++round) {
    std::vector<Period> periods;
    for (std::size_t count = 1 + random() % 6; count > 0; --count) {
      const Day begin = static_cast<Day>(random() % 60);
      const Day length = static_cast<Day>(random() % 30);  // none at all now and then
      periods.push_back(random() % 12 == 0 ? Period{} : period(begin, begin + length));
    }
    REQUIRE(agree(periods, -5, 100));
  }
}

TEST_CASE("a period of more than a thousand years is divided like any other") {
  const std::vector<Period> periods{period(-500'000, 500'000), period(100, 131)};
  CHECK(agree(periods, 90, 140));
  const Bins bins(periods);
  CHECK(bins.bin_of(-500'001) == -1);
  CHECK(bins.bin_of(-500'000) >= 0);
  CHECK(bins.bin_of(499'999) >= 0);
  CHECK(bins.bin_of(500'000) == -1);
}

TEST_CASE("without periods there are no bins but the one for rows without a date, which is not asked for") {
  const Bins bins(std::vector<Period>{});
  CHECK(bins.size() == 1);
  CHECK(bins.bin_of(0) == -1);
  CHECK(bins.dateless() == -1);
}
