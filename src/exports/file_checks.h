// Whether a source's files have the columns that it needs, each once, and those that the user's config names.
#pragma once

#include "exports/opened.h"

namespace cxkpi::exports {

// Throws Error(config) for a date_format that cannot be used.
void check_date_format(const SourceSchema& schema, const SourceConfig& config);

// Throws Error(input or config) with a way out for: two headers for one column; a required column that is not there
// (naming the headers that are); a duration whose beginning no column is; a header in the config that no file has.
void check_files(const OpenedSource& source);

}  // namespace cxkpi::exports
