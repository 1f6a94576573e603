// Segments and filters: which group of `--by` a row belongs to, and whether `--where` keeps it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/expr/model.h"
#include "cxkpi/expr/workspace.h"
#include "cxkpi/table/column.h"

namespace cxkpi {

// Why the rows of a table cannot be filtered or cut as asked.
struct Obstacle {
  enum class Option : std::uint8_t { where, by } option = Option::where;
  std::string lacking;  // the column or source that is not there: "orders.carrier"; empty when none is
  std::string message;  // then: what is wrong with the filter's expression on that table,
  std::string hint;     // and the way out; may be empty
};

// The dimensions of `--by`, as expressions on a table. A dimension is a column of the table itself or of its order; for
// rates, whose two tables must be cut alike, it is the order's on both.
class Dimensions {
 public:
  Dimensions() = default;
  // Throws Error(usage) for a name that no source has.
  Dimensions(std::vector<std::string> names, const expr::Model& model);

  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
  [[nodiscard]] bool empty() const noexcept { return names_.empty(); }

  // The dimensions on a table, in order; no value with a reason in `obstacle` when one does not exist there.
  [[nodiscard]] std::optional<std::vector<expr::Checked>> on(std::string_view table, bool of_order,
                                                             Obstacle& obstacle) const;

 private:
  std::vector<std::string> names_;
  const expr::Model* model_ = nullptr;
};

// The filter of `--where`: about orders where it can be (linked rows follow their order), else about the rows of every
// table that has its columns.
class Filter {
 public:
  Filter() = default;
  // Throws Error(expression) when it fits no table.
  Filter(std::string text, const expr::Model& model);

  [[nodiscard]] bool empty() const noexcept { return text_.empty(); }

  // The condition and the table it is about ("orders" or the table itself); no value with a reason when it does not
  // apply.
  struct Condition {
    std::string table;
    expr::Checked checked;
  };
  [[nodiscard]] std::optional<Condition> on(std::string_view table, Obstacle& obstacle) const;

 private:
  std::string text_;
  const expr::Model* model_ = nullptr;
  bool about_orders_ = false;
};

// The segments met so far and each table's rows in them.
class Segments {
 public:
  explicit Segments(expr::Workspace& workspace) : workspace_(workspace) {}

  // The last dimension is a split of that name; the segment's values end with its value and the name. Where values are
  // lists ("delay, service"), each value in one has a segment of its own besides, which no row is in by itself.
  struct Split {
    std::string name;
    bool of_lists = false;
  };

  // The segment of every row of the table. Throws Error(usage) beyond 10,000 segments.
  [[nodiscard]] std::vector<std::uint32_t> of_rows(std::string_view table, const std::vector<expr::Checked>& dimensions,
                                                   const std::optional<Split>& split = std::nullopt);

  // Of a segment whose split value is a list: the segments of the values in it. Empty for any other.
  [[nodiscard]] const std::vector<std::uint32_t>& members(std::size_t segment) const { return members_[segment]; }

  [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }
  // One text per dimension; "(none)" where the row has no value.
  [[nodiscard]] const std::vector<std::string>& values(std::size_t segment) const { return values_[segment]; }

 private:
  expr::Workspace& workspace_;
  std::uint32_t segment_of(const std::vector<std::string>& values);
  void add_members(std::uint32_t segment);

  std::map<std::vector<std::string>, std::uint32_t> ids_;
  std::vector<std::vector<std::string>> values_;
  std::vector<std::vector<std::uint32_t>> members_;
};

// A value as text: a category's word, an ISO date, a plain decimal, true or false; empty when unknown.
[[nodiscard]] std::string value_text(const Column& column, std::size_t row, const Dataset& data);

}  // namespace cxkpi
