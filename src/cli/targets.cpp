#include "cli/targets.h"

#include "cxkpi/error/error.h"

namespace cxkpi::cli {
namespace {

// "-": standard output itself. As a file it would be replaced, whatever it leads to.
std::string target_path(const std::string& typed) { return typed == "/dev/stdout" ? "-" : typed; }

}  // namespace

Target config_target(const Arguments& arguments, const std::string& file) {
  return {&render::find_renderer("text"), target_path(arguments.output.value_or(file))};
}

std::vector<Target> targets_of(const Arguments& arguments) {
  std::vector<Target> targets;
  if (arguments.output || arguments.format || arguments.exports.empty()) {
    const std::string path = target_path(arguments.output.value_or("-"));
    const render::Renderer* by_name = path == "-" ? nullptr : render::renderer_for_file(path);
    if (arguments.format || by_name == nullptr) by_name = &render::find_renderer(arguments.format.value_or("text"));
    targets.push_back({by_name, path});
  }
  for (const std::string& text : arguments.exports) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals + 1 == text.size()) {
      throw Error(ErrorKind::usage, "--export", "'" + text + "' is not FORMAT=FILE", "write --export csv=october.csv");
    }
    try {
      targets.push_back({&render::find_renderer(text.substr(0, equals)), target_path(text.substr(equals + 1))});
    } catch (const Error& error) {
      throw error.at("--export");
    }
  }
  for (std::size_t i = 0; i < targets.size(); ++i) {
    for (std::size_t j = i + 1; j < targets.size(); ++j) {
      if (targets[i].path == targets[j].path) {
        throw Error(ErrorKind::usage, "--export", "two outputs go to '" + targets[i].path + "'",
                    "give each a file of its own");
      }
    }
  }
  return targets;
}

}  // namespace cxkpi::cli
