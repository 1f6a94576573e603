// Reading durations: how long after one instant another one was.
#pragma once

#include <optional>
#include <string_view>

#include "cxkpi/calendar/civil.h"

namespace cxkpi::exports {

// "125", "2,5" in the unit given (in seconds), rounded to the nearest second; or "26:03:12", "26:03": hours, minutes
// and seconds, whatever the unit. Empty optional: no duration, or one below zero, or one longer than a thousand years.
// The text must not be empty.
[[nodiscard]] std::optional<Seconds> parse_duration(std::string_view text, Seconds unit,
                                                    std::optional<char> decimal) noexcept;

}  // namespace cxkpi::exports
