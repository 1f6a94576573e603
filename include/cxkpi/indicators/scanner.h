// Runs calculators over tables: one pass over each table judges its rows for all of them, and adds those that count to
// the states of their cells, on several threads.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cxkpi/expr/program.h"
#include "cxkpi/expr/workspace.h"
#include "cxkpi/indicators/bins.h"
#include "cxkpi/indicators/calculator.h"
#include "cxkpi/indicators/segmentation.h"

namespace cxkpi {

// What became of rows that have a date in an asked period: used + excluded + rejected + pending = all of them.
struct Accounting {
  std::int64_t used = 0;
  std::int64_t excluded = 0;  // not in the population
  std::int64_t rejected = 0;  // impossible
  std::int64_t pending = 0;   // not yet decided

  void merge(const Accounting& other) noexcept;
  bool operator==(const Accounting&) const = default;
};

enum class Outcome : std::uint8_t { used, excluded, rejected, pending };

// Cells by bin and segment: cell = bin × segments + segment. Of a calculator that is run for each period by itself, the
// asked periods stand in the place of the bins.
struct ScanResult {
  // The places that make up one of the asked periods.
  [[nodiscard]] std::vector<std::size_t> places_of(Period period, const Bins& bins) const;

  bool by_period = false;
  std::vector<State> states;
  std::vector<Accounting> accounts;  // of the calculator's first scan
  std::size_t segments = 1;
};

// A row that falls into an asked period and passes the filter.
struct JudgedRow {
  std::uint32_t row = 0;
  Outcome outcome = Outcome::used;
  std::int64_t measure = 1;
};

class Scanner {
 public:
  Scanner(expr::Workspace& workspace, const Bins& bins, const Dimensions& dimensions, const Filter& filter);

  // Why an indicator cannot be cut or filtered as asked; no value when it can.
  [[nodiscard]] std::optional<Obstacle> obstacle(const Calculator& calculator, const expr::Model& model,
                                                 const expr::Presence& has) const;

  // One result for each calculator. Needs obstacle() to have none for any, and their columns to be available.
  [[nodiscard]] std::vector<ScanResult> run(std::span<const Calculator* const> calculators);

  // The rows of a calculator's first scan, in their order.
  [[nodiscard]] std::vector<JudgedRow> rows(const Calculator& calculator);

  [[nodiscard]] const Segments& segments() const noexcept { return segments_; }

 private:
  [[nodiscard]] std::size_t segments_of(const Calculator& calculator) const;
  // One pass per table over the calculators' scans, for these bins.
  void count(std::span<const Calculator* const> calculators, const Bins& bins, expr::PeriodMoments moments,
             std::span<ScanResult> results);
  void count_by_period(std::span<const Calculator* const> calculators, std::span<ScanResult> results);
  // Null when the filter keeps all rows.
  [[nodiscard]] const std::vector<std::uint8_t>* kept_rows(const std::string& table);
  // The segment of every row; null when the scan is not cut.
  [[nodiscard]] const std::vector<std::uint32_t>* row_segments(const Scan& scan, bool of_order);

  expr::Workspace& workspace_;
  const Bins& bins_;
  const Dimensions& dimensions_;
  const Filter& filter_;
  Segments segments_;
  std::map<std::string, std::vector<std::uint32_t>> row_segments_;
  std::map<std::string, std::vector<std::uint8_t>> kept_;
};

}  // namespace cxkpi
