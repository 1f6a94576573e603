#include "cxkpi/expr/workspace.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cxkpi/expr/program.h"
#include "cxkpi/table/parallel.h"
#include "expr/folding.h"

namespace cxkpi::expr {
namespace {

constexpr std::size_t rows_per_part = 64 * batch_rows;

// Keys that are computed with live on as codes.
Type stored_type(Type type) { return type == Type::key || type == Type::text ? Type::category : type; }

}  // namespace

Workspace::Workspace(Dataset& data, const Model& model, Presence has, unsigned threads)
    : data_(data), model_(model), has_(std::move(has)), threads_(std::max(1U, threads)) {}

const Column* Workspace::remember(const std::string& key, Column column) {
  const Column* kept = &computed_.emplace_back(std::move(column));
  known_[key] = kept;
  return kept;
}

const Column* Workspace::column_as_read(std::string_view table, std::string_view name, bool from_file) {
  const Table* owner = data_.find(table);
  if (owner == nullptr || !model_.available(table, name, from_file, has_)) return nullptr;
  const DerivedColumn* derived = from_file ? nullptr : model_.derived(table, name);
  if (derived == nullptr) return owner->find(name);
  const std::string key = std::string(table) + "." + std::string(name);
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  Column column = evaluate(derived->checked.formula, table);
  column.name = name;
  return remember(key, std::move(column));
}

const Column* Workspace::column(std::string_view table, std::string_view name, bool from_file) {
  const Column* column = column_as_read(table, name, from_file);
  return column != nullptr && column->type == Type::key ? key_codes(*data_.find(table), *column) : column;
}

const Column* Workspace::key_codes(const Table& table, const Column& keys) {
  const std::string key = table.name() + ".key " + keys.name;
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  Column codes;
  codes.name = keys.name;
  codes.type = Type::category;
  codes.narrow.reserve(table.rows());
  data_.categories.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view text = keys.texts[row];
    codes.narrow.push_back(text.empty() ? null_narrow : data_.categories.code(text));
  }
  return remember(key, std::move(codes));
}

const Column* Workspace::key_of_order(std::string_view child, const Column& keys) {
  const std::string key = std::string(child) + ".order key " + keys.name;
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  const Link* link = data_.link(child);
  if (link == nullptr) return nullptr;
  Column codes;
  codes.name = keys.name;
  codes.type = Type::category;
  codes.narrow.reserve(link->parents().size());
  data_.categories.reserve(link->parents().size());
  for (const std::int32_t order : link->parents()) {
    const std::string_view text = order < 0 ? std::string_view() : keys.texts[static_cast<std::size_t>(order)];
    codes.narrow.push_back(text.empty() ? null_narrow : data_.categories.code(text));
  }
  return remember(key, std::move(codes));
}

void Workspace::run_over(const Formula& formula, std::string_view table,
                         const std::function<void(std::size_t, std::span<const std::int64_t>)>& put) {
  const std::size_t rows = data_.find(table)->rows();
  const Program program(formula, table, *this);
  parallel_for(rows, rows_per_part, threads_, [&](unsigned, std::size_t begin, std::size_t end) {
    std::array<std::int64_t, batch_rows> lanes;
    for (std::size_t first = begin; first < end; first += batch_rows) {
      const std::size_t count = std::min(batch_rows, end - first);
      program.run({first, count, nullptr}, lanes.data());
      put(first, std::span(lanes).first(count));
    }
  });
}

std::vector<std::int64_t> Workspace::values(const Formula& formula, std::string_view table) {
  std::vector<std::int64_t> out(data_.find(table)->rows());
  run_over(formula, table, [&out](std::size_t first, std::span<const std::int64_t> lanes) {
    std::copy(lanes.begin(), lanes.end(), out.begin() + static_cast<std::ptrdiff_t>(first));
  });
  return out;
}

Column Workspace::evaluate(const Formula& formula, std::string_view table) {
  Column column;
  column.type = stored_type(formula.type.type);
  column.denominator = formula.type.denominator;
  column.resize(data_.find(table)->rows());
  run_over(formula, table,
           [&column](std::size_t first, std::span<const std::int64_t> lanes) { column.store(first, lanes); });
  return column;
}

const Column& Workspace::folded(const Formula& formula) {
  const std::string key =
      "(" + std::string(formula.act == Act::neighbour ? formula.table : "orders") + ") " + formula.key;
  if (const auto known = known_.find(key); known != known_.end()) return *known->second;
  return *remember(key,
                   formula.act == Act::neighbour ? fold_neighbours(formula, *this) : fold_children(formula, *this));
}

}  // namespace cxkpi::expr
