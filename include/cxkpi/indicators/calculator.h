// The C++ side of an indicator. A kind says which fields it takes; its calculator says which tables it scans, how a row
// adds to the state of its cell, and what a state means.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/expr/model.h"
#include "cxkpi/indicators/definition.h"
#include "cxkpi/indicators/state.h"
#include "cxkpi/stats/interval.h"

namespace cxkpi {

// One pass over one table: which rows count in which period, and the value that each brings.
struct Scan {
  std::string table;
  expr::Checked date;                    // a date or an instant: where the row belongs
  std::optional<expr::Checked> reject;   // true: impossible, kept out
  std::optional<expr::Checked> where;    // true: counts; absent: all do
  std::optional<expr::Checked> pending;  // true, where `where` is not: not yet decided
  std::optional<expr::Checked> measure;  // what the row brings; absent: 1
  std::optional<expr::Checked> base;     // what it brings to the denominator, where that is not 1
  std::optional<expr::Checked> split;    // cuts the population into shares by value (returns by reason)
  bool split_of_lists = false;           // its values are lists, and a row has a part in the share of each value
  bool skip_unknown = false;             // rows whose measure or base is unknown are excluded, not counted
  bool at_period_end = false;            // rows count in every period, by what was so at its end

  // Whether its conditions mean something else in each period, so that it is run for each by itself.
  [[nodiscard]] bool by_period() const noexcept;
};

// A percentile or another figure beside the main one.
struct PartEstimate {
  std::string suffix;
  std::optional<Quotient> exact;
  std::optional<double> value;
  std::optional<stats::Interval> interval = std::nullopt;
};

// Whether all rows of a batch go to one cell: the usual case, which can be added up aside.
[[nodiscard]] inline bool one_cell(std::span<const std::uint32_t> cells) noexcept {
  bool one = !cells.empty();
  for (const std::uint32_t cell : cells) one &= cell == cells[0];
  return one;
}

// What a state says. No value when the population is empty.
struct Estimate {
  std::optional<Quotient> exact;  // in the unit of targets: percent for shares
  std::optional<double> value;    // shares 0–1, rates per scale, means in the unit
  double numerator = 0;
  double denominator = 0;
  std::int64_t n = 0;                       // what a sample size means here: population, n, base rows
  bool is_sample = true;                    // false: a count of what there is, which no sample size makes doubtful
  bool divides = true;                      // false: the value is a plain count, without a denominator
  std::optional<stats::Interval> interval;  // 95 %, in the unit of value
  std::optional<stats::Interval> range;     // instead of it: what the low and the high of an assumption give
  std::vector<PartEstimate> parts;
};

class Calculator {
 public:
  virtual ~Calculator() = default;

  // One, or two for rates: events, then base.
  [[nodiscard]] virtual std::span<const Scan> scans() const = 0;

  // Adds rows that count: row i brings measures[i], and bases[i] where the scan has a base, to states[cells[i]].
  virtual void add(std::size_t scan, std::span<const std::uint32_t> cells, std::span<const std::int64_t> measures,
                   std::span<const std::int64_t> bases, std::span<State> states) const = 0;

  [[nodiscard]] virtual Estimate estimate(const State& state) const = 0;

  // now − then, in the unit of values. No value when either has none.
  [[nodiscard]] virtual std::optional<stats::Difference> difference(const State& now, const State& then) const = 0;

  // For a scan with `split`: the state of one value's share, from its own state and that of the whole population.
  [[nodiscard]] virtual State share(const State& part, const State& whole) const;

  // What multiplies a value to the unit of targets: 100 for shares.
  [[nodiscard]] virtual double target_scale() const { return 1; }

  // What numerator ÷ denominator is multiplied by to give the value; 0 when the value is no quotient.
  [[nodiscard]] virtual double quotient_scale() const { return 0; }

  // Whether any of its scans is.
  [[nodiscard]] bool by_period() const noexcept;

  // All columns and tables that the scans read.
  [[nodiscard]] std::vector<expr::Use> uses() const;
};

// A field that a kind takes beside the common ones (from, date, where, pending, reject).
struct KindField {
  std::string_view name;
  bool required;
};

struct Kind {
  std::string_view name;
  std::string_view about;  // one sentence
  std::string_view unit;   // the default of `unit`; empty: must be given
  std::span<const KindField> fields;
  std::unique_ptr<Calculator> (*make)(const Definition& definition, const expr::Model& model);
};

// All kinds. A new one is one file and one row here.
[[nodiscard]] std::span<const Kind> kinds();

// Null for an unknown name.
[[nodiscard]] const Kind* find_kind(std::string_view name) noexcept;

}  // namespace cxkpi
