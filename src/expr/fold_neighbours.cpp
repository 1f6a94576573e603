#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "cxkpi/stats/decimal.h"
#include "cxkpi/table/parallel.h"
#include "expr/folding.h"

namespace cxkpi::expr {
namespace {

// A row with its history as one number and its value in it.
struct Visit {
  std::int64_t history;
  std::int64_t value;
  std::uint32_t row;
};

// Makes rows that share a history and a value of the column share the new history.
void divide(std::vector<Visit>& visits, const Column& by) {
  if (visits.empty()) return;
  std::int64_t most = 0;
  std::int64_t low = by.value(visits[0].row);
  std::int64_t high = low;
  for (const Visit& visit : visits) {
    most = std::max(most, visit.history);
    low = std::min(low, by.value(visit.row));
    high = std::max(high, by.value(visit.row));
  }
  const Int128 width = static_cast<Int128>(high) - low + 1;
  if ((most + 1) * width <= INT64_MAX) {
    for (Visit& visit : visits) {
      visit.history = visit.history * static_cast<std::int64_t>(width) + (by.value(visit.row) - low);
    }
    return;
  }
  std::vector<std::pair<std::int64_t, std::int64_t>> seen;  // too wide to be packed: numbered by rank
  for (const Visit& visit : visits) seen.emplace_back(visit.history, by.value(visit.row));
  std::sort(seen.begin(), seen.end());
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
  for (Visit& visit : visits) {
    const std::pair<std::int64_t, std::int64_t> own{visit.history, by.value(visit.row)};
    visit.history = std::lower_bound(seen.begin(), seen.end(), own) - seen.begin();
  }
}

// By history, then by value, then by the row's own number where rows have one.
class Order {
 public:
  explicit Order(const Column* keys) : keys_(keys) {}

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

// Each thread sorts a part, then the parts are merged.
void sort(std::vector<Visit>& visits, const Order& before, unsigned threads) {
  const std::size_t grain = visits.size() / threads + 1;
  const auto at = [&](std::size_t place) {
    return visits.begin() + static_cast<std::ptrdiff_t>(std::min(place, visits.size()));
  };
  parallel_for(visits.size(), grain, threads,
               [&](unsigned, std::size_t begin, std::size_t end) { std::sort(at(begin), at(end), before); });
  for (std::size_t sorted = grain; sorted < visits.size(); sorted += grain) {
    std::inplace_merge(visits.begin(), at(sorted), at(sorted + grain), before);
  }
}

// Of each row the next one's value; rows that are tied are each other's neighbours. Backwards: the previous one's.
void set_neighbours(const std::vector<Visit>& visits, const Order& order, Column& column) {
  for (std::size_t i = 0; i < visits.size(); ++i) {
    const bool tied = i > 0 && order.tied(visits[i - 1], visits[i]);
    const bool followed = i + 1 < visits.size() && visits[i].history == visits[i + 1].history;
    column.set(visits[i].row, tied ? visits[i].value : followed ? visits[i + 1].value : null_value);
  }
}

// 1 for the first of a history, and so on; tied rows share the first of their places.
void set_places(const std::vector<Visit>& visits, const Order& order, Column& column) {
  std::int64_t place = 0;
  std::int64_t shown = 0;
  for (std::size_t i = 0; i < visits.size(); ++i) {
    place = i > 0 && visits[i - 1].history == visits[i].history ? place + 1 : 1;
    if (place == 1 || !order.tied(visits[i - 1], visits[i])) shown = place;
    column.set(visits[i].row, shown);
  }
}

}  // namespace

Column fold_neighbours(const Formula& neighbour, Workspace& workspace) {
  const Table& table = *workspace.data().find(neighbour.table);
  const std::size_t rows = table.rows();
  const Column values = workspace.evaluate(neighbour.args[0], neighbour.table);
  std::vector<const Column*> group;
  std::vector<Column> kept;
  kept.reserve(neighbour.args.size());
  const Column* customer = workspace.column(neighbour.table, "customer");
  if (customer != nullptr) group.push_back(customer);
  for (std::size_t i = 1; i < neighbour.args.size(); ++i) {
    kept.push_back(workspace.evaluate(neighbour.args[i], neighbour.table));
    group.push_back(&kept.back());
  }
  std::optional<Column> where;
  if (!neighbour.where.empty()) where = workspace.evaluate(neighbour.where[0], neighbour.table);

  // Rows without a customer, a column to share, a value or a true condition are nobody's neighbours.
  const auto in_history = [&](std::uint32_t row) {
    return customer != nullptr && values.value(row) != null_value && (!where || where->flags[row] == 1) &&
           std::all_of(group.begin(), group.end(), [row](const Column* by) { return by->value(row) != null_value; });
  };
  std::vector<Visit> visits;
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (in_history(row)) visits.push_back({0, values.value(row), row});
  }
  for (const Column* by : group) divide(visits, *by);
  const Order order(workspace.keys_as_read(neighbour.table));
  sort(visits, order, workspace.threads());

  Column column;
  column.type = neighbour.type.type;
  column.denominator = neighbour.type.denominator;
  column.resize(rows);
  for (std::uint32_t row = 0; row < rows; ++row) column.set(row, null_value);
  if (neighbour.name == "place") {
    set_places(visits, order, column);
    return column;
  }
  if (neighbour.name == "previous") std::reverse(visits.begin(), visits.end());
  set_neighbours(visits, order, column);
  return column;
}

}  // namespace cxkpi::expr
