// What names mean: the columns that files bring and the derived columns over them, and which of them a given set of
// files makes available.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/expr/formula.h"

namespace cxkpi::expr {

// Whether the files have a table (empty column) or a column of it.
using Presence = std::function<bool(std::string_view table, std::string_view column)>;

// One of these columns must be in the files.
struct Need {
  struct Column {
    std::string table;
    std::string column;
  };
  std::vector<Column> any_of;

  // "orders.cancelled_at | orders.status". Throws Error(config) for another form.
  [[nodiscard]] static Need parse(std::string_view text);
};

struct DerivedColumn {
  std::string table;
  std::string name;
  std::string text;  // the definition as written
  std::string about;
  std::string origin;  // "model.toml:12", for error messages
  std::vector<Need> needs;
  Checked checked;  // filled in by Model::check
};

class Model {
 public:
  void add_table(const std::string& table);
  void add_file_column(const std::string& table, const std::string& name, ValueType type);

  // The column that identifies a table's rows; empty when none does.
  void set_key(const std::string& table, const std::string& column);
  [[nodiscard]] const std::string& key_of(std::string_view table) const noexcept;

  // Replaces an earlier definition of the same column.
  void add_derived(DerivedColumn column);

  // Checks all derived columns. Throws Error(expression) placed at the definition: a wrong type, an unknown name, a
  // cycle.
  void check();

  [[nodiscard]] bool has_table(std::string_view table) const noexcept;
  [[nodiscard]] std::vector<std::string> tables() const;

  // All column names of a table, derived or not, sorted.
  [[nodiscard]] std::vector<std::string> columns(std::string_view table) const;

  // Null when the column is not derived.
  [[nodiscard]] const DerivedColumn* derived(std::string_view table, std::string_view name) const noexcept;
  [[nodiscard]] const std::deque<DerivedColumn>& derived_columns() const noexcept { return derived_; }

  // The column's type, no value for an unknown name. `from_file` asks for the file's column behind a derived one.
  [[nodiscard]] std::optional<ValueType> type_of(std::string_view table, std::string_view name, bool from_file) const;

  // What the files lack for these uses: "deliveries.delivered_at" or "orders.cancelled_at or orders.status"; no value
  // when nothing. Columns marked with ? are never lacking.
  [[nodiscard]] std::optional<std::string> missing(const std::vector<Use>& uses, const Presence& has) const;
  [[nodiscard]] std::optional<std::string> missing(const std::vector<Need>& needs, const Presence& has) const;
  [[nodiscard]] bool available(std::string_view table, std::string_view column, bool from_file,
                               const Presence& has) const;

  // Adds the file columns that these uses come down to, as far as the files have them.
  void collect(const std::vector<Use>& uses, const Presence& has,
               std::map<std::string, std::set<std::string>>& out) const;

 private:
  struct FileColumn {
    std::string table;
    std::string name;
    ValueType type;
  };
  [[nodiscard]] const FileColumn* file_column(std::string_view table, std::string_view name) const noexcept;
  [[nodiscard]] std::optional<std::string> missing_column(const Use& use, const Presence& has) const;

  std::vector<std::string> tables_;
  std::map<std::string, std::string, std::less<>> keys_;
  std::vector<FileColumn> file_columns_;
  std::deque<DerivedColumn> derived_;
};

// Resolves and types an expression about a row of `table`. Derived columns of the model must have been checked before,
// or be reachable without a cycle. `own_name` is the derived column being defined, if any: inside, that name means the
// file's column. Throws Error(expression) with caret and hint.
[[nodiscard]] Checked check(const Model& model, std::string_view text, std::string_view table,
                            std::string_view own_name = {});

// The same, demanding a type: the expression must be a flag (conditions), a number, or a date or instant (attribution).
enum class Demand { flag, number, date_or_instant };
[[nodiscard]] Checked check(const Model& model, std::string_view text, std::string_view table, Demand demand);

}  // namespace cxkpi::expr
