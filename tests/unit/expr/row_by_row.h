// The expression language a second time, in the plainest way: one row at a time, straight from the tree, with rational
// numbers. It shares no code with the library's checker and compiler; only the tree is theirs. No aggregates, no
// neighbours, no working time.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cxkpi/expr/tree.h"
#include "expr/plain_values.h"

namespace cxkpi::expr {

class RowByRow {
 public:
  RowByRow(Kinds columns, std::int64_t as_of) : columns_(std::move(columns)), as_of_(as_of) {}

  [[nodiscard]] Cell value(const Tree& tree, const Row& row) const;

 private:
  [[nodiscard]] Kind kind(const Tree& tree) const;
  [[nodiscard]] std::vector<Cell> together(const std::vector<Tree>& trees, const Row& row) const;
  [[nodiscard]] Cell condition_of(const Tree& tree, const Row& row) const;
  [[nodiscard]] Cell arithmetic(const Tree& tree, const Row& row) const;
  [[nodiscard]] Cell shifted(const Tree& tree, const Row& row) const;
  [[nodiscard]] Cell call(const Tree& tree, const Row& row) const;
  [[nodiscard]] Cell case_when(const Tree& tree, const Row& row) const;

  Kinds columns_;
  std::int64_t as_of_;
};

}  // namespace cxkpi::expr
