#include "exports/row_shapes.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "exports/column_sample.h"
#include "exports/missing.h"
#include "exports/number.h"

namespace cxkpi::exports {
namespace {

std::size_t key_column(const SourceSchema& source) {
  return static_cast<std::size_t>(source.find(source.key) - source.columns.data());
}

// The headers that are columns of an order's lines, but for the order's number.
std::vector<int> line_headers(const csv::Layout& layout) {
  CutColumns headers;
  for (const SourceSchema& source : source_schemas()) {
    if (!source.items_of_orders) continue;
    const Matching matching = match_columns(source, {}, nullptr, layout.header);
    for (std::size_t c = 0; c < source.columns.size(); ++c) {
      if (matching.columns[c].header >= 0 && source.columns[c].type != Type::key)
        static_cast<void>(headers.place_of(matching.columns[c].header));
    }
  }
  return headers.headers();
}

bool is_one(std::string_view value) {
  const ParsedNumber number = parse_number(value, std::nullopt);
  return number.fault == NumberFault::none && number.value == file_number_denominator;
}

// What a column of the file is to the order.
struct Looked {
  bool is_same = false;    // all records of one order say the same
  bool is_amount = false;  // of the order or of a line: two values are no two items, unless something else differs too
  bool varies = false;     // some order has two values
  bool all_one = true;
};

class ItemEvidence {
 public:
  // The first field of each record is the key.
  explicit ItemEvidence(std::vector<Looked> fields) : looked_(std::move(fields)) {}

  void add(const std::vector<std::string_view>& fields) {
    const bool continues = !first_.empty() && !is_missing(fields.front()) && fields.front() == first_.front();
    if (continues) {
      compare(fields);
    } else {
      first_.assign(fields.begin(), fields.end());
    }
  }

  [[nodiscard]] bool found() const noexcept { return any_item_ && !contradiction_ && !any_amended_; }
  [[nodiscard]] bool any_amended() const noexcept { return any_amended_; }
  [[nodiscard]] const Looked& field(std::size_t place) const { return looked_[place]; }

 private:
  void compare(const std::vector<std::string_view>& fields) {
    bool is_item = false;
    bool is_amended = false;
    for (std::size_t f = 1; f < fields.size(); ++f) {
      Looked& looked = looked_[f];
      looked.all_one = looked.all_one && is_one(fields[f]) && is_one(first_[f]);
      const bool is_blank = is_missing(fields[f]);
      const bool was_blank = is_missing(first_[f]);
      if (fields[f] == first_[f] || (is_blank && was_blank)) continue;
      if (is_blank || was_blank) {
        is_item = is_item || looked.is_same;  // said once for the order
        if (was_blank) first_[f] = fields[f];
        continue;
      }
      looked.varies = true;
      contradiction_ = contradiction_ || looked.is_same;
      (looked.is_amount ? is_amended : is_item) = true;
    }
    any_item_ = any_item_ || is_item;
    any_amended_ = any_amended_ || (is_amended && !is_item);
  }

  std::vector<Looked> looked_;
  std::vector<std::string> first_;  // of the key: its first record, completed by the others
  bool any_item_ = false;
  bool contradiction_ = false;
  bool any_amended_ = false;  // two records of which nothing but an amount differs
};

// The user says that records are items of one row, but not which columns add up over them.
bool is_said_to_have_items(const OpenedSource& source, const OpenedFile& file) {
  return file.config.rows == RowShape::items && file.preset.empty() &&
         file.matching.columns[key_column(*source.schema)].header >= 0;
}

bool may_have_items(const OpenedSource& source, const OpenedFile& file) {
  const SourceSchema& schema = *source.schema;
  const bool any_sum = std::any_of(schema.columns.begin(), schema.columns.end(),
                                   [](const ColumnSpec& column) { return column.adds_up; });
  return any_sum && !file.config.rows && file.preset.empty() && file.matching.columns[key_column(schema)].header >= 0;
}

void set_sums(const OpenedSource& source, OpenedFile& file, const ItemColumns& items) {
  for (std::size_t c = 0; c < items.sums.size(); ++c) {
    const auto rule = source.config.columns.find(source.schema->columns[c].name);
    const bool is_said = rule != source.config.columns.end() && rule->second.sum.has_value();
    if (!is_said) file.matching.columns[c].sum = items.sums[c];
  }
}

void fold_items(const OpenedSource& source, OpenedFile& file, const ItemColumns& items) {
  file.config.rows = RowShape::items;
  file.found_items = true;
  set_sums(source, file, items);
}

}  // namespace

ItemColumns find_items(const SourceSchema& source, const Matching& matching, const csv::InputFile& input,
                       const csv::Layout& layout) {
  const std::size_t key = key_column(source);
  CutColumns cut;
  std::vector<Looked> fields;
  const auto look = [&](int header, bool is_same) -> Looked& {
    const std::size_t place = cut.place_of(header);
    if (place == fields.size()) fields.push_back({is_same});
    return fields[place];
  };
  look(matching.columns[key].header, true);
  for (const int header : line_headers(layout)) look(header, false);
  for (std::size_t c = 0; c < source.columns.size(); ++c) {
    const int header = matching.columns[c].header;
    if (header < 0) continue;
    Looked& looked = look(header, !source.columns[c].adds_up);
    looked.is_amount = !looked.is_same && source.columns[c].type == Type::number && !source.columns[c].adds_up;
  }
  ItemEvidence evidence(std::move(fields));
  sample_records(input, layout, cut.headers(),
                 [&](const std::vector<std::string_view>& record) { evidence.add(record); });

  ItemColumns out{evidence.found(), std::vector<bool>(source.columns.size(), false)};
  for (std::size_t c = 0; c < source.columns.size(); ++c) {
    const int header = matching.columns[c].header;
    if (header < 0 || source.columns[c].type != Type::number) continue;
    const Looked& looked = evidence.field(cut.place_of(header));
    const bool is_of_items = looked.varies && !(looked.is_amount && evidence.any_amended());
    out.sums[c] = is_of_items || (source.columns[c].adds_up && looked.all_one);
  }
  return out;
}

bool lists_products(const csv::Layout& layout) {
  const std::span<const SourceSchema> sources = source_schemas();
  return std::any_of(sources.begin(), sources.end(), [&](const SourceSchema& source) {
    if (source.find("sku") == nullptr) return false;
    const Matching matching = match_columns(source, {}, nullptr, layout.header);
    const MatchedColumn& column = matching.of(source, "sku");
    return column.header >= 0 && column.by >= MatchedBy::alias;
  });
}

void decide_shapes(OpenedSource& source) {
  if (source.schema->in_order_files) {
    for (OpenedFile& file : source.files) file.lists_products = lists_products(file.layout);
  }
  for (OpenedFile& file : source.files) {
    if (is_said_to_have_items(source, file))
      set_sums(source, file, find_items(*source.schema, file.matching, file.input, file.layout));
  }
  std::vector<ItemColumns> found;
  for (const OpenedFile& file : source.files) {
    found.push_back(may_have_items(source, file) ? find_items(*source.schema, file.matching, file.input, file.layout)
                                                 : ItemColumns());
  }
  for (std::size_t f = 0; f < found.size(); ++f) {
    if (!found[f].found) continue;
    for (std::size_t other = 0; other < found.size(); ++other) {
      OpenedFile& file = source.files[other];
      const bool is_alike = may_have_items(source, file) && file.layout.header == source.files[f].layout.header;
      if (is_alike && !file.found_items) fold_items(source, file, found[other].found ? found[other] : found[f]);
    }
  }
}

}  // namespace cxkpi::exports
