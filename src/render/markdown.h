// The report as Markdown with GitHub's tables, for a file, a wiki or a comment: what the text report says, one table
// per family. Every text from data has been through for_markdown().
#pragma once

#include "cxkpi/render/renderer.h"

namespace cxkpi::render {

// With `judgements_only`, the table of requirements alone. Ten rejected rows are listed, all of them when `verbose`.
[[nodiscard]] std::string render_markdown(const Report& report, const Options& options);

}  // namespace cxkpi::render
