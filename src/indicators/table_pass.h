// One pass over the rows of one table for several scans at once: dates to bins, conditions to outcomes, values to
// states. What the scans have in common is computed once for each batch of rows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/expr/program.h"
#include "cxkpi/indicators/scanner.h"
#include "indicators/row_judge.h"

namespace cxkpi {

class TablePass {
 public:
  // `kept`: by row, whether the filter keeps it; null when all are kept. Everything given must outlive the pass.
  // `moments`: of the period, when the bins are those of one.
  TablePass(std::string_view table, const std::vector<std::uint8_t>* kept, const Bins& bins, expr::Workspace& workspace,
            expr::PeriodMoments moments);

  // Adds a calculator's scan; its cells are those of `result`, which is sized already. `segments`: by row; null for
  // one.
  void add(const Calculator& calculator, std::size_t scan, const std::vector<std::uint32_t>* segments,
           ScanResult& result);

  [[nodiscard]] bool empty() const noexcept { return scans_.empty(); }

  // Adds all rows to the results.
  void run();

  // The rows of the only scan.
  [[nodiscard]] std::vector<JudgedRow> rows();

 private:
  struct PlannedScan {
    const Calculator* calculator;
    std::size_t scan;
    std::size_t judge;                   // among judges_
    std::optional<std::size_t> measure;  // in judged_
    std::optional<std::size_t> base;     // likewise
    std::size_t date;                    // among dates_
    const std::vector<std::uint32_t>* segments;
    ScanResult* result;
  };
  struct Date {
    std::size_t place;  // in dated_
    bool is_instant;
  };
  struct Batch;
  struct Judged;
  struct Cells;
  struct Worker;

  void read(std::size_t first, std::size_t count, Worker& worker) const;
  void select(std::size_t first, std::size_t count, Worker& worker) const;
  [[nodiscard]] std::int32_t bin_of(std::int64_t date, bool is_instant) const;
  void add_batch(const PlannedScan& planned, Worker& worker, Cells& cells) const;

  std::string table_;
  const std::vector<std::uint8_t>* kept_;
  const Bins& bins_;
  expr::Workspace& workspace_;
  expr::Program dated_;   // the dates, for all rows
  expr::Program judged_;  // the rest, for the rows that fall into a bin
  std::vector<Date> dates_;
  std::vector<RowJudge> judges_;
  std::vector<PlannedScan> scans_;
};

}  // namespace cxkpi
