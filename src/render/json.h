// The whole report as JSON for programs: unrounded, both languages in it and none preferred, order defined.
#pragma once

#include "cxkpi/render/renderer.h"

namespace cxkpi::render {

// schema_version 1; two blanks of indentation, a final newline. Missing numbers and unbounded ends are null, instants
// and dates ISO 8601. Bytes that are no UTF-8 become U+FFFD. With `judgements_only`, schema_version, run and
// requirements alone.
[[nodiscard]] std::string render_json(const Report& report, const Options& options);

}  // namespace cxkpi::render
