// Every fixed word of the reports for people, in both languages. No renderer holds a sentence of its own.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "cxkpi/error/words.h"

namespace cxkpi::render {

// A phrase for one and for many of something; "{}" stands for the formatted number.
struct Counted {
  std::string_view one;
  std::string_view many;
};

// "{}" stand for what is filled in, in the order that the comments give.
struct Phrases {
  // periods
  std::array<std::string_view, 12> months;
  std::array<std::string_view, 12> short_months;
  std::string_view first_of_month;
  std::string_view quarter;     // number, year
  std::string_view week;        // number, year
  std::string_view short_week;  // number, year
  std::string_view all_dates;

  // the head of a report
  std::string_view title;          // when the shop has no name
  std::string_view compared_with;  // period
  std::string_view each_with_previous;
  std::string_view each_with_year_ago;
  std::array<std::string_view, 5> by_grain;  // in the order of Grain
  std::string_view as_of;                    // instant, zone
  std::string_view colon;

  // tables
  std::string_view indicator;
  std::string_view interval;
  std::string_view count;
  std::string_view change;
  std::string_view target;
  std::string_view points;
  std::string_view course;           // the head above small lines over the periods
  std::string_view course_in_words;  // the first value, the last, the lowest, the highest
  std::string_view effects;          // the part of a move within segments, the part of their weights
  std::string_view no_value;         // the segment of rows without a value
  std::string_view not_available;    // labels, reason

  // below the tables
  Counted misses_limit;
  Counted misses_target;
  std::string_view provisional_until;  // date, labels
  std::string_view impossible;         // labels with counts
  Counted few_impossible;              // indicators
  Counted repeated;                    // rows
  Counted overlapping;                 // rows
  std::string_view legend_change;
  std::string_view legend_ok;
  std::string_view legend_warn;
  std::string_view legend_fail;
  std::string_view legend_provisional;
  std::string_view legend_small;
  std::string_view legend_range;

  // what was read
  Counted read;
  Counted used;
  Counted duplicate;
  Counted conflicting;
  Counted rejected;
  Counted empty;
  Counted folded;
  Counted left_out;
  std::string_view inspect;
  std::string_view reconciliation;
  std::array<std::string_view, 9> reconciliation_heads;  // source, read, used, … as in SourceSummary
  std::string_view rejects;
  std::array<std::string_view, 3> reject_heads;  // place, value, reason
  Counted more_rejects;

  // requirements
  std::string_view requirements;
  std::string_view no_requirement;
  std::array<std::string_view, 5> requirement_heads;  // requirement, value, period, segment, reason
  std::string_view verdict;
  std::array<std::string_view, 4> outcomes;  // in the order of Judgement::Outcome
  std::array<Counted, 4> outcome_counts;     // the same, of several requirements together
};

[[nodiscard]] const Phrases& phrases(Language language) noexcept;

// "{} parcel", "{} parcels": what the rows of a source are called; no value for a source that is not built in.
[[nodiscard]] const Counted* rows_of(std::string_view source, Language language) noexcept;

// The phrase for `count`, filled in.
[[nodiscard]] std::string say(const Counted& phrase, double count, Language language);

}  // namespace cxkpi::render
