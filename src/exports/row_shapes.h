// Whether a file that nobody described has a record for each item of an order, found out from its records.
#pragma once

#include "exports/opened.h"

namespace cxkpi::exports {

// Of files without a preset and without `rows` in the config, of a source with a column that adds up over items (the
// number of items of an order). Sets rows = items where records of one key follow each other in the beginning of the
// file, or of another one with its header, and nearly all of them say the same of what is no sum, or leave it blank,
// and something else besides. Where they contradict each other the file stays as it is, and its conflicts are counted.
// Throws Error(input) when reading fails.
void decide_shapes(OpenedSource& source);

}  // namespace cxkpi::exports
