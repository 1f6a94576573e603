#include "exports/row_shapes.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "exports/column_sample.h"
#include "exports/missing.h"

namespace cxkpi::exports {
namespace {

bool may_have_items(const OpenedSource& source, const OpenedFile& file) {
  const SourceSchema& schema = *source.schema;
  const bool any_sum = std::any_of(schema.columns.begin(), schema.columns.end(),
                                   [](const ColumnSpec& column) { return column.adds_up; });
  return any_sum && !file.config.rows && file.preset.empty();
}

// What is looked at of a record: its key, then what is the same in all records of one order, then what tells items
// apart.
struct Looked {
  std::vector<int> headers;
  std::size_t same_end = 0;  // where the columns that tell items apart begin
};

void add_once(std::vector<int>& headers, int header) {
  if (header >= 0 && std::find(headers.begin(), headers.end(), header) == headers.end()) headers.push_back(header);
}

Looked looked_at(const OpenedSource& source, const OpenedFile& file) {
  const auto key = static_cast<std::size_t>(source.schema->find(source.schema->key) - source.schema->columns.data());
  Looked looked{{file.matching.columns[key].header}};
  for (const MatchedColumn& column : file.matching.columns) {
    if (!column.sum) add_once(looked.headers, column.header);
  }
  looked.same_end = looked.headers.size();
  for (const MatchedColumn& column : file.matching.columns) add_once(looked.headers, column.header);
  for (const SourceSchema& other : source_schemas()) {
    if (!other.items_of_orders) continue;
    for (const MatchedColumn& column : match_columns(other, {}, nullptr, file.layout.header).columns)
      add_once(looked.headers, column.header);
  }
  return looked;
}

// What the records of one key that follow each other say of the file.
class ItemEvidence {
 public:
  explicit ItemEvidence(std::size_t same_end) : same_end_(same_end) {}

  void add(const std::vector<std::string_view>& fields) {
    const bool continues = !first_.empty() && !is_missing(fields.front()) && fields.front() == first_.front();
    if (!continues) {
      first_.assign(fields.begin(), fields.end());
    } else if (!says_the_same(fields)) {
      ++contradictions_;
    } else if (!std::equal(fields.begin(), fields.end(), first_.begin())) {
      ++items_;
    }
  }

  [[nodiscard]] bool shows_items() const noexcept {
    constexpr std::size_t many = 9;
    return items_ > 0 && items_ >= many * contradictions_;
  }

 private:
  [[nodiscard]] bool says_the_same(const std::vector<std::string_view>& fields) const {
    for (std::size_t f = 1; f < same_end_; ++f) {
      if (fields[f] != first_[f] && (!is_missing(fields[f]) || is_missing(first_[f]))) return false;
    }
    return true;
  }

  std::size_t same_end_;
  std::vector<std::string> first_;  // fields of the key's first record
  std::size_t items_ = 0;
  std::size_t contradictions_ = 0;
};

bool shows_items(const OpenedSource& source, const OpenedFile& file) {
  const Looked looked = looked_at(source, file);
  if (looked.headers.front() < 0) return false;
  ItemEvidence evidence(looked.same_end);
  sample_records(file.input, file.layout, looked.headers,
                 [&](const std::vector<std::string_view>& fields) { evidence.add(fields); });
  return evidence.shows_items();
}

}  // namespace

void decide_shapes(OpenedSource& source) {
  std::vector<bool> has_items;
  for (const OpenedFile& file : source.files)
    has_items.push_back(may_have_items(source, file) && shows_items(source, file));
  for (std::size_t f = 0; f < source.files.size(); ++f) {
    if (!has_items[f]) continue;
    for (OpenedFile& file : source.files) {
      if (!may_have_items(source, file) || file.layout.header != source.files[f].layout.header) continue;
      file.config.rows = RowShape::items;
      file.found_items = true;
    }
  }
}

}  // namespace cxkpi::exports
