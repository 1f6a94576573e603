#include "exports/assignment.h"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "cxkpi/error/error.h"
#include "exports/config_check.h"
#include "exports/printable.h"

namespace cxkpi::exports {
namespace {

void add_once(std::vector<std::string>& paths, const std::string& path) {
  const FileIdentity identity = identity_of(path);
  const bool known = std::any_of(paths.begin(), paths.end(), [&](const std::string& other) {
    return other == path || (identity != FileIdentity{} && identity_of(other) == identity);
  });
  if (!known) paths.push_back(path);
}

// A header is read in the encoding that holds for all sources, if one does.
SourceConfig common_encoding(const ReadRequest& request) {
  SourceConfig out;
  out.encoding = config_of(request, source_schemas().front().name).encoding;
  for (const SourceSchema& source : source_schemas()) {
    if (config_of(request, source.name).encoding != out.encoding) out.encoding.reset();
  }
  return out;
}

// In a folder of exports, a text that is no table: terms of use, a description. Tables in *.txt have tabs or
// semicolons.
bool may_be_a_note(const std::string& file, InputFiles& inputs, const SourceConfig& typed) {
  if (!fold_name(file).ends_with("txt")) return false;
  try {
    const char delimiter = read_layout(inputs.open(file, typed), typed).delimiter;
    return delimiter != '\t' && delimiter != ';';
  } catch (const Error&) {
    return true;
  }
}

bool is_ignored(const std::string& file, const ReadRequest& request) {
  const std::string name = file.substr(file.rfind('/') + 1);  // npos + 1 is 0
  return std::any_of(request.ignored.begin(), request.ignored.end(),
                     [&](const std::string& pattern) { return ::fnmatch(pattern.c_str(), name.c_str(), 0) == 0; });
}

// The same error, with the way to do without the file.
Error or_without(const std::string& file, const Error& error) {
  const std::string way = "leave the file out: --ignore '" + printable(file.substr(file.rfind('/') + 1)) + "'";
  return {error.kind(), error.where(), error.message(), error.hint().empty() ? way : error.hint() + "; or " + way,
          error.excerpt()};
}

// What a file holds beside its main source may only be some of its records: those of which a header says so.
bool can_be_told_apart(const SourceConfig& config, const std::vector<std::string>& headers) {
  return std::all_of(config.only.begin(), config.only.end(),
                     [&](const auto& filter) { return !positions(headers, filter.first).empty(); });
}

}  // namespace

Assignment::Assignment(const ReadRequest& request, const PresetChoice& presets, InputFiles& inputs) {
  for (const NamedInput& input : request.inputs) {
    if (input.source.empty()) {
      add_unnamed(input.path, request, presets, inputs);
    } else {
      add_named(known_source(input.source, ErrorKind::usage, printable(input.source + "=" + input.path)), input.path);
    }
  }
  if (request.inputs.empty()) {
    for (const SourceSchema& source : source_schemas()) {
      for (const std::string& path : config_of(request, source.name).files) add_named(source, path);
    }
  }
  add_shared_files();
  note_unread();
  drop_lookups_of_nothing();
  std::sort(unused_.begin(), unused_.end(), [](const UnusedFile& a, const UnusedFile& b) {
    return std::tie(a.path, a.source) < std::tie(b.path, b.source);
  });
}

const std::vector<std::string>& Assignment::paths(const SourceSchema& source) const {
  static const std::vector<std::string> none;
  for (const Paths* paths : {&main_, &beside_}) {
    if (const auto found = paths->find(source.name); found != paths->end()) return found->second;
  }
  return none;
}

bool Assignment::lists_orders(const std::string& path) const {
  const std::string& orders = source_schemas().front().name;
  return std::any_of(shared_.begin(), shared_.end(), [&](const Shared& shared) {
    const auto& sources = shared.sources.sources;
    return shared.file == path && std::any_of(sources.begin(), sources.end(),
                                              [&](const SourceSchema* source) { return source->name == orders; });
  });
}

std::vector<LookupConfig> Assignment::lookups(const SourceSchema& source) const {
  std::vector<LookupConfig> lookups;
  const auto found = lookups_.find(source.name);
  if (found == lookups_.end()) return lookups;
  for (const Completing& one : found->second) lookups.push_back(one.lookup);
  return lookups;
}

void Assignment::add_named(const SourceSchema& source, const std::string& path) {
  if (is_directory(path)) {
    throw Error(ErrorKind::input, printable(path), "this is a folder",
                fmt::format("name its files: {}={}/*.csv", source.name, printable(path)));
  }
  for (const std::string& file : expand(path)) add_once(main_[source.name], file);
}

void Assignment::add_unnamed(const std::string& path, const ReadRequest& request, const PresetChoice& presets,
                             InputFiles& inputs) {
  const SourceConfig typed = common_encoding(request);
  const bool is_folder = is_directory(path);
  for (const std::string& file : is_folder ? tables_in(path) : expand(path)) {
    if (is_folder && is_ignored(file, request)) {
      unused_.push_back({file, "", "", true});
      continue;
    }
    try {
      const csv::InputFile& input = inputs.open(file, typed);
      const std::vector<std::string> headers = read_layout(input, typed).header;
      const PresetLayout* const layout = presets.recognise(headers);
      if (layout != nullptr) {
        add_file(*layout, file, headers);
      } else if (Recognised known = recognise(input, file, request); known.sources.size() > 1) {
        shared_.push_back({file, std::move(known)});
      } else {
        add_once(main_[known.sources.front()->name], file);
      }
    } catch (const Error& error) {
      if (!is_folder) throw;
      if (!may_be_a_note(file, inputs, typed)) throw or_without(file, error);
      unused_.push_back({file, "", ""});
    }
  }
}

void Assignment::add_file(const PresetLayout& layout, const std::string& file,
                          const std::vector<std::string>& headers) {
  if (layout.source == nullptr) {
    unused_.push_back({file, layout.title, ""});
    return;
  }
  if (layout.lookup) {
    add_lookup(layout, file);
    return;
  }
  for (const auto& [source, config] : layout.sources) {
    const bool is_main = source == layout.source->name;
    if (is_main || can_be_told_apart(config, headers)) add_once((is_main ? main_ : beside_)[source], file);
  }
}

// Several files of one layout are one lookup.
void Assignment::add_lookup(const PresetLayout& layout, const std::string& file) {
  std::vector<Completing>& lookups = lookups_[layout.source->name];
  auto known =
      std::find_if(lookups.begin(), lookups.end(), [&](const Completing& one) { return one.layout == &layout; });
  if (known == lookups.end()) {
    known = lookups.insert(lookups.end(), {&layout, *layout.lookup});
    known->lookup.name = layout.name;
  }
  add_once(known->lookup.files, file);
}

// Files of orders and more; those with a record for each item last, which give way to a list of the same orders.
void Assignment::add_shared_files() {
  for (const bool with_items : {false, true}) {
    const bool has_orders = main_.contains(source_schemas().front().name);
    for (Shared& shared : shared_) {
      std::vector<const SourceSchema*>& sources = shared.sources.sources;
      if (shared.sources.has_items != with_items) continue;
      if (has_orders && with_items) std::reverse(sources.begin(), sources.end());
      if (has_orders && !with_items && !shared.sources.named)
        std::rotate(sources.begin(), sources.begin() + 1, sources.end());
      add_once(main_[sources.front()->name], shared.file);
      for (std::size_t s = 1; s < sources.size(); ++s) add_once(beside_[sources[s]->name], shared.file);
    }
  }
}

// What files hold beside their main source, where others are that source.
void Assignment::note_unread() {
  for (const auto& [source, files] : beside_) {
    const auto main = main_.find(source);
    if (main == main_.end()) continue;
    for (const std::string& file : files) {
      if (std::find(main->second.begin(), main->second.end(), file) == main->second.end())
        unused_.push_back({file, "", source});
    }
  }
}

void Assignment::drop_lookups_of_nothing() {
  for (auto source = lookups_.begin(); source != lookups_.end();) {
    if (main_.contains(source->first) || beside_.contains(source->first)) {
      ++source;
      continue;
    }
    for (const Completing& one : source->second) {
      for (const std::string& file : one.lookup.files) unused_.push_back({file, one.layout->title, ""});
    }
    source = lookups_.erase(source);
  }
}

}  // namespace cxkpi::exports
