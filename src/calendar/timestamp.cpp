// From what a text says to what it means in a zone.
#include "cxkpi/calendar/timestamp.h"

#include <fmt/format.h>

#include <bit>
#include <cstring>

#include "calendar/fixed_text.h"
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

InstantReader::DateText InstantReader::date_text(const char* text) noexcept {
  DateText date;
  std::memcpy(&date.year_and_month, text, sizeof(date.year_and_month));
  std::memcpy(&date.day, text + sizeof(date.year_and_month), sizeof(date.day));
  return date;
}

std::optional<Seconds> InstantReader::instant(const char* text) noexcept {
  if constexpr (std::endian::native != std::endian::little) return format_->instant(text, *zone_);
  // Up to a NUL the bytes are the text's, and those behind it are at least there: no length is needed.
  const auto day =
      std::size_t{10} * static_cast<unsigned char>(text[8] & 0x0F) + static_cast<unsigned char>(text[9] & 0x0F);
  KnownDate& date = dates_[day % dates_.size()];
  const bool is_met = date_text(text) == date.text && text[0] != '\0';  // an empty text before NULs is no date
  if (is_met && (text[10] == ' ' || text[10] == 'T') && text[19] == '\0') {
    const FixedText time(eight_characters(text + 11), {'0', '0', ':', '0', '0', ':', '0', '0'});
    const int hour = time.number_at(0);
    const int minute = time.number_at(3);
    const int second = time.number_at(6);
    if (time.follows_layout() && hour <= 23 && minute <= 59 && second <= 59) {
      return date.midnight + Seconds{hour} * 3600 + Seconds{minute} * 60 + second;
    }
  }
  const std::optional<Seconds> read = format_->instant(text, *zone_);
  if (read && format_->is_iso()) remember(text, date);
  return read;
}

void InstantReader::remember(const char* text, KnownDate& date) const noexcept {
  std::array<char, 11> written{};
  std::memcpy(written.data(), text, 10);
  TimeReading reading;
  // With its dashes in place a date fills all ten characters: no NUL is among them.
  if (written[4] != '-' || written[7] != '-' || !read_iso(written.data(), reading)) return;
  const std::optional<Seconds> offset = zone_->offset_on(reading.day);
  if (!offset) return;
  date.text = date_text(text);
  date.midnight = Seconds{reading.day} * seconds_per_day - *offset;
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
