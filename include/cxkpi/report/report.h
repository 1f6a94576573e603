// The unformatted result of a run: every number with its unit and its reason, ready for any renderer. It knows nothing
// of how it is shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cxkpi/calendar/period.h"
#include "cxkpi/calendar/zone.h"
#include "cxkpi/error/words.h"
#include "cxkpi/exports/exports.h"
#include "cxkpi/indicators/target.h"
#include "cxkpi/stats/decimal.h"
#include "cxkpi/stats/interval.h"

namespace cxkpi {

// What the status column of the CSV says. The first that applies: unavailable, no_data, provisional, small (n < 30);
// then the verdict against the targets, or none when there are no targets.
enum class Status { ok, warn, fail, none, provisional, small, no_data, unavailable };
[[nodiscard]] std::string_view name(Status status) noexcept;

// Where a value lies from a threshold, known exactly: −1 below, 0 equal, 1 above. A renderer must not round the value
// to the other side or onto the threshold.
struct Guard {
  Decimal threshold;
  int side = 0;
};

// An indicator's name with or without one of its parts, as requirements and the CSV write it:
// "click_to_possession.p90".
[[nodiscard]] std::string_view base_indicator(std::string_view name) noexcept;
[[nodiscard]] std::string_view part_suffix(std::string_view name) noexcept;  // empty for the value itself

// A value that accompanies another: the percentiles of a mean.
struct Part {
  std::string suffix;  // "p50": the CSV's indicator is then "click_to_possession.p50"
  std::optional<double> value;
  std::optional<Quotient> exact;  // the same before it became a double, in the unit of the targets; for gates
  std::optional<stats::Interval> interval = std::nullopt;
};

// Two parts of a move of the whole, in the indicator's unit: what moved within a segment, and what came of its weight.
struct Effects {
  double rate = 0;
  double mix = 0;
};

struct Comparison {
  Period with;
  std::optional<double> previous;            // in the indicator's unit, like Cell::value; absent: no data then
  std::optional<stats::Difference> change;   // now − then, in the same unit; absent when either value is
  std::vector<std::optional<double>> parts;  // the parts' values then, in the order of Cell::parts
  // Where there are segments and the value is a quotient: a segment's part in the move of the total; of the total, the
  // sums over all segments, which make up its change.
  std::optional<Effects> effects;
};

// One indicator × period × segment.
struct Cell {
  std::size_t period = 0;                   // index into Report::periods
  std::size_t segment = 0;                  // index into Report::segments; 0 is the total
  std::optional<double> value;              // shares are 0–1, rates per `per`, means in the unit
  double numerator = 0;                     // hits; events; the sum
  double denominator = 0;                   // population; base units; n
  bool divides = true;                      // false: a plain count, of which the denominator says nothing
  std::optional<Quotient> exact;            // value × target_scale before it became a double; for gates
  std::optional<stats::Interval> interval;  // 95 %, in the unit of value
  std::optional<stats::Interval> range;     // of a cost, in its place: at the low and at the high unit cost
  std::vector<Part> parts;
  std::optional<double> cumulated;       // of a share among several: with all larger ones (Pareto), 0–1
  std::optional<Comparison> comparison;  // absent when none was asked for
  Status status = Status::no_data;
  Status verdict = Status::none;   // ok, warn, fail against the targets whatever else holds; none without either
  bool small = false;              // n < 30
  std::optional<Day> complete_on;  // set when the period is provisional: the day from which it is complete
  Words reason;                    // why there is no value; empty when there is one
  std::vector<Guard> guards;       // in the unit of the targets: value × IndicatorResult::target_scale
  std::int64_t used = 0;           // rows of the indicator's first table with a date in the period: counted,
  std::int64_t excluded = 0;       // left out by its rule,
  std::int64_t rejected = 0;       // impossible (delivered before ordered …),
  std::int64_t pending = 0;        // or not yet due
};

struct IndicatorResult {
  std::string id;
  std::string kind;
  Words label;
  std::string unit;         // the CSV's unit column: "ratio", "days", "hours", "per 100 orders" …
  Words shown_unit;         // behind a shown value: "%", "days"/"jours", "" for rates
  double target_scale = 1;  // value × this is what targets and people speak of: 100 for shares, else 1
  Words parts_of;           // names of numerator and denominator: "kept / due"; empty for means
  Better better = Better::neither;
  Targets targets;
  Words about;
  bool shares_overlap = false;       // a row may be in several of its shares, so they do not add up
  std::optional<Words> unavailable;  // set: no cells, and why
  std::vector<Cell> cells;  // by period, then segment; every period has its total, segments only where rows are
};

// A family of indicators in catalogue order.
struct Section {
  std::string id;  // "delivery"
  Words title;
  std::vector<IndicatorResult> indicators;
};

struct Segment {
  std::vector<std::string> values;  // one per dimension; empty for the total. "(none)" where a row has no value
  std::optional<std::pair<std::string, std::string>> share;  // of an indicator that splits: ("reason", "delivery")
};

// A requirement, judged on one period and segment.
struct Judgement {
  enum class Outcome { pass, fail, no_data, provisional };  // provisional: not judged
  std::string requirement;                                  // as written: "promise_rate >= 90"
  std::string indicator;                                    // "promise_rate", "click_to_possession.p90"
  Period period;
  std::vector<std::string> dimensions;  // what the segment is cut by: the requirement's own, not the report's
  std::vector<std::string> segment;     // one value per dimension; empty: the total
  Outcome outcome = Outcome::no_data;
  bool breaks = false;          // true: this judgement alone makes the exit status 1 (fail) or 2 (no data, as asked)
  std::optional<double> value;  // in the unit of Cell::value: 0–1 for shares
  Decimal bound;                // what it is compared with, in the unit of targets: value × target_scale
  double target_scale = 1;      // the indicator's
  double numerator = 0;
  double denominator = 0;
  std::vector<Guard> guards;
  Words shown_unit;
  Words reason;  // why there is no verdict
};

// Something that the shop knows of a day, which may explain a move: of the config, "SMS the day before delivery".
struct Event {
  Day day = 0;
  std::string label;
};

struct RunInfo {
  std::string version;
  std::string title;             // the shop's name, if the config gives one
  std::optional<Seconds> as_of;  // unknown only to an inspection of files without any date
  Zone zone;
  int week_start = 1;
  std::optional<std::string> config;                         // the path of the config file that was read
  std::vector<Event> events;                                 // all that the config knows, by day
  std::string compare;                                       // "previous", "year-ago", "none" or a period as typed
  std::vector<std::pair<std::string, std::string>> options;  // as given: ("by", "carrier")
};

struct Report {
  RunInfo run;
  std::vector<Period> periods;  // asked for, in order; one without --every
  std::optional<Grain> every;
  std::vector<std::string> dimensions;  // of --by
  std::vector<Segment> segments;        // [0] is the total
  std::vector<Section> sections;
  std::vector<SourceSummary> sources;
  std::vector<Reject> rejects;
  std::vector<UnusedFile> unused;
  std::vector<Judgement> judgements;
};

// The segment's name in CSV and JSON: "carrier=DPD;country=FR"; empty for the total.
[[nodiscard]] std::string segment_name(const std::vector<std::string>& dimensions,
                                       const std::vector<std::string>& values);
[[nodiscard]] std::string segment_name(const Report& report, const Segment& segment);

}  // namespace cxkpi
