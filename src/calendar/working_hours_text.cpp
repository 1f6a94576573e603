// The words for opening hours: "mon-thu 09:00-18:00, fri 09:00-12:00 14:00-17:00".
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "calendar/floor_division.h"
#include "calendar/words.h"
#include "cxkpi/calendar/working_hours.h"
#include "cxkpi/error/error.h"

namespace cxkpi {
namespace {

[[noreturn]] void refuse(std::string_view part, std::string_view reason) {
  throw Error(ErrorKind::config, "", fmt::format("working hours '{}' {}", part, reason),
              "working hours are like 'mon-fri 09:00-18:00' or 'mon-thu 09:00-12:00, mon-thu 14:00-18:00, sat "
              "10:00-13:00'");
}

// The text up to the first of `separators`; `text` keeps what follows it.
std::string_view take_until(std::string_view& text, std::string_view separators) {
  const std::size_t end = std::min(text.find_first_of(separators), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

// The next word of a part, without blanks; empty at its end.
std::string_view take_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return take_until(text, " \t");
}

// "9:30", "09:30" or "24:00" in seconds after midnight, or -1.
Seconds clock_time(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2 || text.size() != colon + 3) return -1;
  Seconds fields[2] = {0, 0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == colon) continue;
    if (text[i] < '0' || text[i] > '9') return -1;
    Seconds& field = fields[i < colon ? 0 : 1];
    field = field * 10 + (text[i] - '0');
  }
  const Seconds seconds = fields[0] * 3600 + fields[1] * 60;
  return fields[1] < 60 && seconds <= seconds_per_day ? seconds : -1;
}

}  // namespace

WorkingHours WorkingHours::parse(std::string_view text, std::vector<Day> holidays) {
  WorkingHours hours;
  for (std::vector<Span>& day : hours.week_) day.clear();

  std::string_view rest = text;
  do {
    const std::string_view part = take_until(rest, ",;");
    std::string_view words = part;
    const std::string_view days = take_word(words);
    const std::size_t dash = days.find('-');
    const auto first = weekday_of(days.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : weekday_of(days.substr(dash + 1));
    if (!first || !last) refuse(text, fmt::format("name no days in '{}'", part));
    std::string_view span_text = take_word(words);
    if (span_text.empty()) refuse(text, fmt::format("name no hours in '{}'", part));
    for (; !span_text.empty(); span_text = take_word(words)) {
      const Seconds open = clock_time(take_until(span_text, "-"));
      const Seconds close = clock_time(span_text);
      if (open < 0 || close < 0) refuse(text, fmt::format("have no span like 09:00-18:00 in '{}'", part));
      if (open >= close) refuse(text, fmt::format("close before they open in '{}'", part));
      for (int day = *first;; day = day % 7 + 1) {
        hours.week_[static_cast<std::size_t>(day - 1)].push_back({.open = open, .close = close});
        if (day == *last) break;
      }
    }
  } while (!rest.empty());

  for (std::vector<Span>& day : hours.week_) {
    std::sort(day.begin(), day.end(), [](const Span& a, const Span& b) { return a.open < b.open; });
    const auto overlap =
        std::adjacent_find(day.begin(), day.end(), [](const Span& a, const Span& b) { return b.open < a.close; });
    if (overlap != day.end()) refuse(text, "overlap on one day");
  }
  std::sort(holidays.begin(), holidays.end());
  holidays.erase(std::unique(holidays.begin(), holidays.end()), holidays.end());
  hours.holidays_ = std::move(holidays);
  return hours;
}

}  // namespace cxkpi
