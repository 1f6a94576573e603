// From what a text says to what it means in a zone.
#include "cxkpi/calendar/timestamp.h"

#include <fmt/format.h>

#include "calendar/floor_division.h"
#include "calendar/reading.h"
#include "cxkpi/error/error.h"

namespace cxkpi {
namespace {

Seconds meaning(const TimeReading& reading, const Zone& zone) noexcept {
  const Seconds clock = Seconds{reading.day} * seconds_per_day + reading.second_of_day;
  if (reading.has_offset) return clock - reading.offset;
  return reading.has_time ? zone.to_instant(clock) : zone.start_of(reading.day);
}

}  // namespace

TimeFormat::TimeFormat() : name_("ISO 8601") {}

TimeFormat TimeFormat::pattern(std::string_view pattern) {
  TimeFormat format;
  format.date_end_ = check_pattern(pattern);
  format.name_ = pattern;
  format.is_iso_ = false;
  return format;
}

std::optional<Seconds> TimeFormat::instant(const char* text, const Zone& zone) const noexcept {
  TimeReading reading;
  const bool read = is_iso_ ? read_iso(text, reading) : read_pattern(name_, date_end_, text, reading);
  if (!read) return std::nullopt;
  return meaning(reading, zone);
}

std::optional<Day> TimeFormat::date(const char* text, const Zone& zone) const noexcept {
  TimeReading reading;
  const bool read = is_iso_ ? read_iso(text, reading) : read_pattern(name_, date_end_, text, reading);
  if (!read) return std::nullopt;
  return reading.has_offset ? zone.day_of(meaning(reading, zone)) : reading.day;
}

Seconds parse_as_of(std::string_view text, const Zone& zone) {
  const std::optional<Seconds> instant = TimeFormat().instant(std::string(text).c_str(), zone);
  if (!instant) {
    throw Error(ErrorKind::usage, "", fmt::format("'{}' is neither a date nor an instant", text),
                "write 2026-03-31, '2026-03-31 23:59' or 2026-03-31T23:59:59+02:00");
  }
  return *instant;
}

}  // namespace cxkpi
