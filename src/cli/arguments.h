// What was typed: every option as text or number, checked for form only. What it means is settled in settings.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cxkpi::cli {

struct Arguments {
  std::string command;
  std::optional<std::string> help;                               // set: print this and stop (--help, --version)
  std::optional<std::string> indicator;                          // of the commands that take one
  std::vector<std::string> sources;                              // directories, files, name=path
  std::map<std::string, std::vector<std::string>> source_files;  // --orders FILE …
  std::vector<std::string> ignored;                              // globs of file names in directories
  std::optional<std::string> config;
  bool no_config = false;
  std::optional<std::string> preset, encoding, date_format;
  std::optional<std::string> period, every, compare, as_of, zone, week_start, where, format, output, language, colour;
  std::vector<std::string> by, indicators, families, exports;
  std::vector<std::string> require, fail_under, fail_over;
  std::optional<std::string> on_no_data;
  bool judge_provisional = false;
  std::optional<std::string> max_rejects, rejects;
  std::optional<std::string> threads;
  bool no_progress = false;  // there is none
  bool quiet = false;
  bool verbose = false;
  bool force = false;
  bool hits = false, excluded = false, rejected = false, pending = false;
};

// Throws Error(usage).
[[nodiscard]] Arguments parse_arguments(int argc, const char* const* argv);

}  // namespace cxkpi::cli
