// The requirements as workflow commands of GitHub Actions, which shows them beside a run's log and on a pull request.
#pragma once

#include "cxkpi/render/renderer.h"

namespace cxkpi::render {

// A line for each judgement that is no pass: an error when it breaks the run, else a warning; provisional ones, which
// are not judged, are notices. Then a notice that counts all. The same for a report and a check. Without requirements
// one notice: that none was given or, in an inspection, how many rows were read. No text from data can end its line.
[[nodiscard]] std::string render_github(const Report& report, const Options& options);

}  // namespace cxkpi::render
