// A scan's conditions as part of a program over its table: which rows count, and what became of the others.
#pragma once

#include <cstddef>
#include <optional>

#include "cxkpi/expr/program.h"
#include "cxkpi/indicators/scanner.h"

namespace cxkpi {

class RowJudge {
 public:
  RowJudge(const Scan& scan, expr::Program& program);

  // The outcomes of the rows of the program's last run.
  void judge(const expr::Program::Memory& memory, std::size_t count, Outcome* outcomes) const;

  // Scans of one program with the same conditions have the same outcomes.
  bool operator==(const RowJudge&) const = default;

 private:
  std::optional<std::size_t> reject_;
  std::optional<std::size_t> where_;
  std::optional<std::size_t> pending_;
};

}  // namespace cxkpi
