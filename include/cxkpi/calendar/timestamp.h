// Reading the texts of one column as instants or civil dates. The form is decided once per column, never per row.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/calendar/civil.h"
#include "cxkpi/calendar/zone.h"

namespace cxkpi {

class TimeFormat {
 public:
  // ISO forms: 2026-03-31, 2026-03-31 23:59, 2026-03-31T23:59:59, with fractions after '.' or ',', followed or not by
  // Z, UTC, +01:00, +0100, +01, GMT+1, CET (see %z) or a space before these; hours may lack their first digit's zero.
  // 20260331 too.
  TimeFormat();

  // A strftime-like pattern: %d %m %Y %y (70–99 are 19xx) %H %I %M %S (with an optional fraction) %p %b %B (month
  // names, English or French, dotted or not, cut after three letters or later) %a %A (weekdays likewise, whole or of
  // three letters; whether it is that day's is not asked) %z (offset, Z, UTC, GMT+1; EST to PDT as in RFC 5322, CET,
  // CEST, WET, EET …) %s (epoch seconds) %Q (epoch milliseconds) %% and literal characters; a space stands for any run
  // of blanks, or none. Numbers may be unpadded, but %Y has four digits and %y two. With %H, %p is only checked: some
  // exports write 15:04 PM. A text that ends after the date part is accepted: its time is midnight. Throws
  // Error(config) for a pattern it cannot use.
  [[nodiscard]] static TimeFormat pattern(std::string_view pattern);

  // The pattern, or "ISO 8601".
  [[nodiscard]] const std::string& name() const noexcept { return name_; }

  // A value without an offset is on the zone's wall clock; a date alone is its first instant. Blank around is allowed.
  // Empty optional: not in this form, or a date that does not exist.
  [[nodiscard]] std::optional<Seconds> instant(const char* text, const Zone& zone) const noexcept;

  [[nodiscard]] bool is_iso() const noexcept { return is_iso_; }

  // The civil date. Without an offset it is the date as written; with one, the date of that instant in the zone.
  [[nodiscard]] std::optional<Day> date(const char* text, const Zone& zone) const noexcept;

 private:
  std::string name_;
  bool is_iso_ = true;
  std::size_t date_end_ = 0;  // where in the pattern a text may end already, after the date part; 0: nowhere
};

// The patterns that a person would think of on seeing this date, the likelier first: day before month, a year of two
// digits last, a 12-hour clock before one of 24 where AM or PM stands there. Empty for ISO forms, which need none, and
// for what is no date.
[[nodiscard]] std::vector<std::string> likely_patterns(std::string_view text);

// Reads the instants of one column, whose dates mostly repeat: a time of a date that was met before, in the usual
// layout, costs a fraction of a full reading.
class InstantReader {
 public:
  // Both must outlive the reader.
  InstantReader(const TimeFormat& format, const Zone& zone) : format_(&format), zone_(&zone) {}

  // What TimeFormat::instant gives. From `text` on, 20 bytes must be readable, whatever they hold.
  [[nodiscard]] std::optional<Seconds> instant(const char* text) noexcept;

 private:
  // The ten characters of a date, as two words that are compared at once.
  struct DateText {
    std::uint64_t year_and_month = 0;
    std::uint16_t day = 0;
    bool operator==(const DateText&) const = default;
  };
  struct KnownDate {
    DateText text;         // as written; zero when nothing is known
    Seconds midnight = 0;  // the instant at which its day begins; the whole day has one offset
  };

  static DateText date_text(const char* text) noexcept;
  void remember(const char* text, KnownDate& date) const noexcept;

  const TimeFormat* format_;
  const Zone* zone_;
  std::array<KnownDate, 32> dates_{};  // by day of the month
};

// `--as-of`: a date (its first instant in the zone) or an ISO instant. Throws Error(usage).
[[nodiscard]] Seconds parse_as_of(std::string_view text, const Zone& zone);

}  // namespace cxkpi
