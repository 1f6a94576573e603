#include "exports/merged_config.h"

#include <optional>
#include <utility>
#include <vector>

namespace cxkpi::exports {
namespace {

template <class T>
void prefer(std::optional<T>& out, const std::optional<T>& user) {
  if (user) out = user;
}

template <class T>
void add(std::vector<T>& out, const std::vector<T>& user) {
  out.insert(out.end(), user.begin(), user.end());
}

template <class Map>
void override_keys(Map& out, const Map& user) {
  for (const auto& [key, value] : user) out.insert_or_assign(key, value);
}

}  // namespace

SourceConfig merged(const SourceConfig& user, const SourceConfig* preset) {
  SourceConfig out = preset == nullptr ? SourceConfig() : *preset;
  out.columns.clear();
  prefer(out.delimiter, user.delimiter);
  prefer(out.quotes, user.quotes);
  prefer(out.encoding, user.encoding);
  prefer(out.decimal, user.decimal);
  prefer(out.date_format, user.date_format);
  prefer(out.zone, user.zone);
  prefer(out.rows, user.rows);
  prefer(out.carry, user.carry);
  if (!user.last_by.empty()) out.last_by = user.last_by;
  add(out.missing, user.missing);
  add(out.ignore, user.ignore);
  override_keys(out.only, user.only);
  override_keys(out.except, user.except);
  for (const auto& [column, rule] : user.columns) out.constants.erase(column);
  override_keys(out.constants, user.constants);
  for (const auto& [column, meanings] : user.values) override_keys(out.values[column], meanings);
  return out;
}

}  // namespace cxkpi::exports
