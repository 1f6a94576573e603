#include "exports/event_rows.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exports/column_sample.h"
#include "exports/missing.h"

namespace cxkpi::exports {
namespace {

// The header that tells when a record was changed; -1 without one. Of several the first in the order of the names.
int updated_header(const std::vector<std::string>& headers) {
  for (const std::string& name : updated_headers()) {
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [&](const std::string& header) { return fold_name(header) == name; });
    if (found != headers.end()) return static_cast<int>(found - headers.begin());
  }
  return -1;
}

// Whether two records of one number differ in what the source uses, and in when they were changed. Not when they name
// different orders (`order`, where the file has it): two orders in one parcel are no events.
bool has_events(const OpenedFile& file, int key, int updated, int order) {
  std::vector<int> headers{key, updated};
  const bool tells_order = order >= 0 && order != key;
  if (tells_order) headers.push_back(order);
  for (const MatchedColumn& column : file.matching.columns) {
    const bool is_new = column.header >= 0 && std::find(headers.begin(), headers.end(), column.header) == headers.end();
    if (is_new) headers.push_back(column.header);
  }
  struct Seen {
    std::string updated;
    std::string order;
    std::string rest;
  };
  std::unordered_map<std::string, Seen> first;
  bool found = false;
  bool any_other_order = false;
  sample_records(file.input, file.layout, headers, [&](const std::vector<std::string_view>& record) {
    if (is_missing_key(record[0]) || is_missing(record[1])) return;
    std::string rest;
    for (std::size_t f = 2; f < record.size(); ++f) rest.append(record[f]).append(1, '\0');
    const std::string order_number(tells_order ? record[2] : std::string_view());
    const auto [known, is_new] =
        first.try_emplace(std::string(record[0]), Seen{std::string(record[1]), order_number, rest});
    if (is_new) return;
    const Seen& seen = known->second;
    found = found || (seen.updated != record[1] && seen.rest != rest);
    any_other_order =
        any_other_order || (!is_missing_key(seen.order) && !is_missing_key(order_number) && seen.order != order_number);
  });
  return found && !any_other_order;
}

}  // namespace

void find_events(OpenedSource& source) {
  const SourceSchema& schema = *source.schema;
  if (schema.key.empty()) return;
  const bool has_order = schema.find("order_id") != nullptr;
  for (OpenedFile& file : source.files) {
    const int header = file.matching.of(schema, schema.key).header;
    const int order = has_order ? file.matching.of(schema, "order_id").header : -1;
    const int updated = updated_header(file.layout.header);
    const bool may_be = header >= 0 && updated >= 0 && header != updated && !file.config.rows && file.preset.empty();
    if (!may_be || !has_events(file, header, updated, order)) continue;
    file.config.rows = RowShape::events;
    file.config.last_by = file.layout.header[static_cast<std::size_t>(updated)];
    file.found_events = true;
  }
}

}  // namespace cxkpi::exports
