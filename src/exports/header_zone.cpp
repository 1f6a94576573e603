#include "exports/header_zone.h"

#include <algorithm>
#include <array>
#include <string>

#include "cxkpi/error/error.h"
#include "exports/digits.h"

namespace cxkpi::exports {
namespace {

struct ShortName {
  std::string_view name;
  std::string_view zone;
};
constexpr std::array<ShortName, 17> short_names{{{"Z", "UTC"},
                                                 {"GMT", "UTC"},
                                                 {"CET", "Europe/Brussels"},
                                                 {"CEST", "Europe/Brussels"},
                                                 {"EET", "Europe/Athens"},
                                                 {"EEST", "Europe/Athens"},
                                                 {"WET", "Europe/Lisbon"},
                                                 {"WEST", "Europe/Lisbon"},
                                                 {"BST", "Europe/London"},
                                                 {"EST", "America/New_York"},
                                                 {"EDT", "America/New_York"},
                                                 {"CST", "America/Chicago"},
                                                 {"CDT", "America/Chicago"},
                                                 {"MST", "America/Denver"},
                                                 {"MDT", "America/Denver"},
                                                 {"PST", "America/Los_Angeles"},
                                                 {"PDT", "America/Los_Angeles"}}};

// "+1", "+01", "-0530", "+05:30", with or without UTC or GMT before it.
std::optional<Seconds> distance(std::string_view text) {
  if (text.starts_with("UTC") || text.starts_with("GMT")) text.remove_prefix(3);
  while (text.starts_with(' ')) text.remove_prefix(1);
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const Seconds sign = text.front() == '-' ? -1 : 1;
  std::string digits;
  for (const char c : text.substr(1)) {
    if (is_digit(c)) digits += c;
    if (!is_digit(c) && c != ':') return std::nullopt;
  }
  if (digits.size() == 1) digits.insert(0, "0");
  if (digits.size() == 2) digits += "00";
  if (digits.size() != 4) return std::nullopt;
  const int hours = (digits[0] - '0') * 10 + (digits[1] - '0');
  const int minutes = (digits[2] - '0') * 10 + (digits[3] - '0');
  if (hours > 14 || minutes > 59) return std::nullopt;
  return sign * (hours * 3600 + minutes * 60);
}

std::optional<Zone> zone_named(std::string_view name) {
  try {
    return Zone::named(name);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace

std::optional<Zone> zone_in_header(std::string_view header) {
  const std::size_t open = header.rfind('(');
  if (!header.ends_with(')') || open == std::string_view::npos) return std::nullopt;
  const std::string_view name = header.substr(open + 1, header.size() - open - 2);
  if (const std::optional<Seconds> seconds = distance(name)) return Zone::fixed(*seconds);
  const auto known =
      std::find_if(short_names.begin(), short_names.end(), [&](const ShortName& one) { return one.name == name; });
  if (known != short_names.end()) return zone_named(known->zone);
  if (name != "UTC" && name.find('/') == std::string_view::npos) return std::nullopt;
  return zone_named(name);
}

}  // namespace cxkpi::exports
