// [sources.NAME] of a commented config: files, what was found about them, columns, lookups, values to be mapped.
#pragma once

#include <string>

#include "cxkpi/exports/exports.h"
#include "cxkpi/render/pages.h"

namespace cxkpi::render {

// Throws Error(input) for a file whose name is not UTF-8.
[[nodiscard]] std::string starter_source(const Report& report, const SourceSummary& source, const StarterNotes& notes);

// [sources.NAME.columns]: what was matched by an alias is said, all else stands in comments. The headers that no source
// uses are listed with the first source of their file.
[[nodiscard]] std::string starter_columns(const Report& report, const SourceSummary& source);

}  // namespace cxkpi::render
