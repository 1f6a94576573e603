// The outputs of a run: opened before the work begins, written when all of it is done.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/output_file.h"
#include "cli/settings.h"
#include "cli/streams.h"

namespace cxkpi::cli {

class Outputs {
 public:
  // Throws Error(output) for a file that cannot be written.
  explicit Outputs(const Settings& settings);

  // Throws Error(usage) when an output would take the place of a file that is read: an export, the config …
  void check_spare(const Exports& exports, const std::vector<std::string>& further_inputs) const;

  // The rejected rows, when they were asked for, at once: they are there even if the run ends with an error for them.
  // Throws Error(output).
  void write_rejects(const Reading& reading, Streams& streams);

  // Renders for each target and writes all files, so that either all new ones appear or none does; then what goes to
  // standard output. Throws Error(output).
  void write(const std::function<std::string(const Target&)>& bytes_for, Streams& streams);

 private:
  using Opened = std::pair<Target, std::optional<OutputFile>>;  // no file: standard output
  static Opened open(const Target& target);

  std::vector<Opened> targets_;
  std::optional<Opened> rejects_;
};

}  // namespace cxkpi::cli
