// A second row of names below the header, as survey tools write it: units, sub-questions, "Response".
#pragma once

#include "cxkpi/csv/input_file.h"
#include "cxkpi/csv/layout.h"

namespace cxkpi::exports {

// Whether the first record is none. It is when two columns or more hold digits in all the records that follow (dates,
// numbers, ids) while its own cells there are blank or without a digit, and any of its cells is not blank. Such a
// record has neither a date nor an id, so that no source could use it.
[[nodiscard]] bool has_second_header(const csv::InputFile& file, const csv::Layout& layout);

}  // namespace cxkpi::exports
