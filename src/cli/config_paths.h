// How a new config names the files that the command line named: relative to its folder, which is where it is read from.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cxkpi/exports/exports.h"

namespace cxkpi::cli {

class ConfigPaths {
 public:
  // `config` is where the config will be, "-" for the current folder. A folder that does not exist, in which nothing
  // will be written, is taken for the current one.
  explicit ConfigPaths(const std::string& config);

  // The path as typed where the config is in the current folder, and always when it is absolute.
  [[nodiscard]] std::string of(const std::string& path) const;

  // By source: what was typed for its files. A pattern stays one, unless the config itself would fit it or it found
  // files of several sources; a folder becomes its files.
  [[nodiscard]] std::map<std::string, std::vector<std::string>> of_sources(const std::vector<SourceSummary>& sources,
                                                                           const std::vector<NamedInput>& inputs) const;

 private:
  std::string config_;
  std::string folder_;  // canonical; empty: the current one
};

// Throws Error(usage) for an input that cannot be read a second time: standard input, a pipe.
void check_may_be_named(const std::vector<NamedInput>& inputs);

}  // namespace cxkpi::cli
