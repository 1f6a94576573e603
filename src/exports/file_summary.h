// How a file was understood, before any of its rows is counted.
#pragma once

#include "exports/opened.h"

namespace cxkpi::exports {

// The summary without its counts (rows, fields recoded, values by column). Its functions keep the file open.
[[nodiscard]] FileSummary summary_of(const OpenedSource& source, const OpenedFile& file);

}  // namespace cxkpi::exports
