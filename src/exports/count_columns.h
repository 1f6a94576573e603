// Counts under the name of a yes or no: "Delivered" of a campaign, where one message has "delivered".
#pragma once

#include "exports/opened.h"

namespace cxkpi::exports {

// Where a file lacks delivered_count, opened_count …, of which one message has delivered, opened_at …, a header
// "Delivered", "Opened" is it when its values are whole numbers, one above 1 at least. In such a file a yes or no like
// that, of which there is no count, is not read. What the user or a preset says of a column stays.
void find_counts(OpenedSource& source);

}  // namespace cxkpi::exports
