#include "cli/commands.h"

#include <array>

namespace cxkpi::cli {

std::span<const Command> commands() {
  static const std::array all{report_command, check_command,   rows_command, explain_command,
                              list_command,   inspect_command, init_command};
  return all;
}

const Command* find_command(std::string_view name) noexcept {
  for (const Command& command : commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

}  // namespace cxkpi::cli
