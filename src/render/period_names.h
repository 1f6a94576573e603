// Periods, days and instants as people say them.
#pragma once

#include <string>

#include "cxkpi/calendar/period.h"
#include "cxkpi/calendar/zone.h"
#include "cxkpi/error/words.h"

namespace cxkpi::render {

// "March 2026", "Q1 2026", "week 42 of 2026", "2026", "5 March 2026", "5–17 March 2026", "January–April 2026",
// "all dates"; in French "mars 2026", "T1 2026", "semaine 42 de 2026", "1er mars 2026" …
[[nodiscard]] std::string long_name(Period period, Language language, int week_start);

// For column heads: "Mar 2026", "W42 2026"; "mars 2026", "S42 2026".
[[nodiscard]] std::string short_name(Period period, Language language, int week_start);

// "30 Apr 2026", "30 avr. 2026".
[[nodiscard]] std::string short_date(Day day, Language language);

// "15 Apr 2026", followed by " 10:30" unless it is midnight in the zone.
[[nodiscard]] std::string short_instant(Seconds instant, const Zone& zone, Language language);

}  // namespace cxkpi::render
