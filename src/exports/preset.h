// Presets: what is known of the export files of shop, service, carrier and mailing tools. One text file each, in the
// form of the config's source tables; a user can write more.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/exports/schema.h"
#include "cxkpi/exports/source_config.h"

namespace cxkpi::exports {

// One kind of file of a tool.
struct PresetLayout {
  std::string preset;                             // "shopify"
  std::string name;                               // "orders"
  std::vector<std::vector<std::string>> headers;  // by which it is known: of each entry one, folded, has to be there
  const SourceSchema* source = nullptr;           // what the file mainly is; null: known, and nothing in it for us
  std::map<std::string, SourceConfig> sources;    // that one, and others that it feeds where no other file does
  std::optional<LookupConfig> lookup;             // it completes the source and is none itself

  // "shopify", or "shopify: orders" where the preset has several layouts.
  std::string title;
};

struct Preset {
  std::string name;
  std::vector<PresetLayout> layouts;
};

// Whether what was given for a preset is the path of a file.
[[nodiscard]] bool is_preset_file(std::string_view given) noexcept;

// `file` gives the name ("shopify.toml") and is named in errors. Throws Error(config) with file and line.
[[nodiscard]] Preset parse_preset(std::string_view text, const std::string& file);

// The built-in ones, in the order of their names. Built once.
[[nodiscard]] std::span<const Preset> built_in_presets();

}  // namespace cxkpi::exports
