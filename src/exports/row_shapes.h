// Whether a file that nobody described has a record for each item of an order, found out from its records.
#pragma once

#include <vector>

#include "exports/opened.h"

namespace cxkpi::exports {

struct ItemColumns {
  bool found = false;
  std::vector<bool> sums;  // by column of the schema: what of the order is the sum over its records
};

// The source must have a number of its own, and the file a column that is it. Items are found where records of one
// number follow each other in the first quarter of a megabyte and say the same of the order, or leave it blank, and
// differ in what the items are: in a column of the order's lines, or in one that adds up over items. One order that is
// said two things of, and nothing is found. A number adds up where it is the lines' amount or quantity and differs
// within an order, and where a number of items is 1 in all of these records; else each record has that of the order as
// a whole. Throws Error(input) when reading fails.
[[nodiscard]] ItemColumns find_items(const SourceSchema& source, const Matching& matching, const csv::InputFile& input,
                                     const csv::Layout& layout);

// Whether a header tells of a product by a sure name. In a list of parcels there is a record for each product of one
// then.
[[nodiscard]] bool lists_products(const csv::Layout& layout);

// Sets rows = items, and what adds up, in files without a preset and without `rows` in the config in which items are
// found, or in another one with their header. Only of a source with a column that adds up by itself (the number of
// items of an order).
void decide_shapes(OpenedSource& source);

}  // namespace cxkpi::exports
