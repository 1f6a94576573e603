#include "expr/history.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "cxkpi/stats/decimal.h"
#include "cxkpi/table/parallel.h"

namespace cxkpi::expr {
namespace {

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

// Histories are many and short: rows are first dealt out to them, then each is sorted by itself.
void sort_by_history(std::vector<Visit>& visits, std::int64_t most, const VisitOrder& before, unsigned threads) {
  std::vector<std::size_t> ends(static_cast<std::size_t>(most) + 1, 0);
  for (const Visit& visit : visits) ++ends[static_cast<std::size_t>(visit.history)];
  for (std::size_t history = 1; history < ends.size(); ++history) ends[history] += ends[history - 1];
  std::vector<Visit> dealt(visits.size());
  std::vector<std::size_t> begins = ends;
  for (const Visit& visit : visits) dealt[--begins[static_cast<std::size_t>(visit.history)]] = visit;
  constexpr std::size_t histories_per_part = std::size_t{1} << 16U;
  parallel_for(ends.size(), histories_per_part, threads, [&](unsigned, std::size_t begin, std::size_t end) {
    for (std::size_t history = begin; history < end; ++history) {
      const auto from = dealt.begin() + static_cast<std::ptrdiff_t>(begins[history]);
      const auto to = dealt.begin() + static_cast<std::ptrdiff_t>(ends[history]);
      if (to - from > 1) std::sort(from, to, before);
    }
  });
  visits = std::move(dealt);
}

void sort(std::vector<Visit>& visits, const VisitOrder& before, unsigned threads) {
  std::int64_t most = 0;
  for (const Visit& visit : visits) most = std::max(most, visit.history);
  constexpr std::int64_t sparse = 8;  // so many numbers for each row are still dealt out faster than sorted
  if (most <= sparse * static_cast<std::int64_t>(visits.size())) return sort_by_history(visits, most, before, threads);
  std::sort(visits.begin(), visits.end(), before);
}

History histories(const Formula& neighbour, Workspace& workspace) {
  const std::size_t rows = workspace.data().find(neighbour.table)->rows();
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
  History history{{}, VisitOrder(workspace.keys_as_read(neighbour.table))};
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (in_history(row)) history.visits.push_back({0, values.value(row), row});
  }
  for (const Column* by : group) divide(history.visits, *by);
  sort(history.visits, history.order, workspace.threads());
  return history;
}

}  // namespace

const History& history_of(const Formula& neighbour, Workspace& workspace) {
  // What stands in the parentheses is all that matters here.
  const std::string key = neighbour.table + neighbour.key.substr(neighbour.name.size());
  std::shared_ptr<const History>& known = workspace.histories[key];
  if (!known) known = std::make_shared<const History>(histories(neighbour, workspace));
  return *known;
}

const History& order_history(Workspace& workspace) {
  Formula ordered_at;
  ordered_at.act = Act::column;
  ordered_at.type = {Type::instant, 1};
  ordered_at.name = "ordered_at";
  ordered_at.table = "orders";
  Formula next;
  next.act = Act::neighbour;
  next.type = ordered_at.type;
  next.name = "next";
  next.table = "orders";
  next.key = "next(ordered_at)";
  next.args.push_back(std::move(ordered_at));
  return history_of(next, workspace);
}

}  // namespace cxkpi::expr
