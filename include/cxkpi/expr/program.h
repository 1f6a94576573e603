// Formulas about the rows of one table, bound to columns and evaluated by column, a batch of rows at a time. What
// several formulas have in common is computed once per batch; derived columns and aggregates are computed with it, for
// the rows that are asked for and no others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "cxkpi/calendar/period.h"
#include "cxkpi/calendar/zone.h"
#include "cxkpi/expr/formula.h"

namespace cxkpi::expr {

class Workspace;

// The most rows that one call may ask for: few enough for the values of many steps to stay in the nearest caches.
inline constexpr std::size_t batch_rows = 256;

// Rows of one table: `first`, `first` + 1, … or, with a list, those listed, in any order.
struct Rows {
  std::size_t first = 0;
  std::size_t count = 0;
  const std::uint32_t* list = nullptr;

  [[nodiscard]] std::size_t at(std::size_t i) const noexcept { return list == nullptr ? first + i : list[i]; }
};

// What period_start and period_end mean: the period's first instant, and the first behind it.
struct PeriodMoments {
  Seconds start;
  Seconds end;

  // The whole time line, as far as instants have a civil date.
  PeriodMoments() noexcept;
  PeriodMoments(Period period, const Zone& zone) noexcept;
};

struct Frame;
struct Steps;

class Program {
 public:
  // What one thread computes in. It belongs to one program, and is made when no formula will be added any more.
  class Memory {
   public:
    explicit Memory(const Program& program);
    Memory(Memory&&) noexcept;
    Memory& operator=(Memory&&) noexcept;
    ~Memory();

    // The values at a place, one per row of the last run, null_value when unknown; conditions give 1 or 0. They stay
    // until the next run.
    [[nodiscard]] const std::int64_t* values(std::size_t place) const noexcept;

   private:
    friend class Program;
    std::unique_ptr<Frame> frame_;
  };

  // The workspace must outlive the program.
  Program(std::string_view table, Workspace& workspace, PeriodMoments moments = {});
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;
  ~Program();

  // Computes what the formula needs as whole columns (histories, derived columns of a row's order), binds the rest, and
  // tells the place where its values will be. Equal formulas have one place.
  std::size_t add(const Formula& formula);

  // Computes everything that was added. Several threads may run one program, each in its own memory. Throws
  // Error(expression) when a number leaves the range of exact arithmetic.
  void run(const Rows& rows, Memory& memory) const;

 private:
  std::unique_ptr<Steps> steps_;
};

}  // namespace cxkpi::expr
