// When a date does not read: the pattern that would read it, if it looks like one of the usual ones.
#pragma once

#include <string>
#include <string_view>

namespace cxkpi::exports {

// "%d/%m/%Y" for "31/12/2026", "%m/%d/%Y %I:%M %p" for "4/25/2021 4:00 AM"; day before month when both could be; empty
// for a text that is no date with the year last.
[[nodiscard]] std::string likely_date_format(std::string_view text);

}  // namespace cxkpi::exports
