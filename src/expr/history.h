// The histories of customers over one table: rows in the order of a value, customer by customer. What next, previous,
// place and the orders around a moment have in common; sorted once for all of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cxkpi/expr/formula.h"
#include "cxkpi/expr/workspace.h"

namespace cxkpi::expr {

// A row with its history as one number and its value in it.
struct Visit {
  std::int64_t history;
  std::int64_t value;
  std::uint32_t row;
};

// By history, then by value, then by the row's own number where rows have one.
class VisitOrder {
 public:
  explicit VisitOrder(const Column* keys) : keys_(keys) {}

  bool operator()(const Visit& a, const Visit& b) const {
    if (a.history != b.history) return a.history < b.history;
    if (a.value != b.value) return a.value < b.value;
    return keys_ != nullptr && keys_->texts[a.row] < keys_->texts[b.row];
  }

  // Nothing tells which of the two comes first.
  [[nodiscard]] bool tied(const Visit& a, const Visit& b) const {
    return a.history == b.history && a.value == b.value &&
           (keys_ == nullptr || keys_->texts[a.row] == keys_->texts[b.row]);
  }

 private:
  const Column* keys_;
};

struct History {
  std::vector<Visit> visits;  // in order; rows without a customer, a value, or a column to share are in none
  VisitOrder order;
};

// The histories of a neighbour's formula: its table, its value, the columns that rows share, its condition.
[[nodiscard]] const History& history_of(const Formula& neighbour, Workspace& workspace);

// Those of orders by the time of the order.
[[nodiscard]] const History& order_history(Workspace& workspace);

}  // namespace cxkpi::expr
