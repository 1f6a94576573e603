// Which header of a file is which column of a source. Decides by name alone; knows nothing of values.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "cxkpi/exports/exports.h"
#include "cxkpi/exports/schema.h"

namespace cxkpi::exports {

enum class MatchedBy { nothing, fallback, alias, name, config };

struct MatchedColumn {
  int header = -1;  // its position in the file; -1: the file lacks the column
  MatchedBy by = MatchedBy::nothing;
};

// Two headers that could both be one column.
struct Clash {
  const ColumnSpec* column = nullptr;
  std::string first;
  std::string second;
};

struct Matching {
  std::vector<MatchedColumn> columns;      // one per column of the schema, in its order
  std::vector<Clash> clashes;              // in the schema's order
  std::vector<std::string> unfound;        // canonical columns whose header in the config is not in this file
  std::vector<const ColumnSpec*> missing;  // required columns that no header is

  [[nodiscard]] std::size_t count() const noexcept;  // matched columns
  // True when a telling column was matched by its name or an alias, or any by the config.
  [[nodiscard]] bool speaks_for(const SourceSchema& source) const noexcept;
};

// Config first, then canonical names, then aliases, then fallbacks. A header serves one column.
[[nodiscard]] Matching match_columns(const SourceSchema& source, const SourceConfig& config,
                                     std::span<const std::string> headers);

// The matching by header, for a summary.
[[nodiscard]] std::vector<ColumnMatch> by_header(const SourceSchema& source, const Matching& matching,
                                                 std::span<const std::string> headers);

}  // namespace cxkpi::exports
