// A formula bound to columns: evaluated by column, a batch of rows at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "cxkpi/expr/formula.h"

namespace cxkpi::expr {

class Workspace;

// The most rows that one call may ask for.
inline constexpr std::size_t batch_rows = 1024;

// Rows of one table: `first`, `first` + 1, … or, with a list, those listed.
struct Rows {
  std::size_t first = 0;
  std::size_t count = 0;
  const std::uint32_t* list = nullptr;
};

class Step;

class Program {
 public:
  // Computes what the formula's aggregates and derived columns need, then binds it. The workspace must outlive it.
  Program(const Formula& formula, std::string_view table, Workspace& workspace);
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;
  ~Program();

  // Writes one value per row, null_value when unknown; conditions give 1 or 0. May be called by several threads at
  // once. Throws Error(expression) when a number leaves the range of exact arithmetic.
  void run(const Rows& rows, std::int64_t* out) const;

 private:
  std::unique_ptr<Step> step_;
};

}  // namespace cxkpi::expr
