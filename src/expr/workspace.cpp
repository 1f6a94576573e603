#include "cxkpi/expr/workspace.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cxkpi/expr/program.h"
#include "cxkpi/table/parallel.h"
#include "expr/comment_steps.h"
#include "expr/folding.h"

namespace cxkpi::expr {
namespace {

constexpr std::size_t rows_per_part = 256 * batch_rows;

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

const DerivedColumn* Workspace::derived(std::string_view table, std::string_view name, bool from_file) const {
  const DerivedColumn* found = from_file ? nullptr : model_.derived(table, name);
  const bool usable = found != nullptr && data_.find(table) != nullptr && model_.available(table, name, false, has_);
  return usable ? found : nullptr;
}

const Column* Workspace::column_as_read(std::string_view table, std::string_view name, bool from_file) {
  const Table* owner = data_.find(table);
  if (owner == nullptr || !model_.available(table, name, from_file, has_)) return nullptr;
  const DerivedColumn* computed = derived(table, name, from_file);
  if (computed == nullptr) return owner->find(name);
  const std::string key = std::string(table) + "." + std::string(name);
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  Column column = evaluate(computed->checked.formula, table);
  column.name = name;
  return remember(key, std::move(column));
}

const Column* Workspace::column(std::string_view table, std::string_view name, bool from_file) {
  const Column* column = column_as_read(table, name, from_file);
  return column != nullptr && column->type == Type::key ? key_codes(table, {{column, false}}) : column;
}

const Column* Workspace::keys_as_read(std::string_view table) const {
  const Column* const keys = data_.find(table)->find(model_.key_of(table));
  return keys != nullptr && keys->type == Type::key ? keys : nullptr;
}

const Column* Workspace::key_codes(std::string_view table, const std::vector<KeyTexts>& sources) {
  std::string key = std::string(table) + " keys";
  for (const KeyTexts& source : sources) key += (source.of_order ? " order." : " ") + source.keys->name;
  if (const auto known = known_.find(key); known != known_.end()) return known->second;
  const std::size_t rows = data_.find(table)->rows();
  const Link* const link = data_.link(table);
  const auto text_of = [link](const KeyTexts& source, std::size_t row) -> std::string_view {
    if (!source.of_order) return source.keys->texts[row];
    const std::int32_t order = link == nullptr ? -1 : link->parents()[row];
    return order < 0 ? std::string_view() : source.keys->texts[static_cast<std::size_t>(order)];
  };
  Column codes;
  codes.name = sources.front().keys->name;
  codes.type = Type::category;
  codes.narrow = data_.categories.codes(rows, [&](std::size_t row) {
    std::string_view text;
    for (std::size_t i = 0; i < sources.size() && text.empty(); ++i) text = text_of(sources[i], row);
    return text;
  });
  return remember(key, std::move(codes));
}

Column Workspace::evaluate(const Formula& formula, std::string_view table) {
  Column column;
  column.type = stored_type(formula.type.type);
  column.denominator = formula.type.denominator;
  const std::size_t rows = data_.find(table)->rows();
  column.resize(rows);
  Program program(table, *this);
  const std::size_t place = program.add(formula);
  parallel_for(rows, rows_per_part, threads_, [&](unsigned, std::size_t begin, std::size_t end) {
    Program::Memory memory(program);
    for (std::size_t first = begin; first < end; first += batch_rows) {
      const std::size_t count = std::min(batch_rows, end - first);
      program.run({first, count, nullptr}, memory);
      column.store(first, std::span(memory.values(place), count));
    }
  });
  return column;
}

const Column& Workspace::whole_column(const Formula& formula) {
  const std::string key = formula.table + ": " + formula.key;
  if (const auto known = known_.find(key); known != known_.end()) return *known->second;
  return *remember(key, formula.act == Act::themes      ? themes_column(formula, *this)
                        : formula.act == Act::neighbour ? fold_neighbours(formula, *this)
                                                        : fold_orders(formula, *this));
}

}  // namespace cxkpi::expr
