#include "cli/config_paths.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>

#include "cxkpi/error/error.h"
#include "exports/input_paths.h"

namespace cxkpi::cli {
namespace {

namespace fs = std::filesystem;

bool is_there(const std::string& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

bool is_pattern(const std::string& path) { return path.find_first_of("*?[") != std::string::npos && !is_there(path); }

// "./orders.csv" is "orders.csv"; "./-" is no standard input.
std::string without_dot(std::string path) {
  while (path.starts_with("./") && path.size() > 2 && path != "./-") path.erase(0, 2);
  return path;
}

bool holds(const std::vector<std::string>& paths, const std::string& path) {
  return std::find(paths.begin(), paths.end(), path) != paths.end();
}

std::vector<std::string> paths_of(const SourceSummary& source) {
  std::vector<std::string> paths;
  for (const FileSummary& file : source.files) paths.push_back(file.path);
  return paths;
}

// Whether a pattern without a source's name found files of this source alone.
bool is_of_one_source(const std::vector<std::string>& found, const SourceSummary& source,
                      const std::vector<SourceSummary>& sources) {
  const std::vector<std::string> own = paths_of(source);
  return std::all_of(found.begin(), found.end(), [&](const std::string& file) {
    return holds(own, file) && std::none_of(sources.begin(), sources.end(), [&](const SourceSummary& other) {
             return other.source != source.source && holds(paths_of(other), file);
           });
  });
}

// Whether the pattern would find the config itself.
bool finds(const std::string& pattern, const std::string& config) {
  return ::fnmatch(without_dot(pattern).c_str(), without_dot(config).c_str(), FNM_PATHNAME | FNM_PERIOD) == 0;
}

// What was typed for a file of the source: the pattern that found it, or the file itself.
std::string typed_for(const std::string& file, const SourceSummary& source, const std::vector<SourceSummary>& sources,
                      const std::vector<NamedInput>& inputs, const std::string& config) {
  for (const NamedInput& input : inputs) {
    if (!input.source.empty() && input.source != source.source) continue;
    if (input.path == file) return file;
    if (!is_pattern(input.path) || finds(input.path, config)) continue;
    const std::vector<std::string> found = exports::expand(input.path);
    if (!holds(found, file)) continue;
    if (!input.source.empty() || is_of_one_source(found, source, sources)) return input.path;
  }
  return file;
}

}  // namespace

ConfigPaths::ConfigPaths(const std::string& config) : config_(config) {
  const fs::path folder = fs::path(config).parent_path();
  std::error_code failed;
  if (!folder.empty()) folder_ = fs::canonical(folder, failed).string();
}

std::string ConfigPaths::of(const std::string& path) const {
  if (folder_.empty() || path.starts_with('/')) return without_dot(path);
  // Links on the way are followed, since ".." behind a link leads elsewhere; the file's own name stays.
  const std::size_t slash = path.rfind('/', is_pattern(path) ? path.find_first_of("*?[") : std::string::npos);
  const fs::path folder = slash == std::string::npos ? fs::path(".") : fs::path(path.substr(0, slash));
  const std::string rest = slash == std::string::npos ? path : path.substr(slash + 1);
  std::error_code failed;
  const fs::path real = fs::canonical(folder, failed);
  if (failed) return path;
  return without_dot((real.lexically_relative(folder_) / rest).string());
}

std::map<std::string, std::vector<std::string>> ConfigPaths::of_sources(const std::vector<SourceSummary>& sources,
                                                                        const std::vector<NamedInput>& inputs) const {
  std::map<std::string, std::vector<std::string>> out;
  for (const SourceSummary& source : sources) {
    std::vector<std::string>& names = out[source.source];
    for (const FileSummary& file : source.files) {
      std::string name = of(typed_for(file.path, source, sources, inputs, config_));
      if (!holds(names, name)) names.push_back(std::move(name));
    }
  }
  return out;
}

void check_may_be_named(const std::vector<NamedInput>& inputs) {
  for (const NamedInput& input : inputs) {
    std::error_code ignored;
    const fs::file_status status = fs::status(input.path, ignored);
    const bool once =
        input.path == "-" || fs::is_fifo(status) || fs::is_socket(status) || fs::is_character_file(status);
    if (!once) continue;
    throw Error(ErrorKind::usage, input.source.empty() ? input.path : input.source + "=" + input.path,
                input.path == "-" ? "standard input cannot be named in a config, which is to find its files again"
                                  : "this is no file that a config could find again",
                "save it in a file, and name that");
  }
}

}  // namespace cxkpi::cli
