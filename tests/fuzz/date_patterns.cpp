// Dates by a pattern: its first line is the pattern, the others are texts. What is guessed from a text is a pattern.
#include <optional>
#include <string>

#include "cxkpi/calendar/timestamp.h"
#include "cxkpi/error/error.h"
#include "property.h"

namespace {

using namespace cxkpi;

std::optional<TimeFormat> format_of(std::string_view pattern) {
  try {
    return TimeFormat::pattern(pattern);
  } catch (const Error&) {
    return std::nullopt;
  }
}

void check(const TimeFormat& format, std::string_view text, const Zone& zone) {
  const std::vector<char> value = fuzz::ended(text);
  const std::optional<Seconds> instant = format.instant(value.data(), zone);
  const std::optional<Day> date = format.date(value.data(), zone);
  fuzz::demand(instant.has_value() == date.has_value(), "an instant is read where a date is");
  if (instant) fuzz::demand(zone.day_of(*instant) == *date, "the instant lies on the date");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Zone paris = Zone::named("Europe/Paris");
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const std::optional<TimeFormat> format = format_of(fuzz::take_line(rest));
  while (!rest.empty()) {
    const std::string_view text = fuzz::take_line(rest);
    if (format) check(*format, text, paris);
    for (const std::string& pattern : likely_patterns(text)) {
      const std::optional<TimeFormat> guessed = format_of(pattern);
      fuzz::demand(guessed.has_value(), "a pattern that is guessed can be used");
      check(*guessed, text, paris);
    }
  }
  return 0;
}
