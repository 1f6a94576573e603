#include "exports/row_shapes.h"

#include <algorithm>
#include <cstdint>
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

// What the records of one key that follow each other say of the file. A record's first field is its key, the others
// must be the same in all items.
class ItemEvidence {
 public:
  void add(const std::vector<std::string_view>& fields, std::uint64_t record) {
    const bool continues = !first_.empty() && !is_missing(fields.front()) && fields.front() == first_.front();
    if (!continues) {
      first_.assign(fields.begin(), fields.end());
      first_record_ = record;
    } else if (!says_the_same(fields)) {
      ++contradictions_;
    } else if (record != first_record_) {
      ++items_;
    }
  }

  [[nodiscard]] bool shows_items() const noexcept {
    constexpr std::size_t many = 9;
    return items_ > 0 && items_ >= many * contradictions_;
  }

 private:
  [[nodiscard]] bool says_the_same(const std::vector<std::string_view>& fields) const {
    for (std::size_t f = 1; f < fields.size(); ++f) {
      if (fields[f] != first_[f] && (!is_missing(fields[f]) || is_missing(first_[f]))) return false;
    }
    return true;
  }

  std::vector<std::string> first_;  // fields of the key's first record
  std::uint64_t first_record_ = 0;
  std::size_t items_ = 0;
  std::size_t contradictions_ = 0;
};

bool shows_items(const OpenedSource& source, const OpenedFile& file) {
  const auto key = static_cast<std::size_t>(source.schema->find(source.schema->key) - source.schema->columns.data());
  std::vector<int> headers{file.matching.columns[key].header};
  if (headers.front() < 0) return false;
  for (const MatchedColumn& column : file.matching.columns) {
    const bool is_known = std::find(headers.begin(), headers.end(), column.header) != headers.end();
    if (column.header >= 0 && !column.sum && !is_known) headers.push_back(column.header);
  }
  ItemEvidence evidence;
  sample_records(
      file.input, file.layout, headers,
      [&](const std::vector<std::string_view>& fields, std::uint64_t record) { evidence.add(fields, record); });
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
