// The report as one page of HTML that stands alone: no script, nothing from elsewhere. What the Markdown report says,
// and in a series a small line for each row. The page itself is page.html, a template that escapes every text.
#pragma once

#include "cxkpi/render/renderer.h"

namespace cxkpi::render {

// With `judgements_only`, the head and the requirements. Ten rejected rows of a kind are listed, all when `verbose`. An
// inspection has no indicators: what was read, and what was not used.
[[nodiscard]] std::string render_html(const Report& report, const Options& options);

}  // namespace cxkpi::render
