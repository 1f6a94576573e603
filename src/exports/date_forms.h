// In which form a file's dates are written: decided for each of its columns from its first values, from
// all where these leave day and month open; never for a row.
#pragma once

#include "cxkpi/calendar/zone.h"
#include "exports/opened.h"

namespace cxkpi::exports {

// Sets OpenedFile::times of each file of a source. A form that the config names holds for all; else each column takes
// the form that reads most of its values, ISO before others. Where day and month may be either way round in every
// value, the file's other columns decide if they are of one mind, then other files of the source with the same header;
// else throws Error(input) that asks for the form.
void decide_dates(OpenedSource& source, const Zone& zone);

}  // namespace cxkpi::exports
