// A list of names as people type it: "carrier, country".
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cxkpi::cli {

// Cut at commas, blanks around each name gone, each name once. No name at all in a blank text; elsewhere a name may be
// empty: "carrier,,country" is a mistake for whoever reads the names.
[[nodiscard]] std::vector<std::string> names_in(std::string_view list);

// The same of several lists, as an option gives them. A blank one, such as an unset variable, is an empty name.
[[nodiscard]] std::vector<std::string> names_in(std::span<const std::string> lists);

}  // namespace cxkpi::cli
