// The requirements as workflow commands of GitHub Actions, which shows them beside a run's log and on a pull request.
#pragma once

#include "cxkpi/render/renderer.h"

namespace cxkpi::render {

// A notice that counts all judgements, first because GitHub shows only the first ten of a kind. Then a line for each
// that is no pass: an error when it breaks the run, else a warning; provisional ones, which are not judged, are
// notices. The same for a report and a check. Without requirements one notice: that none was given or, in an
// inspection, how many rows were read. No text from data can end its line.
[[nodiscard]] std::string render_github(const Report& report, const Options& options);

}  // namespace cxkpi::render
