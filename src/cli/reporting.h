// What report, check, rows and inspect share: reading, judging, writing.
#pragma once

#include "cli/commands.h"
#include "cli/outputs.h"

namespace cxkpi::cli {

// Throws Error(usage) when no source was named, and when an output would take the place of what is read.
[[nodiscard]] Exports open_exports(const Settings& settings, const Outputs& outputs);

// Reads what the settings' scope needs, writes the rejected rows when asked to, and throws Error(input) when more rows
// than allowed were not used.
[[nodiscard]] Analysis analyse(const Settings& settings, const Exports& exports, Outputs& outputs, Streams& streams,
                               bool vocabularies = false);

// The version, the title and the config of the run.
void name_run(const Settings& settings, Report& report);

// The report with the run's title, options and judgements.
[[nodiscard]] Report judged_report(const Settings& settings, Analysis& analysis);

// Computes, judges and writes; returns the exit status.
int produce_report(const Settings& settings, Streams& streams, bool judgements_only);

}  // namespace cxkpi::cli
