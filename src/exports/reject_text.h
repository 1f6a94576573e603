// The words for what could not be used: reasons and hints.
#pragma once

#include <string>

#include "cxkpi/exports/exports.h"
#include "exports/lost_row.h"
#include "exports/opened.h"
#include "exports/row_block.h"
#include "exports/same_rows.h"
#include "exports/source_rows.h"

namespace cxkpi::exports {

// `file` and `line` are where the row is.
[[nodiscard]] Reject reject_of(const RowFault& fault, const OpenedSource& source, const std::string& file,
                               std::uint64_t line);

// A record that could not be cut.
[[nodiscard]] Reject reject_of(const csv::BadRecord& record, const OpenedSource& source, const OpenedFile& file);

[[nodiscard]] Reject reject_of(const LostRow& lost, const OpenedSource& source, const SourceRows& rows);

[[nodiscard]] Reject reject_of(const Conflict& conflict, const OpenedSource& source, const SourceRows& rows);

}  // namespace cxkpi::exports
