// The commands, one file each. A new one is that file and one row in commands.cpp.
#pragma once

#include <span>
#include <string_view>

#include "cli/settings.h"
#include "cli/streams.h"

namespace cxkpi::cli {

struct Command {
  std::string_view name;
  std::string_view about;
  bool takes_indicator = false;  // the first positional is an indicator's id
  bool takes_sources = true;
  int (*run)(const Settings& settings, Streams& streams) = nullptr;
  bool begins_config = false;  // reads no config and writes one; without a source it takes the folder that it is in
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
