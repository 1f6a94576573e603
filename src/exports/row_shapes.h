// Whether a file that nobody described has a record for each item of an order, found out from its records.
#pragma once

#include "exports/opened.h"

namespace cxkpi::exports {

// Of files without a preset and without `rows` in the config, of a source with a column that adds up over items (the
// number of items of an order). Sets rows = items where records of one key follow each other in the beginning of the
// file, or of another one with its header, and nearly all of them say the same of what the order is, or leave it blank,
// and differ in what its items are: in such a sum, or in a column of the order's lines. Where they contradict each
// other, or differ in nothing that is known, the file stays as it is. Throws Error(input) when reading fails.
void decide_shapes(OpenedSource& source);

}  // namespace cxkpi::exports
