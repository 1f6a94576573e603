// The sentences around the tables of a report for people: its head and its footer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/report/report.h"
#include "render/shown_cell.h"
#include "render/voice.h"

namespace cxkpi::render {

// A sentence and the mark before it, which may be empty.
struct Remark {
  Tone tone = Tone::neutral;
  std::string mark;
  std::string text;
};

// "Maison Lavande · March 2026, compared with February 2026".
[[nodiscard]] std::string title(const Report& report, const Voice& voice);

// "as of 15 Apr 2026, Europe/Paris · 3 012 orders, 301 returns": the rows are those used.
[[nodiscard]] std::string context(const Report& report, const Voice& voice);

// "by carrier · where country = 'FR'": the options that were given; empty without any.
[[nodiscard]] std::string given_options(const Report& report, const Voice& voice);

// Those of the run's events that may explain what the report shows: from the first day of any period that is shown or
// compared with to the last.
[[nodiscard]] std::vector<Event> events_shown(const Report& report);

// The events shown, each with its day; then which indicators miss limits or targets (totals only, provisional periods
// left out), which are provisional until when, of which source a hundredth of the records and more repeat
// others without a number or overlap with those of another file, and of which indicators rows were impossible. Empty
// when there is nothing to say.
[[nodiscard]] std::vector<Remark> remarks(const Report& report, const Voice& voice);

// Marks with their meanings, only those used.
[[nodiscard]] std::vector<Remark> legend(const MarksUsed& used, const Voice& voice);

// Each mark of a text such as "!~" with its meaning, in the order given; what is no mark is left out.
[[nodiscard]] std::vector<Remark> explained(std::string_view marks, const Voice& voice);

// "Read 7 349 rows: 7 337 used, 4 duplicates, 8 rejected (cxkpi inspect shows them)."
[[nodiscard]] std::string reconciliation(const Report& report, const Voice& voice);

// The labels of indicators that are not available, those with the same reason together: one sentence per reason.
[[nodiscard]] std::vector<std::string> not_available(const Section& section, const Voice& voice);

// The numerator and denominator's names when all indicators of the section share them, else a general word.
[[nodiscard]] std::string count_head(const Section& section, const Voice& voice);

// The period that the report's only period is compared with, if any.
[[nodiscard]] const Period* compared_with(const Report& report) noexcept;

// "orders.csv:17: ordered_at", the place of a reject, safe.
[[nodiscard]] std::string place(const Reject& reject, const Voice& voice);

// "is not a date; --date-format says day/month/year": why, and the way out where there is one; safe.
[[nodiscard]] std::string reason(const Reject& reject, const Voice& voice);

}  // namespace cxkpi::render
