// Texts by a pattern. The pattern itself is the program: its characters are followed one by one. It has been checked,
// so nothing about it can fail here.
#include "calendar/civil_count.h"
#include "calendar/reading.h"
#include "calendar/words.h"

namespace cxkpi {
namespace {

// What the conversions of one text have given so far.
struct Parts {
  YearMonthDay date;
  int hour = 0;
  int minute = 0;
  int second = 0;  // of the minute; of the day when from an epoch count
  bool twelve_hours = false;
  bool has_half = false;
  bool afternoon = false;
};

bool read_number(const char*& at, int fewest_digits, int most_digits, int& number) noexcept {
  number = 0;
  int digits = 0;
  while (digits < most_digits && is_digit(*at)) {
    number = number * 10 + (*at++ - '0');
    ++digits;
  }
  return digits >= fewest_digits;
}

bool read_day_half(const char*& at, Parts& parts) noexcept {
  const char half = static_cast<char>(*at | 0x20);  // lower case
  if (half != 'a' && half != 'p') return false;
  ++at;
  if (*at == '.') ++at;
  if ((*at | 0x20) != 'm') return false;
  ++at;
  if (*at == '.') ++at;
  parts.has_half = true;
  parts.afternoon = half == 'p';
  return true;
}

// An epoch count, in seconds or milliseconds; a fraction rounds down.
bool read_epoch(const char*& at, std::int64_t per_second, Parts& parts, TimeReading& reading) noexcept {
  constexpr int most_digits = 17;  // far more than any year up to 9999 needs, and no overflow
  const bool negative = *at == '-';
  if (negative) ++at;
  std::int64_t count = 0;
  int digits = 0;
  while (is_digit(*at)) {
    if (++digits > most_digits) return false;
    count = count * 10 + (*at++ - '0');
  }
  if (digits == 0) return false;
  const char* const fraction = at;
  skip_fraction(at);
  bool below = false;
  for (const char* c = fraction; c != at; ++c) below = below || (*c >= '1' && *c <= '9');
  if (negative) count = -count - (below ? 1 : 0);
  const Seconds instant = floor_divide(count, per_second);
  if (instant < first_readable_instant || instant > last_readable_instant) return false;
  parts.date = to_civil(static_cast<Day>(floor_divide(instant, seconds_per_day)));
  parts.second = static_cast<int>(floor_modulo(instant, seconds_per_day));
  reading.has_time = true;
  reading.has_offset = true;
  return true;
}

bool read_part(char conversion, const char*& at, Parts& parts, TimeReading& reading) noexcept {
  switch (conversion) {
    case 'd':
      return read_number(at, 1, 2, parts.date.day);
    case 'm':
      return read_number(at, 1, 2, parts.date.month);
    case 'b':
    case 'B':
      parts.date.month = read_month(at);
      return parts.date.month != 0;
    case 'Y':
      return read_number(at, 4, 4, parts.date.year);
    case 'y':
      if (!read_number(at, 2, 2, parts.date.year)) return false;
      parts.date.year += parts.date.year >= 70 ? 1900 : 2000;
      return true;
    case 'H':
      reading.has_time = true;
      return read_number(at, 1, 2, parts.hour) && parts.hour <= 23;
    case 'I':
      reading.has_time = true;
      parts.twelve_hours = true;
      return read_number(at, 1, 2, parts.hour) && parts.hour >= 1 && parts.hour <= 12;
    case 'M':
      return read_number(at, 1, 2, parts.minute) && parts.minute <= 59;
    case 'S':
      if (!read_number(at, 1, 2, parts.second) || parts.second > 60) return false;
      if (parts.second == 60) parts.second = 59;  // a leap second
      skip_fraction(at);
      return true;
    case 'p':
      return read_day_half(at, parts);
    case 'a':
    case 'A':
      return read_weekday(at);
    case 'z':
      return read_offset(at, reading);
    case 's':
      return read_epoch(at, 1, parts, reading);
    case 'Q':
      return read_epoch(at, 1000, parts, reading);
    default:  // %%
      return *at++ == conversion;
  }
}

bool follow(std::string_view pattern, std::size_t date_end, const char*& at, Parts& parts,
            TimeReading& reading) noexcept {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (i != 0 && i == date_end) {
      const char* rest = at;
      skip_blanks(rest);
      if (*rest == '\0') return true;
    }
    const char c = pattern[i];
    if (c == ' ') {
      skip_blanks(at);
    } else if (c == '%') {
      if (!read_part(pattern[++i], at, parts, reading)) return false;
    } else if (*at++ != c) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool read_pattern(std::string_view pattern, std::size_t date_end, const char* text, TimeReading& reading) noexcept {
  Parts parts;
  const char* at = text;
  skip_blanks(at);
  if (!follow(pattern, date_end, at, parts, reading)) return false;
  skip_blanks(at);
  if (*at != '\0') return false;
  if (parts.twelve_hours) {
    parts.hour = parts.hour % 12 + (parts.afternoon ? 12 : 0);
  } else if (parts.has_half && parts.afternoon != (parts.hour >= 12)) {
    return false;
  }
  if (!is_date(parts.date.year, parts.date.month, parts.date.day)) return false;
  reading.day = day_of_date(parts.date.year, parts.date.month, parts.date.day);
  reading.second_of_day = parts.hour * 3600 + parts.minute * 60 + parts.second;
  return true;
}

}  // namespace cxkpi
