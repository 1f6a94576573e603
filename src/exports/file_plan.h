// How one file's fields become a source's columns: decided once per file, so that reading a value decides nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cxkpi/calendar/timestamp.h"
#include "cxkpi/calendar/zone.h"
#include "cxkpi/exports/schema.h"
#include "exports/opened.h"
#include "exports/value_map.h"

namespace cxkpi::exports {

// A column of the source that is kept while it is read: one that was asked for, or that rows are told apart or linked
// by.
struct KeptColumn {
  const ColumnSpec* spec = nullptr;
  bool wanted = false;
};

// Those that a file of the source has, in the schema's order. Where records are folded the required ones are among
// them.
[[nodiscard]] std::vector<KeptColumn> kept_columns(const OpenedSource& source, const std::set<std::string>& wanted);

// The position of a column among the kept ones, if it is there.
[[nodiscard]] std::optional<std::size_t> position_of(const std::vector<KeptColumn>& kept, const std::string& column);

struct FieldPlan {
  const ColumnSpec* spec = nullptr;
  std::size_t field = 0;             // its place among the fields that are cut
  std::optional<std::size_t> clock;  // of the time of day, where it stands apart
  std::optional<std::size_t> slot;   // its place among the kept columns; none: only looked at
  const ValueMap* values = nullptr;  // categories and flags; numbers that the config has words for
  const TimeFormat* time = nullptr;  // dates and instants
  Zone zone;                         // of instants that carry none of their own
  std::optional<char> decimal;       // of numbers and durations
  bool mixes_marks = false;          // … some with a decimal comma, some with a decimal point
  std::optional<std::size_t> base;   // the value is a duration behind that of this plan.fields entry …
  Seconds unit = 0;                  // … in this unit
  bool is_base = false;              // a duration begins at it
  std::uint64_t salt = 0;            // the column's part in the hash of its values
  bool is_key = false;               // tells rows apart
  bool is_own = false;               // makes a row more than the mention of an order
  bool may_lack = true;              // a row may be without it
};

// Records are left out by what stands in one field.
struct FilterPlan {
  std::size_t field = 0;         // its place among the fields that are cut
  std::set<std::string> values;  // folded
  bool keeps = false;            // those with one of the values, else those without
};

struct FilePlan {
  std::vector<int> headers;       // of the fields that are cut
  std::vector<FieldPlan> fields;  // in the schema's order, durations behind the others
  std::vector<FilterPlan> filters;
  std::optional<FieldPlan> last_by;            // says which of several events is the last; kept nowhere
  bool counts = false;                         // rows of counts may be there in several files
  bool ranks = false;                          // a file of the source has such a column
  std::set<std::string, std::less<>> missing;  // further texts that stand for no value
  std::size_t slots = 0;                       // kept columns, of this file or not
  const Zone* zone = nullptr;                  // the shop's
  bool may_be_empty = false;                   // rows without a value of their own are no rows of this source
};

// The value maps of one file, by column of its source's schema; null where values are not mapped.
class ValueMaps {
 public:
  ValueMaps(const SourceSchema& schema, const SourceConfig& config);
  [[nodiscard]] const ValueMap* of(const ColumnSpec& column) const noexcept;

 private:
  const SourceSchema* schema_;
  std::deque<std::optional<ValueMap>> maps_;
};

[[nodiscard]] FilePlan plan_file(const OpenedSource& source, const OpenedFile& file,
                                 const std::vector<KeptColumn>& kept, const ValueMaps& values, const Zone& zone);

}  // namespace cxkpi::exports
