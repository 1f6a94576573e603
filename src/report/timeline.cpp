#include "report/timeline.h"

#include "cxkpi/error/error.h"

namespace cxkpi {
namespace {

constexpr Seconds day_seconds = 86400;

std::optional<Period> compared_with(Period period, const Question& question, Day as_of) {
  if (question.compare == "none") return std::nullopt;
  if (question.compare == "previous") return previous(period, question.week_start);
  if (question.compare == "year-ago") return year_ago(period, question.week_start);
  try {
    return parse_period(question.compare, as_of, question.week_start);
  } catch (const Error& error) {
    throw Error(ErrorKind::usage, question.compare_origin, error.message(),
                "previous, year-ago, none, or a period such as 2026-03");
  }
}

}  // namespace

std::vector<Period> Timeline::all() const {
  std::vector<Period> out = asked;
  for (const std::optional<Period>& period : compared) {
    if (period) out.push_back(*period);
  }
  return out;
}

Timeline timeline_of(const Question& question, Seconds as_of, const Zone& zone) {
  const Day today = zone.day_of(as_of);
  Period period;
  try {
    period = parse_period(question.period.value_or("last-month"), today, question.week_start);
  } catch (const Error& error) {
    throw error.at(question.period_origin);
  }
  if (question.every && period.is_all()) {
    throw Error(ErrorKind::usage, "--every", "a series needs a period with two ends",
                "write --period 2026 or --period 2026-01-01..2026-06-30");
  }
  Timeline timeline;
  timeline.asked = question.every ? split(period, *question.every, question.week_start) : std::vector<Period>{period};
  constexpr std::size_t most_periods = 4000;
  if (timeline.asked.size() > most_periods) {
    throw Error(ErrorKind::usage, "--every", "more than 4,000 periods", "choose a coarser grain or a shorter period");
  }
  for (const Period asked : timeline.asked) timeline.compared.push_back(compared_with(asked, question, today));
  return timeline;
}

Completeness completeness(Period period, Seconds matures, Seconds as_of, const Zone& zone) {
  if (period.is_all()) return {matures == 0, std::nullopt};
  const auto whole_days = static_cast<Day>(matures / day_seconds);
  const Seconds rest = matures % day_seconds;
  if (as_of >= zone.start_of(period.end + whole_days) + rest) return {true, std::nullopt};
  return {false, period.end + whole_days + (rest > 0 ? 1 : 0)};
}

}  // namespace cxkpi
