// The columns of one run: those that files brought, and those computed from them, each once and only when asked for.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>

#include "cxkpi/expr/formula.h"
#include "cxkpi/expr/model.h"
#include "cxkpi/table/dataset.h"

namespace cxkpi::expr {

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

  // The value of a formula about the rows of `table`, for every row.
  [[nodiscard]] Column evaluate(const Formula& formula, std::string_view table);

  // The column of an aggregate (one value per order) or of a neighbour, computed once per printed form.
  [[nodiscard]] const Column& folded(const Formula& formula);

 private:
  [[nodiscard]] const Column* key_codes(const Table& table, const Column& keys);
  const Column* remember(const std::string& key, Column column);

  Dataset& data_;
  const Model& model_;
  Presence has_;
  unsigned threads_;
  std::deque<Column> computed_;
  std::map<std::string, const Column*, std::less<>> known_;
};

}  // namespace cxkpi::expr
