#include "exports/preset.h"

#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "cxkpi/error/embedded.h"
#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "error/toml_nodes.h"
#include "exports/config_check.h"
#include "exports/source_config.h"

namespace cxkpi {

std::span<const EmbeddedText> embedded_presets();

namespace exports {
namespace {

class PresetReader : private TomlNodes {
 public:
  explicit PresetReader(const std::string& file) : TomlNodes(file), file_(file) {
    preset_.name = std::filesystem::path(file).stem().string();
  }

  Preset run(std::string_view words) {
    const toml::table root = parse(words);
    for (const auto& [key, node] : root) {
      if (key == "about") {
        static_cast<void>(text(node, "about"));  // for people
      } else if (key == "layouts") {
        for (const toml::node& given : list(node, "layouts"))
          preset_.layouts.push_back(layout(table(given, "layouts")));
      } else {
        unknown(node, key.str(), {"about", "layouts"});
      }
    }
    if (preset_.layouts.empty()) fail(root, "a preset needs a layout", "docs/presets.md shows one");
    for (PresetLayout& layout : preset_.layouts) {
      layout.preset = preset_.name;
      layout.title = preset_.layouts.size() == 1 ? preset_.name : preset_.name + ": " + layout.name;
    }
    return std::move(preset_);
  }

 private:
  PresetLayout layout(const toml::table& given) const {
    PresetLayout out;
    const toml::node* lookup = nullptr;
    for (const auto& [key, node] : given) {
      if (key == "name") {
        out.name = text(node, "name");
      } else if (key == "headers") {
        for (const toml::node& entry : list(node, "headers")) out.headers.push_back(alternatives(entry));
      } else if (key == "source") {
        out.source = find_source(text(node, "source"));
        if (out.source == nullptr) fail(node, "there is no source '" + text(node, "source") + "'");
      } else if (key == "lookup") {
        lookup = &node;
      } else if (const SourceSchema* schema = find_source(key.str())) {
        out.sources[schema->name] = source_table(table(node, key.str()), *schema);
      } else {
        std::vector<std::string> known = {"name", "headers", "source", "lookup"};
        for (const SourceSchema& source : source_schemas()) known.push_back(source.name);
        unknown(node, key.str(), known);
      }
    }
    if (lookup != nullptr && out.source == nullptr) fail(*lookup, "a lookup needs the source that it completes");
    if (lookup != nullptr) out.lookup = read_lookup_config(table(*lookup, "lookup"), preset_.name, *out.source, file_);
    check(given, out);
    return out;
  }

  // As in a config, but for what only a config can say.
  SourceConfig source_table(const toml::table& given, const SourceSchema& schema) const {
    for (const char* const key : {"files", "preset", "lookup"}) {
      if (const toml::node* node = given.get(key))
        fail(*node, std::string("'") + key + "' has no place in a preset",
             "a file that completes a source is a layout of its own, with lookup = { … }");
    }
    return read_source_config(given, schema, file_);
  }

  std::vector<std::string> alternatives(const toml::node& entry) const {
    std::vector<std::string> names = entry.is_array() ? texts(entry, "headers") : std::vector{text(entry, "headers")};
    for (std::string& name : names) name = fold_name(name);
    if (names.empty()) fail(entry, "a header without a name");
    return names;
  }

  void check(const toml::table& given, const PresetLayout& layout) const {
    if (layout.name.empty()) fail(given, "a layout needs a name");
    if (layout.headers.empty())
      fail(given, "a layout needs the headers that it is recognised by",
           R"(write headers = ["Order #", "N. Revenue"])");
    const bool known_for_nothing = layout.source == nullptr && layout.sources.empty();
    const bool main_is_there = layout.source != nullptr && layout.sources.contains(layout.source->name);
    if (!known_for_nothing && main_is_there == layout.lookup.has_value())
      fail(given, "a layout needs a source and its table, or a source and a lookup",
           R"(write source = "orders" and [layouts.orders.columns])");
    check_config(layout.sources);
  }

  std::string file_;
  Preset preset_;
};

}  // namespace

bool is_preset_file(std::string_view given) noexcept { return given.ends_with(".toml"); }

Preset parse_preset(std::string_view text, const std::string& file) { return PresetReader(file).run(text); }

std::span<const Preset> built_in_presets() {
  static const std::vector<Preset> presets = [] {
    std::vector<Preset> read;
    for (const EmbeddedText& file : embedded_presets()) read.push_back(parse_preset(file.text, std::string(file.name)));
    return read;
  }();
  return presets;
}

}  // namespace exports
}  // namespace cxkpi
