// A time zone by IANA name. Immutable and cheap to share between threads; the transitions are laid out in tables once,
// so that a million conversions cost no more than array look-ups. The database lists clock changes up to 2037; later
// instants keep the offset in force then.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cxkpi/calendar/civil.h"

namespace cxkpi {

class Zone {
 public:
  // UTC.
  Zone();

  // Throws Error(usage) for an unknown name, with the nearest known one as its hint.
  [[nodiscard]] static Zone named(std::string_view iana_name);

  // A clock that is always so many seconds east of UTC; it is called "UTC+01:00".
  [[nodiscard]] static Zone fixed(Seconds offset);

  [[nodiscard]] const std::string& name() const noexcept;

  // Seconds east of UTC in force at `instant`.
  [[nodiscard]] Seconds offset_at(Seconds instant) const noexcept;

  // The instant of a wall clock reading (given as seconds since 1970-01-01T00:00:00 on that clock). A reading that
  // occurs twice, when clocks go back, is the earlier one; one that never occurs is read with the offset before the
  // gap.
  [[nodiscard]] Seconds to_instant(Seconds wall_clock) const noexcept;

  // The offset during the whole of a day of the wall clock; no value for a day on which it changes, and outside
  // 1970 to 2100.
  [[nodiscard]] std::optional<Seconds> offset_on(Day day) const noexcept;

  // The civil day of an instant.
  [[nodiscard]] Day day_of(Seconds instant) const noexcept;

  // The first instant of a civil day.
  [[nodiscard]] Seconds start_of(Day day) const noexcept;

  // The first instant at which the wall clock shows this reading or, when it skips it, the reading after the gap.
  [[nodiscard]] Seconds first_at(Seconds wall_clock) const noexcept;

  // The first instant after `instant` at which another offset comes into force; the largest Seconds when none does.
  [[nodiscard]] Seconds next_change(Seconds instant) const noexcept;

 private:
  struct Tables;
  explicit Zone(std::shared_ptr<const Tables> tables);
  std::shared_ptr<const Tables> tables_;
};

// "2026-04-15T10:30:00+02:00" in the zone.
[[nodiscard]] std::string iso_instant(Seconds instant, const Zone& zone);

}  // namespace cxkpi
