// Reading durations: how long after one instant another one was.
#pragma once

#include <optional>
#include <string_view>

#include "cxkpi/calendar/civil.h"
#include "exports/number.h"

namespace cxkpi::exports {

// `number`, what the text reads as, in the unit given (in seconds), rounded to the nearest second; or "26:03:12",
// "26:03": hours, minutes and seconds, whatever the unit. Empty optional: no duration, or one below zero, or one longer
// than a thousand years.
[[nodiscard]] std::optional<Seconds> parse_duration(std::string_view text, Seconds unit,
                                                    const ParsedNumber& number) noexcept;

}  // namespace cxkpi::exports
