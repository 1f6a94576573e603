// The time zone that stands in a header: "Started at (America/New_York)", "Created (UTC+1)".
#pragma once

#include <optional>
#include <string_view>

#include "cxkpi/calendar/zone.h"

namespace cxkpi::exports {

// What stands in parentheses at its end, when it is an IANA name, UTC, GMT, Z, a distance from them ("+01:00",
// "GMT-5"), or the short name of a zone in Europe or North America: the wall clock there, in summer and in winter
// ("CET" is Brussels'). Nothing for any other header.
[[nodiscard]] std::optional<Zone> zone_in_header(std::string_view header);

}  // namespace cxkpi::exports
