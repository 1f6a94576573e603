// The requirements as JUnit's XML, which CI systems show as tests: a requirement on one period and segment is a case.
#pragma once

#include "cxkpi/render/renderer.h"

namespace cxkpi::render {

// One suite named cxkpi. A broken requirement is a failure, one without the data that it must have an error; one that
// lacks data and breaks nothing, or is provisional, is skipped. A case is named by its requirement and segment, and by
// its period where there are several, so that it keeps its name from month to month. The same for a report and a check;
// without requirements (in an inspection, always) a suite of no tests. Valid by the schema of Jenkins (junit-10.xsd),
// which lets only a suite count what was skipped.
[[nodiscard]] std::string render_junit(const Report& report, const Options& options);

}  // namespace cxkpi::render
