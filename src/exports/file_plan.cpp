#include "exports/file_plan.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "exports/lookup.h"

namespace cxkpi::exports {
namespace {

// What an order says of itself does not make a parcel or a return.
bool is_own(const ColumnSpec& column) {
  constexpr std::array<std::string_view, 5> shared = {"order_id", "promised_on", "country", "status", "currency"};
  return std::find(shared.begin(), shared.end(), column.name) == shared.end();
}

bool in_any_file(const OpenedSource& source, std::size_t column) {
  return std::any_of(source.files.begin(), source.files.end(),
                     [&](const OpenedFile& file) { return file.matching.columns[column].header >= 0; });
}

std::uint64_t hash_of(const csv::Layout& layout) {
  std::string text{layout.delimiter, layout.quotes ? '"' : ' '};
  for (const std::string& header : layout.header) {
    text += header;
    text += '\0';
  }
  return XXH3_64bits(text.data(), text.size());
}

}  // namespace

std::vector<KeptColumn> kept_columns(const OpenedSource& source, const std::set<std::string>& wanted) {
  std::vector<KeptColumn> kept;
  for (std::size_t c = 0; c < source.schema->columns.size(); ++c) {
    const ColumnSpec& column = source.schema->columns[c];
    const bool is_wanted = wanted.contains(column.name);
    const bool is_needed = column.name == source.schema->key || column.name == "order_id";
    const bool is_looked_up_by = std::any_of(source.lookups.begin(), source.lookups.end(),
                                             [&](const OpenedLookup& l) { return l.config.on == column.name; });
    const bool in_files = in_any_file(source, c);
    const bool is_kept =
        (in_files && (is_wanted || is_needed || is_looked_up_by)) || (is_wanted && is_completed(source, column.name));
    if (is_kept) kept.push_back({&column, is_wanted});
  }
  return kept;
}

std::optional<std::size_t> position_of(const std::vector<KeptColumn>& kept, const std::string& column) {
  const auto found = std::find_if(kept.begin(), kept.end(),
                                  [&](const KeptColumn& candidate) { return candidate.spec->name == column; });
  if (found == kept.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kept.begin());
}

ValueMaps::ValueMaps(const OpenedSource& source) : schema_(source.schema) {
  for (const ColumnSpec& column : schema_->columns) {
    const bool is_mapped = column.type == Type::category || column.type == Type::flag;
    maps_.push_back(is_mapped ? std::optional<ValueMap>(std::in_place, column, source.config) : std::nullopt);
  }
}

const ValueMap* ValueMaps::of(const ColumnSpec& column) const noexcept {
  const std::optional<ValueMap>& map = maps_[static_cast<std::size_t>(&column - schema_->columns.data())];
  return map.has_value() ? &*map : nullptr;
}

FilePlan plan_file(const OpenedSource& source, const OpenedFile& file, const std::vector<KeptColumn>& kept,
                   const ValueMaps& values, const Zone& zone) {
  FilePlan plan;
  plan.slots = kept.size();
  plan.zone = &zone;
  plan.decimal = source.config.decimal;
  plan.layout_hash = hash_of(file.layout);
  plan.may_be_empty = file.feeds_orders_too && source.schema->name != "tickets";
  for (std::size_t c = 0; c < source.schema->columns.size(); ++c) {
    const int header = file.matching.columns[c].header;
    if (header < 0) continue;
    const ColumnSpec& column = source.schema->columns[c];
    plan.fields.push_back({&column, plan.headers.size(), position_of(kept, column.name), values.of(column),
                           &file.times[c], column.name == source.schema->key, is_own(column)});
    plan.headers.push_back(header);
  }
  return plan;
}

}  // namespace cxkpi::exports
