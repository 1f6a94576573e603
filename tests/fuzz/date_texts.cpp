// ISO dates, a line each: the reader of a whole column reads what a single reading gives, and what is written is read
// again.
#include <optional>
#include <string>

#include "calendar/floor_division.h"
#include "calendar/reading.h"
#include "cxkpi/calendar/timestamp.h"
#include "property.h"

namespace {

using namespace cxkpi;

constexpr std::size_t readable = 20;  // bytes that a column's reader may look at

void check_written_again(Seconds instant, const Zone& zone) {
  constexpr Seconds margin = 2 * seconds_per_day;  // an offset may lead out of the years 1 to 9999
  if (instant < first_readable_instant + margin || instant > last_readable_instant - margin) return;
  if (zone.offset_at(instant) % 60 != 0) return;  // local mean time is written to the second, but not read
  const std::string written = iso_instant(instant, zone);
  fuzz::demand(TimeFormat().instant(written.c_str(), zone) == instant, "an instant is read as it was written");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Zone paris = Zone::named("Europe/Paris");
  const TimeFormat iso;
  InstantReader column(iso, paris);
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  while (!rest.empty()) {
    const std::string_view text = fuzz::take_line(rest);
    const std::vector<char> alone = fuzz::ended(text);
    const std::optional<Seconds> instant = iso.instant(alone.data(), paris);
    const std::vector<char> padded = fuzz::ended(text, readable);
    fuzz::demand(column.instant(padded.data()) == instant, "a column is read like a single value");
    fuzz::demand(column.instant(padded.data()) == instant, "a date that was met before is read alike");
    const std::optional<Day> date = iso.date(alone.data(), paris);
    fuzz::demand(date.has_value() == instant.has_value(), "a date is read where an instant is");
    if (!instant) continue;
    fuzz::demand(paris.day_of(*instant) == *date, "the instant lies on the date");
    check_written_again(*instant, paris);
  }
  return 0;
}
