// What report, check, rows and inspect share: reading, judging, writing.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/output_file.h"

namespace cxkpi::cli {

// The outputs of a run, opened before the work begins.
class Outputs {
 public:
  explicit Outputs(const std::vector<Target>& targets);

  // Renders for each target and writes all files, so that either all new ones appear or none does; then what goes to
  // standard output. Throws Error(output).
  void write(const std::function<std::string(const Target&)>& bytes_for, Streams& streams);

 private:
  std::vector<std::pair<Target, std::optional<OutputFile>>> targets_;
};

// Throws Error(usage) when no source was named.
[[nodiscard]] Exports open_exports(const Settings& settings);

// Reads what the settings' scope needs, and throws Error(input) when more rows were rejected than allowed.
[[nodiscard]] Analysis analyse(const Settings& settings, const Exports& exports);

// The report with the run's title, options and judgements.
[[nodiscard]] Report judged_report(const Settings& settings, Analysis& analysis);

// Computes, judges and writes; returns the exit status.
int produce_report(const Settings& settings, Streams& streams, bool judgements_only);

}  // namespace cxkpi::cli
