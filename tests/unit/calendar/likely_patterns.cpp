// What a date as written may mean.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "cxkpi/calendar/timestamp.h"

using namespace cxkpi;
using Patterns = std::vector<std::string>;

TEST_CASE("day and month may be either way round, the day first is likelier") {
  CHECK(likely_patterns("31/12/2026") == Patterns{"%d/%m/%Y", "%m/%d/%Y"});
  CHECK(likely_patterns(" 31.12.26 ") == Patterns{"%d.%m.%y", "%m.%d.%y", "%y.%m.%d"});
  CHECK(likely_patterns("26-10-3") == Patterns{"%y-%m-%d"});
  CHECK(likely_patterns("31-12-2026 09:05") == Patterns{"%d-%m-%Y %H:%M", "%m-%d-%Y %H:%M"});
  CHECK(likely_patterns("4/2/2021 4:00:00 AM") ==
        Patterns{"%d/%m/%Y %I:%M:%S %p", "%d/%m/%Y %H:%M:%S %p", "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M:%S %p"});
}

TEST_CASE("a month's name and a year in front leave no doubt") {
  CHECK(likely_patterns("10-Jul-2025") == Patterns{"%d-%b-%Y"});
  CHECK(likely_patterns("05-oct.-26") == Patterns{"%d-%b-%y"});
  CHECK(likely_patterns("1 août 2026 14h30") == Patterns{"%d %b %Y %Hh%M"});
  CHECK(likely_patterns("Jun 09, 2018 09:30 pm") == Patterns{"%b %d, %Y %I:%M %p", "%b %d, %Y %H:%M %p"});
  CHECK(likely_patterns("2026/03/31 23:59:59") == Patterns{"%Y/%m/%d %H:%M:%S"});
}

TEST_CASE("offsets, fractions, epoch counts") {
  CHECK(likely_patterns("31/12/2026 23:06:05.123 -0700").front() == "%d/%m/%Y %H:%M:%S %z");
  CHECK(likely_patterns("31/12/2026T23:06+02:00").front() == "%d/%m/%YT%H:%M%z");
  CHECK(likely_patterns("31/12/2026 23:06Z").front() == "%d/%m/%Y %H:%M%z");
  CHECK(likely_patterns("1774994400") == Patterns{"%s"});
  CHECK(likely_patterns("1774994400000") == Patterns{"%Q"});
}

TEST_CASE("weekdays before a date, words before a time, zones by their names") {
  CHECK(likely_patterns("Thu, 26 Mar 2026 13:54:00 +0100") == Patterns{"%a, %d %b %Y %H:%M:%S %z"});
  CHECK(likely_patterns("jeudi 26 mars 2026") == Patterns{"%a %d %b %Y"});
  CHECK(likely_patterns("jeu. 26 mars 2026") == Patterns{"%a %d %b %Y"});
  CHECK(likely_patterns("26/03/2026 à 13h54").front() == "%d/%m/%Y à %Hh%M");
  CHECK(likely_patterns("March 26, 2026 at 1:54 PM").front() == "%b %d, %Y at %I:%M %p");
  CHECK(likely_patterns("2026/03/06 12:54:00 PM GMT+1").front() == "%Y/%m/%d %I:%M:%S %p %z");
  CHECK(likely_patterns("26/03/2026 13:54 CET").front() == "%d/%m/%Y %H:%M %z");
}

TEST_CASE("digits alone are a date when they begin with a year of our time, else an epoch count") {
  CHECK(likely_patterns("2026030109") == Patterns{"%Y%m%d%H"});
  CHECK(likely_patterns("202603011354") == Patterns{"%Y%m%d%H%M"});
  CHECK(likely_patterns("20260301135405") == Patterns{"%Y%m%d%H%M%S"});
  CHECK(likely_patterns("1774533240.123") == Patterns{"%s"});
  CHECK(likely_patterns("1772366400") == Patterns{"%s"});
  CHECK(likely_patterns("123456789012").empty());
  CHECK(TimeFormat::pattern("%Y%m%d%H").instant("2026030109", Zone()) ==
        TimeFormat().instant("2026-03-01 09:00", Zone()));
}

TEST_CASE("what is no date suggests nothing, and every suggestion is a pattern that reads it") {
  for (const char* text : {"", "  ", "31/12", "soon", "1/2/345", "12345678", "31/12/2026 at noon", "31/12/2026 1",
                           "1,234.50", "100 % de 2026", "12:30", "a/b/c", "31/12/2026 12:30:45:10"}) {
    CAPTURE(text);
    for (const std::string& pattern : likely_patterns(text)) {
      CAPTURE(pattern);
      CHECK_NOTHROW(TimeFormat::pattern(pattern));
    }
  }
  CHECK(likely_patterns({"Mar 5,\0 2026", 12}).empty());
  for (const char* text : {"31/12/2026 09:05", "Jan 5, 2024 15:04:05 PM", "05-oct.-26", "4/25/2021 4:00:00 a.m."}) {
    CAPTURE(text);
    bool read = false;
    for (const std::string& pattern : likely_patterns(text)) {
      read = read || TimeFormat::pattern(pattern).instant(text, Zone()).has_value();
    }
    CHECK(read);
  }
}
