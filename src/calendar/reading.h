// What a timestamp's text says, before any zone gives it a meaning; and the characters both readers share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "cxkpi/calendar/civil.h"

namespace cxkpi {

struct TimeReading {
  Day day = 0;
  std::int32_t second_of_day = 0;
  std::int32_t offset = 0;  // seconds east of UTC, when has_offset
  bool has_time = false;
  bool has_offset = false;
};

// The earliest and the latest instant a text can name: the years 1 to 9999.
inline constexpr Seconds first_readable_instant = -62135596800;
inline constexpr Seconds last_readable_instant = 253402300799;

[[nodiscard]] constexpr bool is_digit(char c) noexcept { return static_cast<unsigned char>(c - '0') <= 9; }

// Moves past spaces, tabs and no-break spaces (UTF-8, normal and narrow).
inline void skip_blanks(const char*& at) noexcept {
  while (true) {
    if (*at == ' ' || *at == '\t') {
      ++at;
    } else if (at[0] == '\xC2' && at[1] == '\xA0') {
      at += 2;
    } else if (at[0] == '\xE2' && at[1] == '\x80' && at[2] == '\xAF') {
      at += 3;
    } else {
      return;
    }
  }
}

// Moves past a fraction of a second, if one is here: '.' or ',' and digits.
inline void skip_fraction(const char*& at) noexcept {
  if ((*at == '.' || *at == ',') && is_digit(at[1])) {
    at += 2;
    while (is_digit(*at)) ++at;
  }
}

// Reads Z, UTC, +01, +0100, +01:00, GMT+1, UTC+01:00, or CET and its like, and moves past it; false where the text is
// none of them.
[[nodiscard]] bool read_offset(const char*& at, TimeReading& reading) noexcept;

// The whole text in an ISO form (timestamp.h). True when it is in one and its date exists.
[[nodiscard]] bool read_iso(const char* text, TimeReading& reading) noexcept;

// Checks a pattern (timestamp.h), and tells where in it a text may end already, after the date part (0: nowhere).
// Throws Error(config).
[[nodiscard]] std::size_t check_pattern(std::string_view pattern);

// The whole text by a checked pattern. True when it is in that form and its date exists.
[[nodiscard]] bool read_pattern(std::string_view pattern, std::size_t date_end, const char* text,
                                TimeReading& reading) noexcept;

}  // namespace cxkpi
