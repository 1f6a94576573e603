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

// What the layout's main source cannot do without and the file lacks, as the layout calls it. What the user says of a
// column is looked at when the file is matched.
std::vector<std::string> lacking_headers(const PresetLayout& layout, const Names& names, const ReadRequest& request) {
  const SourceConfig& config = layout.sources.at(layout.source->name);
  const SourceConfig& user = config_of(request, layout.source->name);
  std::vector<std::string> lacking;
  for (const ColumnSpec& column : layout.source->columns) {
    const bool is_said = user.columns.contains(column.name) || user.constants.contains(column.name);
    if (!column.required || is_said || config.constants.contains(column.name)) continue;
    const auto rule = config.columns.find(column.name);
    if (rule == config.columns.end()) {
      if (!names.contains(fold_name(column.name))) lacking.push_back(column.name);
    } else if (!is_there(rule->second, names)) {
      lacking.push_back(rule->second.headers.front());
    }
  }
  return lacking;
}

// Whether a file that the user says is of this preset may be of this layout: it has half of what the layout is known
// by, and all that the source needs.
bool may_be_of(const PresetLayout& layout, const Names& names, const ReadRequest& request) {
  const auto known = static_cast<std::size_t>(
      std::count_if(layout.headers.begin(), layout.headers.end(),
                    [&](const std::vector<std::string>& entry) { return has_any(names, entry); }));
  return is_read(layout) && 2 * known >= layout.headers.size() && lacking_headers(layout, names, request).empty();
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
  named_.emplace_back(name, where);
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
        return known || (request_->preset && may_be_of(candidate, names, *request_));
      });
  if (layout == nullptr || layout->source == nullptr) return layout;
  const std::optional<std::string>& wanted = named_for(*layout->source);
  return !wanted || *wanted == layout->preset ? layout : nullptr;
}

const PresetLayout* PresetChoice::of_source(const SourceSchema& source, std::span<const std::string> headers) const {
  const Names names = folded(headers);
  const std::optional<std::string>& wanted = named_for(source);
  return best(candidates(wanted), names, [&](const PresetLayout& layout, bool known) {
    return layout.sources.contains(source.name) && (known || (wanted && may_be_of(layout, names, *request_)));
  });
}

void PresetChoice::check_use(const std::vector<FileHeader>& files) const {
  for (const auto& [name, where] : named_) {
    const FileHeader* unused = nullptr;
    bool is_used = false;
    for (const FileHeader& file : files) {
      if (named_for(*file.source) != name) continue;
      const bool uses = of_source(*file.source, file.headers) != nullptr;
      is_used = is_used || uses;
      if (unused == nullptr && !uses) unused = &file;
    }
    if (!is_used && unused != nullptr) refuse(name, where, *unused);
  }
}

// Names what the file lacks of the layout that it has the most of.
void PresetChoice::refuse(const std::string& name, const std::string& where, const FileHeader& file) const {
  const Names names = folded(file.headers);
  const PresetLayout* const nearest = best(candidates(name), names, [&](const PresetLayout& layout, bool) {
    return is_read(layout) && layout.source == file.source;
  });
  std::vector<std::string> lacking;
  if (nearest != nullptr) lacking = lacking_headers(*nearest, names, *request_);
  const std::string detail =
      lacking.empty() ? "" : fmt::format(": {} has no {}", printable(file.name), listed(lacking));
  throw Error(ErrorKind::config, where, fmt::format("no file is laid out as {} says{}", in_quotes(name), detail),
              "without it a file is understood by its headers; cxkpi inspect shows how");
}

}  // namespace cxkpi::exports
