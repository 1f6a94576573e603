// Files with a record for each event of one thing, as a ticket's changes, which nobody said.
#pragma once

#include "exports/opened.h"

namespace cxkpi::exports {

// Where records of one number say different things, at different times by a header that tells when they were changed
// (updated_headers()), the file's rows become events, the last by that header. What the user or a preset says of the
// rows stays, and files of items, which have been found before; records that name different orders are no events. Looks
// at the first quarter of a megabyte.
void find_events(OpenedSource& source);

}  // namespace cxkpi::exports
