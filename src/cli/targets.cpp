#include "cli/targets.h"

#include <filesystem>

#include "cxkpi/error/error.h"

namespace cxkpi::cli {
namespace {

constexpr const char* output_option = "-o";
constexpr const char* format_option = "--format";

// "-": standard output itself. As a file it would be replaced, whatever it leads to.
std::string target_path(const std::string& typed) { return typed == "/dev/stdout" ? "-" : typed; }

const render::Renderer& format_named(const std::string& name, const char* option) {
  try {
    return render::find_renderer(name);
  } catch (const Error& error) {
    throw error.at(option);
  }
}

// Without an extension it is text.
const render::Renderer& format_of_output(const std::string& path) {
  const std::string extension(render::extension_of(path));
  if (extension.empty()) return render::find_renderer("text");
  const render::Renderer* const found = render::renderer_for_extension(extension);
  if (found != nullptr) return *found;
  throw Error(ErrorKind::usage, output_option, "no format is known for '." + extension + "'",
              "name one with --format, or by the extension: " + render::renderer_list());
}

// A text file may hold a CSV; another format's extension would not tell the truth.
Target csv_target(const std::optional<std::string>& typed, const char* option) {
  const std::string path = target_path(typed.value_or("-"));
  const std::string extension(render::extension_of(path));
  const render::Renderer* const said = render::renderer_for_extension(extension);
  if (said != nullptr && said->name != "csv" && said->name != "text") {
    throw Error(ErrorKind::usage, option, "rows are written as CSV, and '." + extension + "' says otherwise",
                "name a file *.csv");
  }
  return {&render::find_renderer("csv"), path, option};
}

std::filesystem::path file_at(const std::string& path) {
  std::error_code failed;
  std::filesystem::path whole = std::filesystem::weakly_canonical(std::filesystem::absolute(path, failed), failed);
  return failed ? std::filesystem::path(path).lexically_normal() : whole;
}

}  // namespace

std::vector<Target> report_targets(const Arguments& arguments) {
  std::vector<Target> targets;
  if (arguments.output || arguments.format || arguments.exports.empty()) {
    const std::string path = target_path(arguments.output.value_or("-"));
    targets.push_back({arguments.format ? &format_named(*arguments.format, format_option) : &format_of_output(path),
                       path, arguments.output ? output_option : format_option});
  }
  for (const std::string& text : arguments.exports) {
    constexpr const char* option = "--export";
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals + 1 == text.size()) {
      throw Error(ErrorKind::usage, option, "'" + text + "' is not FORMAT=FILE", "write --export csv=october.csv");
    }
    targets.push_back({&format_named(text.substr(0, equals), option), target_path(text.substr(equals + 1)), option});
  }
  return targets;
}

Target rows_target(const Arguments& arguments) { return csv_target(arguments.output, output_option); }

std::optional<Target> rejects_target(const Arguments& arguments) {
  if (!arguments.rejects) return std::nullopt;
  return csv_target(arguments.rejects, "--rejects");
}

Target config_target(const Arguments& arguments, const std::string& file) {
  return {&render::find_renderer("text"), target_path(arguments.output.value_or(file)), output_option};
}

void check_distinct(std::vector<Target> targets, const std::optional<Target>& rejects) {
  if (rejects) targets.push_back(*rejects);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    for (std::size_t j = i + 1; j < targets.size(); ++j) {
      const bool printed = targets[i].path == "-";
      if (printed != (targets[j].path == "-") || (!printed && file_at(targets[i].path) != file_at(targets[j].path)))
        continue;
      throw Error(ErrorKind::usage, targets[j].option,
                  "two outputs go to " + (printed ? "standard output" : "'" + targets[j].path + "'"),
                  "give each a file of its own");
    }
  }
}

}  // namespace cxkpi::cli
