#include "cxkpi/expr/model.h"

#include <algorithm>
#include <utility>

#include "cxkpi/error/error.h"
#include "cxkpi/text/trimmed.h"

namespace cxkpi::expr {

Need Need::parse(std::string_view text) {
  Need need;
  std::string_view rest = text;
  while (true) {
    const std::size_t bar = rest.find('|');
    const std::string_view one = trimmed(rest.substr(0, bar));
    const std::size_t point = one.find('.');
    if (point == std::string_view::npos || point == 0 || point + 1 == one.size()) {
      throw Error(ErrorKind::config, "", "'" + std::string(text) + "' does not name columns",
                  "write \"orders.cancelled_at | orders.status\"");
    }
    need.any_of.push_back({std::string(one.substr(0, point)), std::string(one.substr(point + 1))});
    if (bar == std::string_view::npos) return need;
    rest.remove_prefix(bar + 1);
  }
}

void Model::add_table(const std::string& table) {
  if (!has_table(table)) tables_.push_back(table);
}

void Model::add_file_column(const std::string& table, const std::string& name, ValueType type) {
  add_table(table);
  file_columns_.push_back({table, name, type});
}

void Model::set_key(const std::string& table, const std::string& column) { keys_[table] = column; }

const std::string& Model::key_of(std::string_view table) const noexcept {
  static const std::string none;
  const auto found = keys_.find(table);
  return found == keys_.end() ? none : found->second;
}

void Model::add_derived(DerivedColumn column) {
  for (DerivedColumn& known : derived_) {
    if (known.table == column.table && known.name == column.name) {
      known = std::move(column);
      return;
    }
  }
  derived_.push_back(std::move(column));
}

bool Model::has_table(std::string_view table) const noexcept {
  return std::find(tables_.begin(), tables_.end(), table) != tables_.end();
}

std::vector<std::string> Model::tables() const { return tables_; }

std::vector<std::string> Model::columns(std::string_view table) const {
  std::set<std::string> names;
  for (const FileColumn& column : file_columns_) {
    if (column.table == table) names.insert(column.name);
  }
  for (const DerivedColumn& column : derived_) {
    if (column.table == table) names.insert(column.name);
  }
  return {names.begin(), names.end()};
}

const DerivedColumn* Model::derived(std::string_view table, std::string_view name) const noexcept {
  for (const DerivedColumn& column : derived_) {
    if (column.name == name && column.table == table) return &column;
  }
  return nullptr;
}

const Model::FileColumn* Model::file_column(std::string_view table, std::string_view name) const noexcept {
  for (const FileColumn& column : file_columns_) {
    if (column.name == name && column.table == table) return &column;
  }
  return nullptr;
}

std::optional<ValueType> Model::type_of(std::string_view table, std::string_view name, bool from_file) const {
  if (!from_file) {
    if (const DerivedColumn* column = derived(table, name)) return column->checked.formula.type;
  }
  if (const FileColumn* column = file_column(table, name)) return column->type;
  return std::nullopt;
}

// Depth first: a column is checked after all that it uses, and one that is met again on the way is a cycle.
void Model::check() {
  enum class Mark { none, open, done };
  std::map<const DerivedColumn*, Mark> marks;
  const std::function<void(DerivedColumn&)> visit = [&](DerivedColumn& column) {
    Mark& mark = marks[&column];
    if (mark == Mark::done) return;
    if (mark == Mark::open) {
      throw Error(ErrorKind::expression, column.origin,
                  column.table + "." + column.name + " is defined by way of itself",
                  "inside its own definition a name means the file's column; break the circle elsewhere");
    }
    mark = Mark::open;
    const std::function<void(const Tree&, const std::string&)> visit_names = [&](const Tree& tree,
                                                                                 const std::string& table) {
      if (tree.op == Op::column) {
        const std::string& owner = tree.table.empty() ? table : "orders";
        const bool own = owner == column.table && tree.name == column.name;
        for (DerivedColumn& used : derived_) {
          if (!own && used.table == owner && used.name == tree.name) visit(used);
        }
      }
      const bool around_orders = tree.op == Op::call && (tree.name == "order_before" || tree.name == "order_after");
      if (tree.op == Op::neighbour || around_orders) {
        for (DerivedColumn& used : derived_) {
          const bool of_orders = around_orders && used.table == "orders";
          if ((used.table == table || of_orders) && used.name == "customer") visit(used);
        }
      }
      const std::string& inner = tree.op == Op::aggregate ? tree.table : table;
      for (const Tree& child : tree.args) visit_names(child, inner);
      for (const Tree& child : tree.where) visit_names(child, inner);
      for (const Tree& child : tree.order) visit_names(child, inner);
    };
    try {
      visit_names(parse(column.text), column.table);
    } catch (const Error& error) {
      throw error.where().empty() ? error.at(column.origin) : error;
    }
    try {
      column.checked = expr::check(*this, column.text, column.table, column.name);
    } catch (const Error& error) {
      throw error.at(column.origin);
    }
    mark = Mark::done;
  };
  for (DerivedColumn& column : derived_) {
    if (!has_table(column.table)) {
      throw Error(ErrorKind::config, column.origin, "there is no table '" + column.table + "'");
    }
    visit(column);
  }
}

std::optional<std::string> Model::missing_column(const Use& use, const Presence& has) const {
  if (use.optional_table && !has(use.table, "")) return std::nullopt;
  if (use.optional) return std::nullopt;
  if (use.column.empty()) {
    if (has(use.table, "")) return std::nullopt;
    return use.table;
  }
  if (!use.from_file) {
    if (const DerivedColumn* column = derived(use.table, use.column)) {
      if (!has(use.table, "")) return use.table;
      if (auto lacking = missing(column->needs, has)) return lacking;
      return missing(column->checked.uses, has);
    }
  }
  if (!has(use.table, "")) return use.table;
  if (has(use.table, use.column)) return std::nullopt;
  return use.table + "." + use.column;
}

std::optional<std::string> Model::missing(const std::vector<Use>& uses, const Presence& has) const {
  for (const Use& use : uses) {
    if (auto lacking = missing_column(use, has)) return lacking;
  }
  return std::nullopt;
}

std::optional<std::string> Model::missing(const std::vector<Need>& needs, const Presence& has) const {
  for (const Need& need : needs) {
    std::string names;
    bool met = false;
    for (const Need::Column& column : need.any_of) {
      names += (names.empty() ? "" : " or ") + column.table + "." + column.column;
      met = met || available(column.table, column.column, file_column(column.table, column.column) != nullptr, has);
    }
    if (!met) return names;
  }
  return std::nullopt;
}

bool Model::available(std::string_view table, std::string_view column, bool from_file, const Presence& has) const {
  return !missing_column({std::string(table), std::string(column), from_file, false, false}, has);
}

void Model::collect(const std::vector<Use>& uses, const Presence& has,
                    std::map<std::string, std::set<std::string>>& out) const {
  for (const Use& use : uses) {
    if (!has(use.table, "")) continue;
    out[use.table];
    if (use.column.empty() || use.link) continue;
    const DerivedColumn* column = use.from_file ? nullptr : derived(use.table, use.column);
    if (column != nullptr) {
      if (available(use.table, use.column, false, has)) collect(column->checked.uses, has, out);
    } else if (has(use.table, use.column)) {
      out[use.table].insert(use.column);
    }
  }
}

}  // namespace cxkpi::expr
