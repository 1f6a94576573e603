// Periods, grains and weekdays as words: what is typed on the command line and what a report shows.
#include <fmt/format.h>

#include <array>
#include <charconv>

#include "calendar/weeks.h"
#include "calendar/words.h"
#include "cxkpi/calendar/period.h"
#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"

namespace cxkpi {
namespace {

constexpr std::array<std::string_view, 5> grain_names{"day", "week", "month", "quarter", "year"};
constexpr std::string_view period_forms =
    "a period is 2026, 2026-Q3, 2026-10, 2026-W42, 2026-10-01, 2026-10-01..2026-10-31, last-week, last-month, "
    "last-quarter, last-year or all";

// A number of exactly so many digits, or -1.
int number(std::string_view text, std::size_t digits) {
  int value = 0;
  if (text.size() != digits || text.front() < '0' || text.front() > '9') return -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : -1;
}

std::optional<Day> read_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const YearMonthDay date{
      .year = number(text.substr(0, 4), 4), .month = number(text.substr(5, 2), 2), .day = number(text.substr(8), 2)};
  if (!exists(date)) return std::nullopt;
  return to_day(date);
}

int weeks_in(int year, int week_start) {
  return static_cast<int>((first_week_begin(year + 1, week_start) - first_week_begin(year, week_start)) / 7);
}

// `year` and what stands after it and a dash; an empty optional for what is no form of a unit.
std::optional<Period> unit_in_year(int year, std::string_view rest, int week_start) {
  const char kind = rest.empty() ? '\0' : rest.front();
  if (kind == 'W' || kind == 'w') {
    const int week = number(rest.substr(1), 2);
    if (week < 1) return std::nullopt;
    if (const int weeks = weeks_in(year, week_start); week > weeks) {
      throw Error(ErrorKind::usage, "", fmt::format("{:04} has no week {}", year, week),
                  fmt::format("its last week is {:04}-W{}", year, weeks));
    }
    const std::int64_t begin = first_week_begin(year, week_start) + std::int64_t{7} * (week - 1);
    return Period{.begin = static_cast<Day>(begin), .end = static_cast<Day>(begin + 7)};
  }
  if (kind == 'Q' || kind == 'q') {
    const int quarter = number(rest.substr(1), 1);
    if (quarter < 1 || quarter > 4) return std::nullopt;
    return unit_of(Grain::quarter, to_day({.year = year, .month = quarter * 3, .day = 1}));
  }
  const int month = number(rest, 2);
  if (month < 1 || month > 12) return std::nullopt;
  return unit_of(Grain::month, to_day({.year = year, .month = month, .day = 1}));
}

std::optional<Period> last_complete(std::string_view word, Day as_of, int week_start) {
  constexpr std::string_view start = "last-";
  if (!word.starts_with(start)) return std::nullopt;
  for (const Grain grain : {Grain::week, Grain::month, Grain::quarter, Grain::year}) {
    if (word.substr(start.size()) != name(grain)) continue;
    const Day end = unit_of(grain, as_of, week_start).begin;
    return unit_of(grain, end - 1, week_start);
  }
  return std::nullopt;
}

std::optional<Period> read_period(std::string_view text, Day as_of, int week_start) {
  if (text == "all") return Period{};
  if (const auto dots = text.find(".."); dots != std::string_view::npos) {
    const auto first = read_date(text.substr(0, dots));
    const auto last = read_date(text.substr(dots + 2));
    if (!first || !last) return std::nullopt;
    if (*last < *first) {
      throw Error(ErrorKind::usage, "", fmt::format("the period '{}' ends before it begins", text),
                  "write the earlier day first");
    }
    return Period{.begin = *first, .end = *last + 1};
  }
  if (const auto day = read_date(text)) return Period{.begin = *day, .end = *day + 1};
  if (const int year = number(text.substr(0, 4), 4); year >= 1) {
    if (text.size() == 4) return unit_of(Grain::year, to_day({.year = year, .month = 1, .day = 1}));
    return text[4] == '-' ? unit_in_year(year, text.substr(5), week_start) : std::nullopt;
  }
  return last_complete(text, as_of, week_start);
}

std::string week_text(Day begin, int week_start) {
  int year = to_civil(begin).year + 1;  // a week that begins in December may be the first of the next year
  while (first_week_begin(year, week_start) > begin) --year;
  return fmt::format("{:04}-W{:02}", year, (begin - first_week_begin(year, week_start)) / 7 + 1);
}

}  // namespace

int parse_weekday(std::string_view word) {
  if (const auto weekday = weekday_of(word)) return *weekday;
  throw Error(ErrorKind::usage, "", fmt::format("'{}' is no day of the week", word),
              "write monday or mon, tuesday or tue, … (or lundi, lun, …)");
}

Grain parse_grain(std::string_view word) {
  for (std::size_t i = 0; i < grain_names.size(); ++i) {
    if (word == grain_names[i]) return static_cast<Grain>(i);
  }
  const std::vector<std::string> names(grain_names.begin(), grain_names.end());
  throw Error(ErrorKind::usage, "", fmt::format("unknown grain '{}'", word),
              did_you_mean(word, names, "a grain is day, week, month, quarter or year"));
}

std::string_view name(Grain grain) noexcept { return grain_names[static_cast<std::size_t>(grain)]; }

Period parse_period(std::string_view text, Day as_of, int week_start) {
  if (const auto period = read_period(text, as_of, week_start)) return *period;
  throw Error(ErrorKind::usage, "", fmt::format("'{}' is not a period", text), std::string(period_forms));
}

std::string to_text(Period period, int week_start) {
  if (period.is_all()) return "all";
  const YearMonthDay begin = to_civil(period.begin);
  if (const auto grain = grain_of(period, week_start)) {
    switch (*grain) {
      case Grain::day:
        return iso_date(period.begin);
      case Grain::week:
        return week_text(period.begin, week_start);
      case Grain::month:
        return fmt::format("{:04}-{:02}", begin.year, begin.month);
      case Grain::quarter:
        return fmt::format("{:04}-Q{}", begin.year, (begin.month - 1) / 3 + 1);
      case Grain::year:
        return fmt::format("{:04}", begin.year);
    }
  }
  const bool has_begin = period.begin != std::numeric_limits<Day>::min();
  const bool has_end = period.end != std::numeric_limits<Day>::max();
  return (has_begin ? iso_date(period.begin) : "") + ".." + (has_end ? iso_date(period.end - 1) : "");
}

}  // namespace cxkpi
