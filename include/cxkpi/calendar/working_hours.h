// The shop's opening hours: how much of an elapsed time was working time.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "cxkpi/calendar/civil.h"
#include "cxkpi/calendar/zone.h"

namespace cxkpi {

class WorkingHours {
 public:
  // Monday to Friday, 09:00 to 18:00, no holidays.
  WorkingHours();

  // "mon-fri 09:00-18:00", several parts joined by commas or semicolons ("mon-thu 09:00-18:00, fri 09:00-17:00"),
  // several spans for one day allowed, in one part ("mon 09:00-12:00 14:00-18:00") or in several, but they may not
  // overlap; a span ends at 24:00 at the latest. Throws Error(config).
  [[nodiscard]] static WorkingHours parse(std::string_view text, std::vector<Day> holidays);

  // Working seconds between two instants on the zone's clock; negative when `to` is before `from`. A day's span is
  // measured in elapsed time, so a clock change inside one counts as it happened.
  [[nodiscard]] Seconds seconds_between(Seconds from, Seconds to, const Zone& zone) const;

  // Working days crossed from `from` to `to`: the number of working days in (from, to]; negative when `to` is before.
  [[nodiscard]] int days_between(Day from, Day to) const noexcept;

  [[nodiscard]] bool is_working_day(Day day) const noexcept;

 private:
  struct Span {
    Seconds open;   // seconds after midnight on the wall clock
    Seconds close;  // exclusive
  };
  [[nodiscard]] bool is_holiday(Day day) const noexcept;
  // The part of the day's spans that lies in [from, to), in elapsed time.
  [[nodiscard]] Seconds seconds_on(Day day, Seconds from, Seconds to, const Zone& zone) const noexcept;
  // The length of the weekday's spans as the clock's hands show it.
  [[nodiscard]] Seconds clock_seconds_on(Day day) const noexcept;
  [[nodiscard]] Seconds seconds_in_days(Day begin, Day end, const Zone& zone) const noexcept;

  std::array<std::vector<Span>, 7> week_;  // Monday first, spans in order, not overlapping
  std::vector<Day> holidays_;              // sorted
};

}  // namespace cxkpi
