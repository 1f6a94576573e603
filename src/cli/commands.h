// The commands, one file each. A new one is that file and one row in commands.cpp.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "cli/option_group.h"
#include "cli/settings.h"
#include "cli/streams.h"

namespace cxkpi::cli {

struct Command {
  std::string_view name;
  std::string_view about;
  std::span<const OptionGroup> options;  // in the order of the help
  int (*run)(const Settings& settings, Streams& streams) = nullptr;
  bool only_judges = false;  // computes what its requirements need, unless other indicators are chosen

  [[nodiscard]] bool offers(OptionGroup group) const noexcept {
    return std::find(options.begin(), options.end(), group) != options.end();
  }
};

extern const Command report_command;
extern const Command check_command;
extern const Command rows_command;
extern const Command explain_command;
extern const Command list_command;
extern const Command inspect_command;
extern const Command init_command;

// In the order of the help.
[[nodiscard]] std::span<const Command> commands();

// Null for an unknown name.
[[nodiscard]] const Command* find_command(std::string_view name) noexcept;

}  // namespace cxkpi::cli
