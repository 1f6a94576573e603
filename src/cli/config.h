// cxkpi.toml: the shop's zone, language, files, calendar, requirements. Its indicators are read by the catalogue.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cxkpi/calendar/working_hours.h"
#include "cxkpi/exports/exports.h"
#include "cxkpi/gate/requirement.h"
#include "cxkpi/report/report.h"

namespace cxkpi::cli {

// A value and where it stands, for error messages: "cxkpi.toml:3", or an option.
struct Said {
  std::string text;
  std::string place;
};

// What was typed for the option, else what the config says.
[[nodiscard]] std::optional<Said> said(const std::optional<std::string>& typed, const char* option,
                                       const std::optional<Said>& config);

struct Config {
  std::string path;  // empty: none was read
  std::string text;
  std::vector<std::string> files;  // the config and the lexicon that it names
  std::optional<std::string> title, language;
  std::vector<std::string> ignored;  // globs of file names
  std::optional<Said> zone, as_of, period, compare, week_start;
  std::map<std::string, SourceConfig> sources;  // files are relative to the config's directory already
  std::optional<WorkingHours> working_hours;
  std::optional<CommentReader> comments;
  std::vector<gate::Requirement> requirements;
  std::vector<Event> events;  // by day, those of one day as they are written
};

// Throws Error(config) that names file and line: a syntax error, an unknown key (with the nearest known one), a value
// of the wrong type.
[[nodiscard]] Config read_config(const std::string& path);

}  // namespace cxkpi::cli
