#include "exports/preset_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <tuple>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "exports/opened.h"
#include "exports/printable.h"

namespace cxkpi::exports {
namespace {

constexpr const char* no_preset = "none";

// A file's headers, folded.
using Names = std::set<std::string>;

bool has_any(const Names& names, const std::vector<std::string>& alternatives) {
  return std::any_of(alternatives.begin(), alternatives.end(),
                     [&](const std::string& name) { return names.contains(name); });
}

bool is_known_by(const PresetLayout& layout, const Names& names) {
  return std::all_of(layout.headers.begin(), layout.headers.end(),
                     [&](const std::vector<std::string>& entry) { return has_any(names, entry); });
}

bool is_there(const ColumnRule& rule, const Names& names) {
  const bool any = std::any_of(rule.headers.begin(), rule.headers.end(),
                               [&](const std::string& header) { return names.contains(fold_name(header)); });
  return any || std::any_of(rule.others.begin(), rule.others.end(),
                            [&](const ColumnRule& other) { return is_there(other, names); });
}

// How many of the layout's columns the file has.
std::size_t columns_there(const PresetLayout& layout, const Names& names) {
  std::size_t count = 0;
  for (const auto& [source, config] : layout.sources) {
    for (const auto& [column, rule] : config.columns) count += is_there(rule, names) ? 1 : 0;
  }
  return count;
}

bool is_read(const PresetLayout& layout) { return layout.source != nullptr && !layout.lookup; }

// What the layout's main source cannot do without and the file lacks, as the layout calls it.
std::vector<std::string> lacking_headers(const PresetLayout& layout, const Names& names) {
  const SourceConfig& config = layout.sources.at(layout.source->name);
  std::vector<std::string> lacking;
  for (const ColumnSpec& column : layout.source->columns) {
    if (!column.required || config.constants.contains(column.name)) continue;
    const auto rule = config.columns.find(column.name);
    if (rule == config.columns.end()) {
      if (!names.contains(fold_name(column.name))) lacking.push_back(column.name);
    } else if (!is_there(rule->second, names)) {
      lacking.push_back(rule->second.headers.front());
    }
  }
  return lacking;
}

bool has_required(const PresetLayout& layout, const Names& names) {
  return is_read(layout) && lacking_headers(layout, names).empty();
}

Names folded(std::span<const std::string> headers) {
  Names names;
  for (const std::string& header : headers) names.insert(fold_name(header));
  return names;
}

// The best of the layouts that `fits` lets through; null when it lets none.
template <class Fits>
const PresetLayout* best(const std::vector<const Preset*>& presets, const Names& names, Fits fits) {
  const PresetLayout* found = nullptr;
  std::tuple<bool, std::size_t, std::size_t> found_rank;
  for (const Preset* preset : presets) {
    for (const PresetLayout& layout : preset->layouts) {
      const bool known = is_known_by(layout, names);
      if (!fits(layout, known)) continue;
      const auto rank = std::tuple(known, known ? layout.headers.size() : 0, columns_there(layout, names));
      if (found != nullptr && rank <= found_rank) continue;
      found = &layout;
      found_rank = rank;
    }
  }
  return found;
}

}  // namespace

PresetChoice::PresetChoice(const ReadRequest& request) : request_(&request) {
  if (request.preset) use(*request.preset, "--preset");
  for (const auto& [source, config] : request.sources) {
    if (config.preset) use(*config.preset, "[sources." + source + "] preset");
  }
}

void PresetChoice::use(const std::string& name, const std::string& where) {
  if (name == no_preset) return;
  if (is_preset_file(name)) {
    std::ifstream file(name, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file.good() && text.empty())
      throw Error(ErrorKind::config, where, "the preset " + in_quotes(name) + " cannot be read");
    own_.push_back(parse_preset(text, name));
    own_.back().name = name;
    for (PresetLayout& layout : own_.back().layouts) layout.preset = name;
    return;
  }
  std::vector<std::string> names;
  for (const Preset& preset : built_in_presets()) names.push_back(preset.name);
  if (std::find(names.begin(), names.end(), name) != names.end()) return;
  throw Error(ErrorKind::config, where, "there is no preset " + in_quotes(name),
              did_you_mean(name, names, "known: " + listed(names) + ", none, or a file NAME.toml"));
}

std::vector<const Preset*> PresetChoice::candidates(const std::optional<std::string>& name) const {
  std::vector<const Preset*> found;
  const auto add = [&](const Preset& preset) {
    if (!name || preset.name == *name) found.push_back(&preset);
  };
  std::for_each(own_.begin(), own_.end(), add);
  const std::span<const Preset> built_in = built_in_presets();
  std::for_each(built_in.begin(), built_in.end(), add);
  return found;
}

const std::optional<std::string>& PresetChoice::named_for(const SourceSchema& source) const {
  return request_->preset ? request_->preset : config_of(*request_, source.name).preset;
}

const PresetLayout* PresetChoice::recognise(std::span<const std::string> headers) const {
  const Names names = folded(headers);
  const PresetLayout* const layout =
      best(candidates(request_->preset), names, [&](const PresetLayout& candidate, bool known) {
        return known || (request_->preset && has_required(candidate, names));
      });
  if (layout == nullptr || layout->source == nullptr) return layout;
  const std::optional<std::string>& wanted = named_for(*layout->source);
  return !wanted || *wanted == layout->preset ? layout : nullptr;
}

const PresetLayout* PresetChoice::of_source(const SourceSchema& source, std::span<const std::string> headers) const {
  const Names names = folded(headers);
  const std::optional<std::string>& wanted = named_for(source);
  return best(candidates(wanted), names, [&](const PresetLayout& layout, bool known) {
    return layout.sources.contains(source.name) && (known || (wanted && has_required(layout, names)));
  });
}

void PresetChoice::check_use(const std::vector<OpenedSource>& sources) const {
  const auto is_used = [](const OpenedSource& source) {
    return std::any_of(source.files.begin(), source.files.end(),
                       [](const OpenedFile& file) { return !file.preset.empty(); });
  };
  if (request_->preset) {
    if (*request_->preset == no_preset || std::any_of(sources.begin(), sources.end(), is_used)) return;
    refuse(*request_->preset, "--preset", sources.front().files.front());
  }
  for (const OpenedSource& source : sources) {
    const std::optional<std::string>& name = source.config.preset;
    if (!name || *name == no_preset || is_used(source)) continue;
    refuse(*name, "[sources." + source.schema->name + "] preset", source.files.front());
  }
}

// Names what the file lacks of the layout that it has the most of.
void PresetChoice::refuse(const std::string& name, const std::string& where, const OpenedFile& file) const {
  const Names names = folded(file.layout.header);
  const PresetLayout* const nearest =
      best(candidates(name), names, [](const PresetLayout& layout, bool) { return is_read(layout); });
  std::string lacking;
  if (nearest != nullptr) {
    lacking = fmt::format(": {} has no {}", printable(file.input.name()), listed(lacking_headers(*nearest, names)));
  }
  throw Error(ErrorKind::config, where, fmt::format("no file is laid out as {} says{}", in_quotes(name), lacking),
              "without it a file is understood by its headers; cxkpi inspect shows how");
}

}  // namespace cxkpi::exports
