// Zones from the system's time zone database, laid out as tables. The date library is met here and nowhere else: it
// lists the clock changes once, when a zone is named.
#include "cxkpi/calendar/zone.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

#include "calendar/floor_division.h"
#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"

namespace cxkpi {
namespace {

constexpr int first_listed_year = 1900;  // clock changes are listed from here …
constexpr int last_listed_year = 2200;   // … to here
constexpr Day tabled_days = 47847;       // 1970-01-01 to 2100-12-31
constexpr std::uint64_t tabled_seconds = std::uint64_t{tabled_days} * 86400;
constexpr std::int32_t mixed = std::numeric_limits<std::int32_t>::min();  // a day with more than one offset

// Instants that lie on days of type Day, with room for any offset.
constexpr Seconds last_instant = (std::numeric_limits<Day>::max() - Seconds{1}) * seconds_per_day;
constexpr Seconds first_instant = (std::numeric_limits<Day>::min() + Seconds{1}) * seconds_per_day;

struct Change {
  Seconds at;           // the first instant of the new offset
  std::int32_t before;  // seconds east of UTC
  std::int32_t after;
};

std::vector<Change> list_changes(const date::time_zone& zone, std::int32_t& first_offset) {
  using namespace date;
  sys_seconds at{sys_days{year{first_listed_year} / January / 1}};
  const sys_seconds end{sys_days{year{last_listed_year} / January / 1}};
  sys_info info = zone.get_info(at);
  first_offset = static_cast<std::int32_t>(info.offset.count());
  std::int32_t offset = first_offset;
  std::vector<Change> changes;
  while (info.end < end) {
    at = info.end;
    info = zone.get_info(at);
    const auto next = static_cast<std::int32_t>(info.offset.count());
    if (next != offset) changes.push_back({at.time_since_epoch().count(), offset, next});
    offset = next;
  }
  return changes;
}

Error unknown_zone(std::string_view name, const date::tzdb& database) {
  std::vector<std::string> names;
  for (const date::time_zone& zone : database.zones) names.push_back(zone.name());
  return {ErrorKind::usage, "", fmt::format("unknown time zone '{}'", name),
          did_you_mean(name, names, "zones are named as in the IANA database: Europe/Paris, America/New_York, UTC")};
}

}  // namespace

struct Zone::Tables {
  std::string name;
  std::int32_t first_offset = 0;
  std::vector<Change> changes;              // in order
  std::vector<Seconds> wall_changes;        // the wall clock reading from which to_instant uses the new offset
  std::vector<std::int32_t> of_utc_day;     // the offset during each UTC day from 1970 on, or `mixed`
  std::vector<std::int32_t> of_wall_clock;  // the same for the days of the wall clock

  Tables(std::string zone_name, std::int32_t first, std::vector<Change> listed)
      : name(std::move(zone_name)), first_offset(first), changes(std::move(listed)) {
    for (const Change& change : changes) wall_changes.push_back(change.at + std::max(change.before, change.after));
    of_utc_day.resize(static_cast<std::size_t>(tabled_days), mixed);
    of_wall_clock.resize(static_cast<std::size_t>(tabled_days), mixed);
    Seconds begin = first_instant;
    for (std::size_t i = 0; i <= changes.size(); ++i) {
      const Seconds end = i < changes.size() ? changes[i].at : last_instant;
      const std::int32_t offset = offset_after(i);
      fill_whole_days(of_utc_day, begin, end, offset);
      // The readings near a change that are missing or doubled belong to neither side.
      const Seconds from = begin + (i > 0 ? std::max(changes[i - 1].before, offset) : offset);
      const Seconds to = end + (i < changes.size() ? std::min(offset, changes[i].after) : offset);
      fill_whole_days(of_wall_clock, from, to, offset);
      begin = end;
    }
  }

  static void fill_whole_days(std::vector<std::int32_t>& table, Seconds begin, Seconds end, std::int32_t offset) {
    const std::int64_t from = std::max<std::int64_t>(floor_divide(begin + seconds_per_day - 1, seconds_per_day), 0);
    const std::int64_t to = std::min<std::int64_t>(floor_divide(end, seconds_per_day), tabled_days);
    for (std::int64_t day = from; day < to; ++day) table[static_cast<std::size_t>(day)] = offset;
  }

  // The offset in force after the first `passed` changes.
  [[nodiscard]] std::int32_t offset_after(std::size_t passed) const noexcept {
    return passed == 0 ? first_offset : changes[passed - 1].after;
  }

  [[nodiscard]] std::int32_t search_offset(Seconds instant) const noexcept {
    const auto next = std::upper_bound(changes.begin(), changes.end(), instant,
                                       [](Seconds at, const Change& change) { return at < change.at; });
    return offset_after(static_cast<std::size_t>(next - changes.begin()));
  }

  [[nodiscard]] std::size_t changes_passed(Seconds wall_clock) const noexcept {
    const auto next = std::upper_bound(wall_changes.begin(), wall_changes.end(), wall_clock);
    return static_cast<std::size_t>(next - wall_changes.begin());
  }
};

Zone::Zone() {
  static const auto utc = std::make_shared<const Tables>("UTC", 0, std::vector<Change>{});
  tables_ = utc;
}

Zone::Zone(std::shared_ptr<const Tables> tables) : tables_(std::move(tables)) {}

Zone Zone::named(std::string_view iana_name) {
  if (iana_name == "UTC") return {};  // needs no database
  try {
    const date::tzdb& database = date::get_tzdb();
    const auto zone = std::lower_bound(database.zones.begin(), database.zones.end(), iana_name,
                                       [](const date::time_zone& z, std::string_view name) { return z.name() < name; });
    if (zone == database.zones.end() || zone->name() != iana_name) throw unknown_zone(iana_name, database);
    std::int32_t first_offset = 0;
    std::vector<Change> changes = list_changes(*zone, first_offset);
    return Zone(std::make_shared<const Tables>(zone->name(), first_offset, std::move(changes)));
  } catch (const std::runtime_error&) {  // the date library's: no database, or a file of it that cannot be read
    throw Error(ErrorKind::usage, "", fmt::format("the time zone '{}' cannot be looked up", iana_name),
                "install the system's time zone database (the package tzdata), or use UTC");
  }
}

Zone Zone::fixed(Seconds offset) {
  const Seconds minutes = (offset < 0 ? -offset : offset) / 60;
  std::string name = fmt::format("UTC{}{:02}:{:02}", offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
  return Zone(
      std::make_shared<const Tables>(std::move(name), static_cast<std::int32_t>(offset), std::vector<Change>()));
}

const std::string& Zone::name() const noexcept { return tables_->name; }

Seconds Zone::offset_at(Seconds instant) const noexcept {
  const auto seconds = static_cast<std::uint64_t>(instant);  // an instant before 1970 becomes too large for the table
  if (seconds < tabled_seconds) {
    const std::int32_t offset = tables_->of_utc_day[static_cast<std::size_t>(seconds / 86400)];
    if (offset != mixed) return offset;
  }
  return tables_->search_offset(instant);
}

Seconds Zone::to_instant(Seconds wall_clock) const noexcept {
  const auto seconds = static_cast<std::uint64_t>(wall_clock);
  if (seconds < tabled_seconds) {
    const std::int32_t offset = tables_->of_wall_clock[static_cast<std::size_t>(seconds / 86400)];
    if (offset != mixed) return wall_clock - offset;
  }
  const Seconds reading = std::clamp(wall_clock, first_instant, last_instant);
  return reading - tables_->offset_after(tables_->changes_passed(reading));
}

std::optional<Seconds> Zone::offset_on(Day day) const noexcept {
  if (day < 0 || day >= tabled_days) return std::nullopt;
  const std::int32_t offset = tables_->of_wall_clock[static_cast<std::size_t>(day)];
  return offset == mixed ? std::nullopt : std::optional<Seconds>(offset);
}

Seconds Zone::first_at(Seconds wall_clock) const noexcept {
  const auto seconds = static_cast<std::uint64_t>(wall_clock);
  if (seconds < tabled_seconds) {
    const std::int32_t offset = tables_->of_wall_clock[static_cast<std::size_t>(seconds / 86400)];
    if (offset != mixed) return wall_clock - offset;
  }
  const Seconds reading = std::clamp(wall_clock, first_instant, last_instant);
  const std::size_t passed = tables_->changes_passed(reading);
  const Seconds instant = reading - tables_->offset_after(passed);
  // In a gap the old offset leads beyond the change itself.
  return passed < tables_->changes.size() ? std::min(instant, tables_->changes[passed].at) : instant;
}

Seconds Zone::next_change(Seconds instant) const noexcept {
  const auto next = std::upper_bound(tables_->changes.begin(), tables_->changes.end(), instant,
                                     [](Seconds at, const Change& change) { return at < change.at; });
  return next == tables_->changes.end() ? std::numeric_limits<Seconds>::max() : next->at;
}

Day Zone::day_of(Seconds instant) const noexcept {
  const auto seconds = static_cast<std::uint64_t>(instant);
  if (seconds < tabled_seconds) {
    const std::uint64_t day = seconds / 86400;
    const std::int32_t offset = tables_->of_utc_day[static_cast<std::size_t>(day)];
    if (offset == 0) return static_cast<Day>(day);
  }
  const Seconds bounded = std::clamp(instant, first_instant, last_instant);
  return static_cast<Day>(floor_divide(bounded + offset_at(bounded), seconds_per_day));
}

Seconds Zone::start_of(Day day) const noexcept { return first_at(Seconds{day} * seconds_per_day); }

std::string iso_instant(Seconds instant, const Zone& zone) {
  const Seconds bounded = std::clamp(instant, first_instant, last_instant);
  const Seconds offset = zone.offset_at(bounded);
  const Seconds wall_clock = bounded + offset;
  const Seconds second = floor_modulo(wall_clock, seconds_per_day);
  const Seconds east = offset < 0 ? -offset : offset;
  std::string text = fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", iso_date(zone.day_of(bounded)), second / 3600,
                                 second / 60 % 60, second % 60, offset < 0 ? '-' : '+', east / 3600, east / 60 % 60);
  if (east % 60 != 0) text += fmt::format(":{:02}", east % 60);  // local mean time, before standard time
  return text;
}

}  // namespace cxkpi
