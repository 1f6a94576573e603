#include "exports/duration.h"

#include <cstddef>
#include <cstdint>

#include "cxkpi/table/type.h"

namespace cxkpi::exports {
namespace {

constexpr Seconds longest = Seconds{1000} * 366 * 86400;

// Digits to the next ':' or the end, at most `most` of them.
std::optional<Seconds> take_number(std::string_view& rest, std::size_t most) noexcept {
  Seconds value = 0;
  std::size_t digits = 0;
  while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') {
    if (digits == most) return std::nullopt;
    value = value * 10 + (rest[digits++] - '0');
  }
  if (digits == 0) return std::nullopt;
  rest.remove_prefix(digits);
  return value;
}

std::optional<Seconds> clock_time(std::string_view text) noexcept {
  constexpr std::size_t most_hour_digits = 7;
  const std::optional<Seconds> hours = take_number(text, most_hour_digits);
  if (!hours || !text.starts_with(':')) return std::nullopt;
  Seconds seconds = *hours * 3600;
  for (const Seconds part : {60, 1}) {
    if (text.empty()) break;
    text.remove_prefix(1);
    const std::optional<Seconds> value = take_number(text, 2);
    if (!value || *value > 59 || (!text.empty() && !text.starts_with(':'))) return std::nullopt;
    seconds += *value * part;
  }
  if (!text.empty()) return std::nullopt;
  return seconds;
}

}  // namespace

std::optional<Seconds> parse_duration(std::string_view text, Seconds unit, const ParsedNumber& number) noexcept {
  if (text.find(':') != std::string_view::npos) return clock_time(text);
  if (number.fault != NumberFault::none || number.value < 0) return std::nullopt;
  if (number.value > longest / unit * file_number_denominator) return std::nullopt;
  return (number.value * unit + file_number_denominator / 2) / file_number_denominator;
}

}  // namespace cxkpi::exports
