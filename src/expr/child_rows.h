// The rows of one linked table that hang on a batch of orders, with the values that aggregates ask of them. All
// aggregates over one table share them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/expr/program.h"
#include "cxkpi/table/dataset.h"

namespace cxkpi::expr {

struct ChildFrame;

class ChildRows {
 public:
  ChildRows(std::string_view table, const Link& link, Workspace& workspace, PeriodMoments moments);

  [[nodiscard]] const std::string& table() const noexcept { return table_; }

  // Asks for a formula's value of each row, and tells where among ChildFrame::values it will be.
  [[nodiscard]] std::size_t ask(const Formula& formula);

  // Finds the rows of these orders and computes what was asked.
  void read(const Rows& orders, ChildFrame& frame) const;

 private:
  friend struct ChildFrame;
  [[nodiscard]] const std::uint32_t* find(const Rows& orders, ChildFrame& frame) const;

  std::string table_;
  const Link* link_;
  Program program_;
  std::vector<std::size_t> places_;  // in the program, of what was asked
};

struct ChildFrame {
  explicit ChildFrame(const ChildRows& rows);

  Program::Memory memory;
  bool is_read = false;
  std::vector<std::uint32_t> begins;              // by order of the batch, and one more: its first row's position
  std::vector<std::uint32_t> rows;                // when the link does not hold them in one stretch
  std::vector<std::vector<std::int64_t>> values;  // of what was asked, by position
};

}  // namespace cxkpi::expr
