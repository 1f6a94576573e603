// `--rejects FILE`: every row that was rejected or lost a conflict, with its record as it stands in the file.
#pragma once

#include <string>

#include "cxkpi/exports/exports.h"

namespace cxkpi::cli {

// A CSV, UTF-8: source, file, line, column, reason, record. By source, file order, line; the header alone when no row
// was rejected. Throws Error(input) when a file can no longer be read.
[[nodiscard]] std::string rejects_csv(const Reading& reading);

}  // namespace cxkpi::cli
