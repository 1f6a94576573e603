// The report for a terminal of 120 columns: tables that an analyst reads there and then. Every text from data has been
// through for_terminal().
#pragma once

#include "cxkpi/render/renderer.h"

namespace cxkpi::render {

// With `judgements_only`, one line per judgement. Rejected rows are only counted, and listed when `verbose`.
// With `inspection`, that of pages.h.
[[nodiscard]] std::string render_text(const Report& report, const Options& options);

}  // namespace cxkpi::render
