// Which header of a file is which column of a source. Decides by name alone; knows nothing of values.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/exports/exports.h"
#include "cxkpi/exports/schema.h"

namespace cxkpi::exports {

enum class MatchedBy { nothing, fallback, alias, name, preset, config };

struct MatchedColumn {
  int header = -1;  // its position in the file; -1: the file lacks the column
  MatchedBy by = MatchedBy::nothing;
  int time = -1;           // position of the time of day, where it stands apart
  std::string after = {};  // the value is a duration behind this column …
  Seconds unit = 0;        // … in this unit
  std::optional<Zone> zone = {};
  bool sum = false;
};

// Two headers that could both be one column.
struct Clash {
  const ColumnSpec* column = nullptr;
  std::string first;
  std::string second;
};

struct Matching {
  std::vector<MatchedColumn> columns;          // one per column of the schema, in its order
  std::vector<Clash> clashes;                  // in the schema's order
  std::vector<std::string> unfound;            // columns whose headers in the user's config are not in this file
  std::vector<const ColumnSpec*> missing;      // required columns that no header is or implies
  std::map<std::string, std::string> implied;  // column → the value of all rows that another's header says

  bool any_telling_header = false;  // used or not

  [[nodiscard]] std::size_t count() const noexcept;  // matched columns

  // Where one of the source's columns, by its name, is in the file.
  [[nodiscard]] const MatchedColumn& of(const SourceSchema& source, std::string_view column) const;

  // True when a telling column was matched by its name or an alias, or any by the config or a preset, or when another
  // header tells.
  [[nodiscard]] bool speaks_for(const SourceSchema& source) const noexcept;
};

// The user's config first, then the preset's (null: none), then canonical names, then aliases, then, without a preset,
// fallbacks. Names and aliases only take headers that nothing has taken yet.
[[nodiscard]] Matching match_columns(const SourceSchema& source, const SourceConfig& user, const SourceConfig* preset,
                                     std::span<const std::string> headers);

// Header positions with this name, exactly as written; if there are none, folded alike (a unit in parentheses counts
// where the name has one); if there are none of these either, "Note#2" is the second one called "Note".
[[nodiscard]] std::vector<int> positions(std::span<const std::string> headers, const std::string& name);

// The matching by header, for a summary; a header that serves two columns stands twice.
[[nodiscard]] std::vector<ColumnMatch> by_header(const SourceSchema& source, const Matching& matching,
                                                 std::span<const std::string> headers);

}  // namespace cxkpi::exports
