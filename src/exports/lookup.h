// Lookups: further files that complete a source's rows by a key (the person behind an order's customer number, the
// category of a product), and constants that stand for a column which no file has. Rows are never multiplied.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cxkpi/table/dictionary.h"
#include "exports/opened.h"
#include "exports/read_source.h"

namespace cxkpi::exports {

// A lookup's files, opened as a source of their own: the key, and the columns that are taken from it.
struct OpenedLookup {
  LookupConfig config;
  std::shared_ptr<const SourceSchema> schema;
  OpenedSource opened;

  // Whether it brings the column.
  [[nodiscard]] bool brings(const std::string& column) const { return config.take.contains(column); }
};

// The schema and the configuration by which a lookup's files are opened. Throws Error(config) for a column that the
// source does not have, or that rows cannot be looked up by.
[[nodiscard]] SourceSchema lookup_schema(const LookupConfig& lookup, const SourceSchema& source);
[[nodiscard]] SourceConfig lookup_config(const LookupConfig& lookup, const SourceConfig& source);

// Whether a column that files may lack comes from a lookup or a constant.
[[nodiscard]] bool is_completed(const OpenedSource& source, const std::string& column);

// Reads a source's lookups, as far as their columns are wanted, and completes the rows: a value found in the lookup
// comes first, else the row's own; where the column is the one that is looked up by, what is not found is unknown. Then
// fills unknown values of constant columns. Throws Error(input) for a key that stands for two contents.
void complete(const OpenedSource& source, const std::set<std::string>& wanted, const Zone& zone, unsigned threads,
              Dictionary& categories, ReadSource& read);

}  // namespace cxkpi::exports
