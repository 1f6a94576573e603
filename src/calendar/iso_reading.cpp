// ISO 8601 texts. This runs once per row and column: the layouts that nearly every export uses are read at fixed places
// without a branch per character, all others character by character.
#include <array>
#include <bit>
#include <cstring>
#include <string_view>

#include "calendar/civil_count.h"
#include "calendar/fixed_text.h"
#include "calendar/reading.h"

namespace cxkpi {
namespace {

// Two digits as a number, or a number far above any valid one.
constexpr int two_digits(const char* at) noexcept {
  constexpr int not_digits = 1000;
  if (!is_digit(at[0]) || !is_digit(at[1])) return not_digits;
  return (at[0] - '0') * 10 + (at[1] - '0');
}

// Reads HH:MM or H:MM with optional :SS and fraction.
bool read_time(const char*& at, TimeReading& reading) noexcept {
  int hour = 0;
  if (is_digit(at[0]) && at[1] == ':') {
    hour = at[0] - '0';
    at += 2;
  } else {
    hour = two_digits(at);
    if (hour > 23 || at[2] != ':') return false;
    at += 3;
  }
  const int minute = two_digits(at);
  if (minute > 59) return false;
  at += 2;
  int second = 0;
  if (*at == ':') {
    second = two_digits(at + 1);
    if (second > 60) return false;
    if (second == 60) second = 59;  // a leap second
    at += 3;
    skip_fraction(at);
  }
  reading.second_of_day = hour * 3600 + minute * 60 + second;
  reading.has_time = true;
  return true;
}

// 2026-03-31, 2026-03-31 23:59 and 2026-03-31 23:59:59, with a T or a space between. False for anything else, which may
// still be ISO.
bool read_fixed(const char* text, TimeReading& reading) noexcept {
  if constexpr (std::endian::native != std::endian::little) return false;  // pairs_ takes the first byte for the lowest
  const std::size_t length = std::strlen(text);
  if (length != 10 && length != 16 && length != 19) return false;
  const FixedText month_text(eight_characters(text), {'0', '0', '0', '0', '-', '0', '0', '-'});
  const FixedText day_text(eight_characters(text + 2), {'0', '0', '-', '0', '0', '-', '0', '0'});
  const int year = month_text.number_at(0) * 100 + month_text.number_at(2);
  const int month = month_text.number_at(5);
  const int day = day_text.number_at(6);
  if (!month_text.follows_layout() || !day_text.follows_layout() || !is_date(year, month, day)) return false;
  reading.day = day_of_date(year, month, day);
  if (length == 10) return true;

  if (text[10] != ' ' && text[10] != 'T') return false;
  const FixedText time_text(length == 19 ? eight_characters(text + 11)
                                         : std::array{text[11], text[12], text[13], text[14], text[15], ':', '0', '0'},
                            {'0', '0', ':', '0', '0', ':', '0', '0'});
  const int hour = time_text.number_at(0);
  const int minute = time_text.number_at(3);
  const int second = time_text.number_at(6);
  if (!time_text.follows_layout() || hour > 23 || minute > 59 || second > 59) return false;
  reading.second_of_day = hour * 3600 + minute * 60 + second;
  reading.has_time = true;
  return true;
}

// The zones that a text may name, each of one offset: UTC and its other name, those of RFC 5322 (section 4.3), and
// those of Europe.
struct NamedOffset {
  std::string_view name;
  int hours;
};
constexpr std::array<NamedOffset, 16> named_offsets{{{"UTC", 0},
                                                     {"GMT", 0},
                                                     {"EST", -5},
                                                     {"EDT", -4},
                                                     {"CST", -6},
                                                     {"CDT", -5},
                                                     {"MST", -7},
                                                     {"MDT", -6},
                                                     {"PST", -8},
                                                     {"PDT", -7},
                                                     {"CEST", 2},
                                                     {"CET", 1},
                                                     {"EEST", 3},
                                                     {"EET", 2},
                                                     {"WEST", 1},
                                                     {"WET", 0}}};

bool read_named_offset(const char*& at, std::int32_t& offset) noexcept {
  std::size_t length = 0;
  while (at[length] >= 'A' && at[length] <= 'Z') ++length;
  for (const NamedOffset& known : named_offsets) {
    if (known.name != std::string_view(at, length)) continue;
    at += length;
    offset = known.hours * 3600;
    return true;
  }
  return false;
}

}  // namespace

bool read_offset(const char*& at, TimeReading& reading) noexcept {
  reading.has_offset = true;
  if (*at == 'Z' || *at == 'z') {
    ++at;
    return true;
  }
  const bool is_named = *at >= 'A' && *at <= 'Z';
  if (is_named) {
    if (!read_named_offset(at, reading.offset)) return false;
    if (reading.offset != 0 || (*at != '+' && *at != '-')) return true;
  }
  if (*at != '+' && *at != '-') return false;
  const int sign = *at == '-' ? -1 : 1;
  const bool is_short = is_named && is_digit(at[1]) && !is_digit(at[2]);  // GMT+1
  const int hours = is_short ? at[1] - '0' : two_digits(at + 1);
  if (hours > 23) return false;
  at += is_short ? 2 : 3;
  int minutes = 0;
  if (*at == ':' || is_digit(*at)) {
    if (*at == ':') ++at;
    minutes = two_digits(at);
    if (minutes > 59) return false;
    at += 2;
  }
  reading.offset = sign * (hours * 3600 + minutes * 60);
  return true;
}

bool read_iso(const char* text, TimeReading& reading) noexcept {
  if (read_fixed(text, reading)) return true;
  const char* at = text;
  skip_blanks(at);
  const int century = two_digits(at);
  if (century > 99) return false;
  const int year_of_century = two_digits(at + 2);
  if (year_of_century > 99) return false;
  at += 4;
  const bool dashed = *at == '-';
  if (dashed) ++at;
  const int month = two_digits(at);
  if (month > 12) return false;
  at += 2;
  if (dashed && *at++ != '-') return false;
  const int day = two_digits(at);
  if (day > 31) return false;
  at += 2;
  const int year = century * 100 + year_of_century;
  if (!is_date(year, month, day)) return false;
  reading.day = day_of_date(year, month, day);
  if (*at == '\0') return true;

  if (dashed && (*at == 'T' || *at == 't' || (*at == ' ' && is_digit(at[1])))) {
    ++at;
    if (!read_time(at, reading)) return false;
    if (*at == '\0') return true;
    skip_blanks(at);
    if (*at != '\0' && !read_offset(at, reading)) return false;
  }
  skip_blanks(at);
  return *at == '\0';
}

}  // namespace cxkpi
