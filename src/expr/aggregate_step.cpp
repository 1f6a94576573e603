#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "expr/arithmetic.h"
#include "expr/folding.h"

namespace cxkpi::expr {
namespace {

// What a fold sees of the child rows, by position: values, conditions and order, each null when not asked for.
struct Children {
  const std::int64_t* value = nullptr;
  const std::int64_t* where = nullptr;
  const std::int64_t* order = nullptr;
  const Dictionary* texts = nullptr;  // set when the values are codes of it

  [[nodiscard]] bool counts(std::size_t at) const { return where == nullptr || where[at] == 1; }
};

// The positions of one order's rows.
struct Group {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::int64_t count(const Children& children, Group group) {
  std::int64_t counted = 0;
  for (std::size_t at = group.begin; at < group.end; ++at) counted += children.counts(at) ? 1 : 0;
  return counted;
}

std::int64_t exists(const Children& children, Group group) { return count(children, group) > 0 ? 1 : 0; }

std::int64_t every(const Children& children, Group group) {
  if (group.begin == group.end) return null_value;
  std::int64_t all = 1;
  for (std::size_t at = group.begin; at < group.end; ++at) all = three_valued_and(all, children.where[at]);
  return all;
}

template <class Combine>
std::int64_t combined(const Children& children, Group group, Combine combine) {
  std::int64_t out = null_value;
  for (std::size_t at = group.begin; at < group.end; ++at) {
    if (!children.counts(at)) continue;
    const std::int64_t value = children.value[at];
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
  for (std::size_t at = group.begin; at < group.end; ++at) {
    if (!children.counts(at)) continue;
    const std::int64_t order = children.order[at];
    const std::int64_t value = children.value[at];
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

// Folds each group of a batch: group i lies between begins[i] and begins[i + 1].
using Fold = void (*)(const Children&, const std::uint32_t* begins, std::size_t groups, std::int64_t* out);

template <std::int64_t (*fold)(const Children&, Group)>
void over_groups(const Children& children, const std::uint32_t* begins, std::size_t groups, std::int64_t* out) {
  for (std::size_t i = 0; i < groups; ++i) out[i] = fold(children, {begins[i], begins[i + 1]});
}

struct NamedFold {
  std::string_view name;
  Fold fold;
};
constexpr std::array folds{NamedFold{"count", over_groups<count>},       NamedFold{"exists", over_groups<exists>},
                           NamedFold{"every", over_groups<every>},       NamedFold{"sum", over_groups<total>},
                           NamedFold{"min", over_groups<smallest>},      NamedFold{"max", over_groups<largest>},
                           NamedFold{"first", over_groups<first<false>>}};

Fold find_fold(const Formula& aggregate) {
  if (aggregate.name == "first" && aggregate.descending) return over_groups<first<true>>;
  return std::find_if(folds.begin(), folds.end(), [&](const NamedFold& f) { return f.name == aggregate.name; })->fold;
}

std::int64_t of_nothing(Fold fold) {
  constexpr std::array<std::uint32_t, 2> begins{0, 0};
  std::int64_t value = null_value;
  fold({}, begins.data(), 1, &value);
  return value;
}

// The place among a program's linked tables.
std::size_t child_place(const Link& link, const std::string& table, Steps& program) {
  for (std::size_t place = 0; place < program.children.size(); ++place) {
    if (program.children[place].table() == table) return place;
  }
  program.children.emplace_back(table, link, *program.workspace, program.moments);
  return program.children.size() - 1;
}

}  // namespace

StepPtr aggregate_step(const Formula& aggregate, Steps& program) {
  const Fold fold = find_fold(aggregate);
  const Link* link = program.workspace->data().link(aggregate.table);
  if (link == nullptr) return constant_step(of_nothing(fold));
  const std::size_t place = child_place(*link, aggregate.table, program);
  ChildRows& child = program.children[place];
  const auto asked = [&](const std::vector<Formula>& formulas) {
    return formulas.empty() ? std::nullopt : std::optional(child.ask(formulas[0]));
  };
  const std::optional<std::size_t> value = asked(aggregate.args);
  const std::optional<std::size_t> where = asked(aggregate.where);
  const std::optional<std::size_t> order = asked(aggregate.order);
  const Type type = aggregate.type.type;
  const bool is_text = type == Type::category || type == Type::key;
  const Dictionary* texts = is_text ? &program.workspace->data().categories : nullptr;
  return make_step([=, &child](const Rows& rows, Frame& frame, std::int64_t* out) {
    ChildFrame& own = frame.children[place];
    if (!own.is_read) child.read(rows, own);
    const auto values = [&](std::optional<std::size_t> at) { return at ? own.values[*at].data() : nullptr; };
    fold({values(value), values(where), values(order), texts}, own.begins.data(), rows.count, out);
  });
}

}  // namespace cxkpi::expr
