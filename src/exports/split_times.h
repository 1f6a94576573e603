// A date and its time of day in two columns of a file.
#pragma once

#include "exports/opened.h"

namespace cxkpi::exports {

// Gives each column of instants, whose values are dates alone, the unused column beside it that is called likewise and
// holds times of day: "Heure d'ouverture" to "Date d'ouverture", "Time" to "Date". Where "created_time" was matched and
// holds times of day alone, "created_date" beside it is the column. What the user or a preset says of a time stays.
void find_times(OpenedSource& source);

}  // namespace cxkpi::exports
