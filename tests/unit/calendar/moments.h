// Days and instants for tests, counted by the standard library and not by the program.
#pragma once

#include <chrono>
#include <stdexcept>
#include <string>
#include <utility>

#include "cxkpi/calendar/civil.h"
#include "cxkpi/error/error.h"

namespace moments {

inline cxkpi::Day day(int year, unsigned month, unsigned day_of_month) {
  const std::chrono::sys_days days =
      std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day_of_month};
  return static_cast<cxkpi::Day>(days.time_since_epoch().count());
}

// Seconds since 1970-01-01T00:00:00 of a clock's reading; the instant when that clock shows UTC.
inline cxkpi::Seconds clock(int year, unsigned month, unsigned day_of_month, int hour = 0, int minute = 0,
                            int second = 0) {
  return cxkpi::Seconds{day(year, month, day_of_month)} * 86400 + hour * 3600 + minute * 60 + second;
}

// The text of the Error that `action` throws; empty when it throws none.
template <typename Action>
std::string error_text(Action&& action) {
  try {
    std::forward<Action>(action)();
  } catch (const cxkpi::Error& error) {
    return error.text();
  }
  return {};
}

// The kind of that Error; it must throw one.
template <typename Action>
cxkpi::ErrorKind error_kind(Action&& action) {
  try {
    std::forward<Action>(action)();
  } catch (const cxkpi::Error& error) {
    return error.kind();
  }
  throw std::logic_error("no Error was thrown");
}

}  // namespace moments
