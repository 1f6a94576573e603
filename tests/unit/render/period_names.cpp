#include "render/period_names.h"

#include <catch2/catch.hpp>

using namespace cxkpi;
using namespace cxkpi::render;

namespace {

Period from_to(YearMonthDay first, YearMonthDay last) { return {to_day(first), to_day(last) + 1}; }

void check_names(Period period, const std::string& en, const std::string& fr, const std::string& short_en,
                 const std::string& short_fr) {
  CHECK(long_name(period, Language::en, 1) == en);
  CHECK(long_name(period, Language::fr, 1) == fr);
  CHECK(short_name(period, Language::en, 1) == short_en);
  CHECK(short_name(period, Language::fr, 1) == short_fr);
}

}  // namespace

TEST_CASE("calendar units go by their names") {
  check_names(from_to({2026, 3, 1}, {2026, 3, 31}), "March 2026", "mars 2026", "Mar 2026", "mars 2026");
  check_names(from_to({2026, 2, 1}, {2026, 2, 28}), "February 2026", "février 2026", "Feb 2026", "févr. 2026");
  check_names(from_to({2026, 1, 1}, {2026, 3, 31}), "Q1 2026", "T1 2026", "Q1 2026", "T1 2026");
  check_names(from_to({2026, 10, 1}, {2026, 12, 31}), "Q4 2026", "T4 2026", "Q4 2026", "T4 2026");
  check_names(from_to({2026, 1, 1}, {2026, 12, 31}), "2026", "2026", "2026", "2026");
  check_names(from_to({2026, 3, 5}, {2026, 3, 5}), "5 March 2026", "5 mars 2026", "5 Mar 2026", "5 mars 2026");
  check_names(from_to({2026, 3, 1}, {2026, 3, 1}), "1 March 2026", "1er mars 2026", "1 Mar 2026", "1er mars 2026");
}

TEST_CASE("a week goes by its ISO number and year") {
  check_names(from_to({2026, 10, 12}, {2026, 10, 18}), "week 42 of 2026", "semaine 42 de 2026", "W42 2026", "S42 2026");
  check_names(from_to({2020, 12, 28}, {2021, 1, 3}), "week 53 of 2020", "semaine 53 de 2020", "W53 2020", "S53 2020");
  // 29 December 2025 is in the first week of 2026.
  check_names(from_to({2025, 12, 29}, {2026, 1, 4}), "week 1 of 2026", "semaine 1 de 2026", "W1 2026", "S1 2026");
}

TEST_CASE("other ranges name what differs") {
  check_names(from_to({2026, 3, 5}, {2026, 3, 17}), "5–17 March 2026", "5–17 mars 2026", "5–17 Mar 2026",
              "5–17 mars 2026");
  check_names(from_to({2026, 3, 1}, {2026, 4, 17}), "1 March – 17 April 2026", "1er mars – 17 avril 2026",
              "1 Mar – 17 Apr 2026", "1er mars – 17 avr. 2026");
  check_names(from_to({2025, 12, 5}, {2026, 1, 17}), "5 December 2025 – 17 January 2026",
              "5 décembre 2025 – 17 janvier 2026", "5 Dec 2025 – 17 Jan 2026", "5 déc. 2025 – 17 janv. 2026");
  check_names(from_to({2026, 2, 1}, {2026, 5, 31}), "February–May 2026", "février–mai 2026", "Feb–May 2026",
              "févr.–mai 2026");
  check_names(from_to({2025, 11, 1}, {2026, 2, 28}), "November 2025 – February 2026", "novembre 2025 – février 2026",
              "Nov 2025 – Feb 2026", "nov. 2025 – févr. 2026");
}

TEST_CASE("unbounded time is all dates") {
  check_names({}, "all dates", "toutes dates", "all dates", "toutes dates");
  CHECK(long_name({to_day({2026, 3, 1}), Period{}.end}, Language::en, 1) == "2026-03-01..");
}

TEST_CASE("an instant has its time unless it is midnight in the zone") {
  const Zone paris = Zone::named("Europe/Paris");
  const Seconds midnight = paris.start_of(to_day({2026, 4, 15}));
  CHECK(short_instant(midnight, paris, Language::en) == "15 Apr 2026");
  CHECK(short_instant(midnight + 10 * 3600 + 1800, paris, Language::fr) == "15 avr. 2026 10:30");
  CHECK(short_instant(midnight, Zone{}, Language::en) == "14 Apr 2026 22:00");
}
