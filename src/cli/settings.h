// What the arguments and the config mean together: resolved objects, ready for the commands.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/arguments.h"
#include "cli/config.h"
#include "cli/typed_values.h"
#include "cxkpi/gate/judge.h"
#include "cxkpi/indicators/catalogue.h"
#include "cxkpi/render/renderer.h"
#include "cxkpi/report/analysis.h"

namespace cxkpi::cli {

// Where a rendering goes: a file, or standard output for "-".
struct Target {
  const render::Renderer* renderer = nullptr;
  std::string path;
  std::string option;  // by which it was asked for
};

struct Settings {
  Catalogue catalogue;
  ReadRequest request;
  bool has_input = false;  // a source was named, here or in the config
  std::string indicator;   // of rows and explain
  AnalysisScope scope;
  Question question;
  std::vector<gate::Requirement> requirements;
  gate::JudgeOptions judging;
  RowChoice rows;
  std::vector<Target> targets;
  std::optional<RejectLimit> max_rejects;
  std::optional<Target> rejects;          // where the rejected rows go
  std::optional<std::string> config;      // the path of the config that was read
  std::vector<std::string> config_files;  // that was read, and those that it names besides exports
  render::Options rendering;
  std::string colour;
  std::string title;
  std::vector<Event> events;
  bool quiet = false;
  bool force = false;                                      // of init: replace the file
  std::vector<std::pair<std::string, std::string>> given;  // the options as given, for the report
};

// Throws Error(usage) or Error(config).
[[nodiscard]] Settings resolve(const Arguments& arguments);

}  // namespace cxkpi::cli
