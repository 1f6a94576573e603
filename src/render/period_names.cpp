#include "render/period_names.h"

#include <fmt/format.h>

#include "render/phrases.h"

namespace cxkpi::render {
namespace {

enum class Length { full, brief };

class Names {
 public:
  Names(Language language, Length length) : words_(phrases(language)), length_(length) {}

  [[nodiscard]] std::string of(Period period, int week_start) const {
    if (period.is_all()) return std::string(words_.all_dates);
    if (period.begin == Period{}.begin || period.end == Period{}.end) return to_text(period, week_start);
    const YearMonthDay begin = to_civil(period.begin);
    const std::optional<Grain> grain = grain_of(period, week_start);
    if (!grain) return range(begin, to_civil(period.end - 1), to_civil(period.end));
    switch (*grain) {
      case Grain::day:
        return date(begin);
      case Grain::week:
        return week(to_text(period, week_start));
      case Grain::month:
        return fmt::format("{} {}", month(begin), begin.year);
      case Grain::quarter:
        return fmt::format(fmt::runtime(words_.quarter), (begin.month + 2) / 3, begin.year);
      case Grain::year:
        break;
    }
    return std::to_string(begin.year);
  }

  [[nodiscard]] std::string date(YearMonthDay date) const { return fmt::format("{} {}", day_month(date), date.year); }

 private:
  [[nodiscard]] std::string_view month(YearMonthDay date) const {
    const auto index = static_cast<std::size_t>(date.month - 1);
    return length_ == Length::full ? words_.months.at(index) : words_.short_months.at(index);
  }

  [[nodiscard]] std::string day(YearMonthDay date) const {
    return date.day == 1 ? std::string(words_.first_of_month) : std::to_string(date.day);
  }

  [[nodiscard]] std::string day_month(YearMonthDay date) const { return fmt::format("{} {}", day(date), month(date)); }

  // From "2026-W42": the year of a week is not always that of its days.
  [[nodiscard]] std::string week(const std::string& text) const {
    const std::size_t w = text.find('W');
    const int number = std::stoi(text.substr(w + 1));
    const std::string_view form = length_ == Length::full ? words_.week : words_.short_week;
    return fmt::format(fmt::runtime(form), number, text.substr(0, w - 1));
  }

  [[nodiscard]] std::string range(YearMonthDay first, YearMonthDay last, YearMonthDay end) const {
    if (first.day == 1 && end.day == 1) {
      return first.year == last.year ? fmt::format("{}–{} {}", month(first), month(last), last.year)
                                     : fmt::format("{} {} – {} {}", month(first), first.year, month(last), last.year);
    }
    if (first.year != last.year) return fmt::format("{} – {}", date(first), date(last));
    if (first.month != last.month) return fmt::format("{} – {}", day_month(first), date(last));
    return fmt::format("{}–{}", day(first), date(last));
  }

  const Phrases& words_;
  Length length_;
};

}  // namespace

std::string long_name(Period period, Language language, int week_start) {
  return Names(language, Length::full).of(period, week_start);
}

std::string short_name(Period period, Language language, int week_start) {
  return Names(language, Length::brief).of(period, week_start);
}

std::string short_date(Day day, Language language) { return Names(language, Length::brief).date(to_civil(day)); }

std::string short_instant(Seconds instant, const Zone& zone, Language language) {
  constexpr Seconds minute = 60;
  constexpr Seconds hour = 60 * minute;
  const Day day = zone.day_of(instant);
  const Seconds clock = instant + zone.offset_at(instant) - Seconds{day} * 24 * hour;
  const std::string date = short_date(day, language);
  return clock == 0 ? date : fmt::format("{} {:02}:{:02}", date, clock / hour, clock % hour / minute);
}

}  // namespace cxkpi::render
