// The columns of one run: those that files brought, and those computed from them, each once and only when asked for.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/expr/formula.h"
#include "cxkpi/expr/model.h"
#include "cxkpi/table/dataset.h"

namespace cxkpi::expr {

struct History;

class Workspace {
 public:
  // All three must outlive the workspace.
  Workspace(Dataset& data, const Model& model, Presence has, unsigned threads);

  [[nodiscard]] const Dataset& data() const noexcept { return data_; }
  [[nodiscard]] Dictionary& categories() noexcept { return data_.categories; }
  [[nodiscard]] unsigned threads() const noexcept { return threads_; }

  // The column, derived or from files; null when the files do not make it available. Keys come as codes of the data
  // set's dictionary, in a column of type category. Not for use by several threads at once.
  [[nodiscard]] const Column* column(std::string_view table, std::string_view name, bool from_file = false);

  // The same with keys as they were read: texts, of which only their being known can be asked.
  [[nodiscard]] const Column* column_as_read(std::string_view table, std::string_view name, bool from_file = false);

  // The column that identifies a table's rows, as it was read; null when the files have none.
  [[nodiscard]] const Column* keys_as_read(std::string_view table) const;

  // A row's key is the first that is known of these: its own, or one of its order. As codes, in a column of type
  // category; only the keys that are some row's become codes. The columns hold keys as they were read.
  struct KeyTexts {
    const Column* keys;
    bool of_order;
  };
  [[nodiscard]] const Column* key_codes(std::string_view table, const std::vector<KeyTexts>& sources);

  // The derived column behind a name, when there is one and the files make it available.
  [[nodiscard]] const DerivedColumn* derived(std::string_view table, std::string_view name, bool from_file) const;

  // The value of a formula about the rows of `table`, for every row, as a column of the formula's type.
  [[nodiscard]] Column evaluate(const Formula& formula, std::string_view table);

  // What cannot be computed a batch of rows at a time: a neighbour, an order around a moment, the themes of comments.
  // Computed once per printed form.
  [[nodiscard]] const Column& whole_column(const Formula& formula);

  // The sorted histories that these come from, by table and what they are sorted by.
  std::map<std::string, std::shared_ptr<const History>, std::less<>> histories;

 private:
  const Column* remember(const std::string& key, Column column);

  Dataset& data_;
  const Model& model_;
  Presence has_;
  unsigned threads_;
  std::deque<Column> computed_;
  std::map<std::string, const Column*, std::less<>> known_;
};

}  // namespace cxkpi::expr
