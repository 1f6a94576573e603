// Files in which a record without a number continues the one above.
#pragma once

#include <vector>

#include "exports/lost_row.h"
#include "exports/source_rows.h"

namespace cxkpi::exports {

// In files that say so, gives a row without a number of its own or of its order that of the row above. It is rejected,
// and in the result, when there is none, a record between the two could not be read, or that number is damaged.
[[nodiscard]] std::vector<LostRow> carry_down(SourceRows& rows, const std::vector<FileRows>& files,
                                              const SourceSchema& schema);

}  // namespace cxkpi::exports
