// Runs calculators over tables: chooses each scan's rows by date, filter and segment once, then adds them to the states
// of their cells on several threads.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
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

// A scan's conditions bound to columns.
class BoundScan {
 public:
  BoundScan(const Scan& scan, expr::Workspace& workspace);

  // The outcome and the measure of up to expr::batch_rows rows.
  void judge(const expr::Rows& rows, Outcome* outcomes, std::int64_t* measures) const;

 private:
  std::optional<expr::Program> reject_;
  std::optional<expr::Program> where_;
  std::optional<expr::Program> pending_;
  std::optional<expr::Program> measure_;
  bool skip_unknown_;
};

// Cells by bin and segment: cell = bin × segments + segment.
struct ScanResult {
  std::vector<State> states;
  std::vector<Accounting> accounts;  // of the calculator's first scan
  std::size_t segments = 1;
};

// The rows of one scan, with their cells.
struct Selection {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> bins;
  std::vector<std::uint32_t> segments;  // empty without dimensions
};

class Scanner {
 public:
  Scanner(expr::Workspace& workspace, const Bins& bins, const Dimensions& dimensions, const Filter& filter);

  // Why an indicator cannot be cut or filtered as asked: the missing column; no value when it can.
  [[nodiscard]] std::optional<std::string> obstacle(const Calculator& calculator, const expr::Model& model,
                                                    const expr::Presence& has) const;

  // Needs obstacle() to have none, and the calculator's columns to be available.
  [[nodiscard]] ScanResult run(const Calculator& calculator);

  // The rows of a scan that fall into the bins and pass the filter.
  [[nodiscard]] const Selection& select(const Scan& scan, bool of_order);

  [[nodiscard]] const Segments& segments() const noexcept { return segments_; }

 private:
  [[nodiscard]] const std::vector<std::uint8_t>* kept_rows(const std::string& table);

  expr::Workspace& workspace_;
  const Bins& bins_;
  const Dimensions& dimensions_;
  const Filter& filter_;
  Segments segments_;
  std::map<std::string, Selection> selections_;
  std::map<std::string, std::vector<std::uint32_t>> row_segments_;
  std::map<std::string, std::vector<std::uint8_t>> kept_;
};

}  // namespace cxkpi
