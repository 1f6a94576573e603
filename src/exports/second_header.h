// Further rows of names below the header, as survey tools write it: units, sub-questions, "Response".
#pragma once

#include <cstddef>

#include "cxkpi/csv/input_file.h"
#include "cxkpi/csv/layout.h"

namespace cxkpi::exports {

// How many of the first records are none, two at most. They are when two columns or more hold digits in all the records
// that follow (dates, numbers, ids) while their own cells there are blank or without a digit, and any of their cells is
// not blank; of two records, each has to fill two of these cells. Such a record has neither a date nor an id, so that
// no source could use it.
[[nodiscard]] std::size_t headers_below(const csv::InputFile& file, const csv::Layout& layout);

}  // namespace cxkpi::exports
