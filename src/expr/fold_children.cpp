#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "cxkpi/expr/program.h"
#include "cxkpi/table/parallel.h"
#include "expr/arithmetic.h"
#include "expr/folding.h"

namespace cxkpi::expr {
namespace {

constexpr std::size_t orders_per_part = std::size_t{64} * 1024;

// What a fold sees of the child table: values, conditions and order, each empty when not asked for.
struct Children {
  std::vector<std::int64_t> value;
  std::vector<std::int64_t> where;
  std::vector<std::int64_t> order;
  const Dictionary* texts = nullptr;  // set when the values are codes of it

  [[nodiscard]] bool counts(std::uint32_t row) const { return where.empty() || where[row] == 1; }
};

using Group = std::span<const std::uint32_t>;

std::int64_t count(const Children& children, Group group) {
  if (children.where.empty()) return static_cast<std::int64_t>(group.size());
  return std::count_if(group.begin(), group.end(), [&](std::uint32_t row) { return children.counts(row); });
}

std::int64_t exists(const Children& children, Group group) {
  return std::any_of(group.begin(), group.end(), [&](std::uint32_t row) { return children.counts(row); }) ? 1 : 0;
}

std::int64_t every(const Children& children, Group group) {
  if (group.empty()) return null_value;
  std::int64_t all = 1;
  for (const std::uint32_t row : group) all = three_valued_and(all, children.where[row]);
  return all;
}

template <class Combine>
std::int64_t combined(const Children& children, Group group, Combine combine) {
  std::int64_t out = null_value;
  for (const std::uint32_t row : group) {
    if (!children.counts(row)) continue;
    const std::int64_t value = children.value[row];
    if (value != null_value) out = out == null_value ? value : combine(out, value);
  }
  return out;
}

std::int64_t total(const Children& children, Group group) { return combined(children, group, sum); }
std::int64_t smallest(const Children& children, Group group) {
  return combined(children, group, [](std::int64_t a, std::int64_t b) { return std::min(a, b); });
}
std::int64_t largest(const Children& children, Group group) {
  return combined(children, group, [](std::int64_t a, std::int64_t b) { return std::max(a, b); });
}

// Settles equal times: known before unknown, then the smaller value (texts by their letters).
bool value_before(const Children& children, std::int64_t a, std::int64_t b) {
  if (a == null_value || b == null_value) return a != null_value && b == null_value;
  if (children.texts == nullptr) return a < b;
  return children.texts->text(static_cast<std::int32_t>(a)) < children.texts->text(static_cast<std::int32_t>(b));
}

template <bool descending>
std::int64_t first(const Children& children, Group group) {
  bool any = false;
  std::int64_t best_order = null_value;
  std::int64_t best = null_value;
  for (const std::uint32_t row : group) {
    if (!children.counts(row)) continue;
    const std::int64_t order = children.order[row];
    const std::int64_t value = children.value[row];
    bool before = !any;
    if (any && order != best_order) {
      before =
          best_order == null_value || (order != null_value && (descending ? order > best_order : order < best_order));
    } else if (any) {
      before = value_before(children, value, best);
    }
    if (before) {
      best_order = order;
      best = value;
      any = true;
    }
  }
  return best;
}

// Folds the groups of orders `begin` to `end`; without a link every group is empty.
using Fold = void (*)(const Children&, const Link*, std::size_t begin, std::size_t end, std::int64_t* out);

template <std::int64_t (*fold)(const Children&, Group)>
void over_orders(const Children& children, const Link* link, std::size_t begin, std::size_t end, std::int64_t* out) {
  for (std::size_t order = begin; order < end; ++order) {
    *out++ = fold(children, link == nullptr ? Group{} : link->children(order));
  }
}

struct NamedFold {
  std::string_view name;
  Fold fold;
};
constexpr std::array folds{NamedFold{"count", over_orders<count>},       NamedFold{"exists", over_orders<exists>},
                           NamedFold{"every", over_orders<every>},       NamedFold{"sum", over_orders<total>},
                           NamedFold{"min", over_orders<smallest>},      NamedFold{"max", over_orders<largest>},
                           NamedFold{"first", over_orders<first<false>>}};

Fold find_fold(const Formula& aggregate) {
  if (aggregate.name == "first" && aggregate.descending) return over_orders<first<true>>;
  return std::find_if(folds.begin(), folds.end(), [&](const NamedFold& f) { return f.name == aggregate.name; })->fold;
}

Column empty_column(const Formula& aggregate, std::size_t rows) {
  Column column;
  column.type = aggregate.type.type == Type::key ? Type::category : aggregate.type.type;
  column.denominator = aggregate.type.denominator;
  column.resize(rows);
  return column;
}

}  // namespace

Column fold_children(const Formula& aggregate, Workspace& workspace) {
  const std::size_t orders = workspace.data().find("orders")->rows();
  Column column = empty_column(aggregate, orders);
  const Fold fold = find_fold(aggregate);
  Children children;
  if (column.type == Type::category) children.texts = &workspace.data().categories;
  const Link* link = workspace.data().link(aggregate.table);
  const auto values = [&](const std::vector<Formula>& formulas) {
    return formulas.empty() ? std::vector<std::int64_t>{} : workspace.values(formulas[0], aggregate.table);
  };
  if (link != nullptr) {
    children.value = values(aggregate.args);
    children.where = values(aggregate.where);
    children.order = values(aggregate.order);
  }
  parallel_for(orders, orders_per_part, workspace.threads(), [&](unsigned, std::size_t begin, std::size_t end) {
    std::array<std::int64_t, batch_rows> lanes;
    for (std::size_t order = begin; order < end; order += batch_rows) {
      const std::size_t count = std::min(batch_rows, end - order);
      fold(children, link, order, order + count, lanes.data());
      column.store(order, std::span(lanes).first(count));
    }
  });
  return column;
}

}  // namespace cxkpi::expr
