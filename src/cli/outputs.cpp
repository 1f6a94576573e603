#include "cli/outputs.h"

#include <algorithm>
#include <filesystem>

#include "cli/rejects_file.h"
#include "cxkpi/error/error.h"
#include "render/escape.h"

namespace cxkpi::cli {
namespace {

namespace fs = std::filesystem;

// What is no regular file (a device, a pipe) is not replaced.
void check_spares(const Target& target, const Exports& exports, const std::vector<std::string>& further_inputs) {
  std::error_code ignored;
  if (target.path == "-" || !fs::is_regular_file(target.path, ignored)) return;
  const bool is_read = exports.reads(target.path) ||
                       std::any_of(further_inputs.begin(), further_inputs.end(),
                                   [&](const auto& input) { return fs::equivalent(target.path, input, ignored); });
  if (is_read) {
    throw Error(ErrorKind::usage, target.option, target.path + " is one of the files that are read",
                "it would be lost: name another file");
  }
}

// Text is safe for a terminal as it is, colours and all; what is made for programs need not be.
void print_as(const render::Renderer& renderer, const std::string& bytes, Streams& streams) {
  const bool as_is = !streams.terminal || renderer.name == "text";
  print(streams.out, as_is ? bytes : render::for_terminal_lines(bytes));
}

}  // namespace

Outputs::Opened Outputs::open(const Target& target) {
  Opened opened(target, std::nullopt);
  if (target.path != "-") opened.second.emplace(target.path);
  return opened;
}

Outputs::Outputs(const Settings& settings) {
  for (const Target& target : settings.targets) targets_.push_back(open(target));
  if (settings.rejects) rejects_.emplace(open(*settings.rejects));
}

void Outputs::check_spare(const Exports& exports, const std::vector<std::string>& further_inputs) const {
  for (const auto& [target, file] : targets_) check_spares(target, exports, further_inputs);
  if (rejects_) check_spares(rejects_->first, exports, further_inputs);
}

void Outputs::write_rejects(const Reading& reading, Streams& streams) {
  if (!rejects_) return;
  auto& [target, file] = *rejects_;
  const std::string bytes = rejects_csv(reading);
  if (file) {
    file->write(bytes);
    file->publish();
  } else {
    print_as(*target.renderer, bytes, streams);
  }
}

void Outputs::write(const std::function<std::string(const Target&)>& bytes_for, Streams& streams) {
  std::vector<std::string> bytes;
  for (const auto& [target, file] : targets_) bytes.push_back(bytes_for(target));
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    if (targets_[i].second) targets_[i].second->write(bytes[i]);
  }
  for (auto& [target, file] : targets_) {
    if (file) file->publish();
  }
  for (std::size_t i = 0; i < targets_.size(); ++i) {
    if (!targets_[i].second) print_as(*targets_[i].first.renderer, bytes[i], streams);
  }
}

}  // namespace cxkpi::cli
