// From what the user typed to opened files by source: finds, recognises, matches, and refuses what cannot be read.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "cxkpi/error/error.h"
#include "exports/assignment.h"
#include "exports/config_check.h"
#include "exports/count_columns.h"
#include "exports/date_forms.h"
#include "exports/event_rows.h"
#include "exports/file_checks.h"
#include "exports/lookup.h"
#include "exports/merged_config.h"
#include "exports/number_forms.h"
#include "exports/opened.h"
#include "exports/printable.h"
#include "exports/row_shapes.h"
#include "exports/second_header.h"
#include "exports/split_times.h"

namespace cxkpi::exports {
namespace {

OpenedFile open_file(const SourceSchema& schema, const SourceConfig& user, const std::string& path,
                     const PresetChoice* presets, InputFiles& inputs) {
  csv::InputFile input = inputs.open(path, user);
  csv::Layout layout = read_layout(input, user);
  const PresetLayout* const preset = presets == nullptr ? nullptr : presets->of_source(schema, layout.header);
  const SourceConfig* const by_preset = preset == nullptr ? nullptr : &preset->sources.at(schema.name);
  SourceConfig config = merged(user, by_preset);
  if (by_preset != nullptr) {
    input = inputs.open(path, config);
    layout = read_layout(input, config);
  }
  std::uint64_t second_header = 0;
  for (std::size_t below = headers_below(input, layout); below > 0; --below) {
    layout = csv::without_first_record(input, std::move(layout));
    second_header = layout.data_line - 1;
  }
  Matching matching = match_columns(schema, user, by_preset, layout.header);
  config.constants.insert(matching.implied.begin(), matching.implied.end());
  return {std::move(input),  identity_of(path), std::move(config),  preset == nullptr ? "" : preset->title,
          std::move(layout), second_header,     std::move(matching)};
}

// `presets` is null for lookups, which are laid out as their config says.
OpenedSource open_source(const SourceSchema& schema, SourceConfig config, const std::vector<std::string>& paths,
                         const PresetChoice* presets, const Zone& zone, InputFiles& inputs) {
  OpenedSource source{&schema, std::move(config), {}, {}, false};
  check_date_format(schema, source.config);
  for (const std::string& path : paths) source.files.push_back(open_file(schema, source.config, path, presets, inputs));
  check_files(source);
  find_times(source);
  find_counts(source);
  decide_shapes(source);
  find_events(source);
  decide_dates(source, zone);
  decide_numbers(source);
  for (const LookupConfig& lookup : source.config.lookups) {
    auto own_schema = std::make_shared<const SourceSchema>(lookup_schema(lookup, schema));
    std::vector<std::string> files;
    for (const std::string& pattern : lookup.files) {
      for (std::string& file : expand(pattern)) files.push_back(std::move(file));
    }
    OpenedSource opened = open_source(*own_schema, lookup_config(lookup, source.config), files, nullptr, zone, inputs);
    source.lookups.push_back({lookup, std::move(own_schema), std::move(opened)});
  }
  return source;
}

void check_presets(const ReadRequest& request, const PresetChoice& presets, const Assignment& assignment,
                   InputFiles& inputs) {
  if (!presets.any_named()) return;  // and no file is opened before its turn
  std::vector<FileHeader> files;
  for (const SourceSchema& schema : source_schemas()) {
    const SourceConfig& config = config_of(request, schema.name);
    for (const std::string& path : assignment.paths(schema)) {
      const csv::InputFile& input = inputs.open(path, config);
      files.push_back({&schema, input.name(), read_layout(input, config).header});
    }
  }
  presets.check_use(files);
}

// A header that is a column of the orders, in the orders' words, is not the same column in the words of their parcels:
// a status says where the order stands.
void leave_to_orders(const OpenedFile& orders, const SourceSchema& schema, OpenedFile& file) {
  const SourceSchema& of_orders = source_schemas().front();
  for (std::size_t c = 0; c < schema.columns.size(); ++c) {
    MatchedColumn& column = file.matching.columns[c];
    const ColumnSpec* const same = of_orders.find(schema.columns[c].name);
    if (same == nullptr || column.header < 0 || column.by >= MatchedBy::preset) continue;
    const MatchedColumn& theirs = orders.matching.of(of_orders, same->name);
    if (theirs.header == column.header && same->vocabulary != schema.columns[c].vocabulary) column = {};
  }
}

// One file may feed orders and their parcels alike.
void mark_shared_files(std::vector<OpenedSource>& sources, const Assignment& assignment) {
  if (sources.empty() || sources.front().schema->name != "orders") return;
  const std::vector<OpenedFile>& orders = sources.front().files;
  for (std::size_t s = 1; s < sources.size(); ++s) {
    for (OpenedFile& file : sources[s].files) {
      const auto same = std::find_if(orders.begin(), orders.end(),
                                     [&](const OpenedFile& other) { return other.identity == file.identity; });
      file.feeds_orders_too = same != orders.end() || assignment.lists_orders(file.input.name());
      if (same != orders.end()) leave_to_orders(*same, *sources[s].schema, file);
    }
  }
}

}  // namespace

const OpenedFile* OpenedSource::find(const std::string& file_name) const {
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const OpenedFile& file) { return file.input.name() == file_name; });
  return found == files.end() ? nullptr : &*found;
}

const csv::InputFile& InputFiles::open(const std::string& path) {
  const FileIdentity identity = identity_of(path);
  if (const auto found = files_.find(identity); found != files_.end()) return found->second;
  return files_.emplace(identity, csv::InputFile::open(path)).first->second;
}

const csv::InputFile& InputFiles::open(const std::string& path, const SourceConfig& config) {
  const csv::InputFile& plain = open(path);
  if (!config.encoding) return plain;
  const auto key = std::pair(identity_of(path), *config.encoding);
  if (const auto found = decoded_.find(key); found != decoded_.end()) return found->second;
  return decoded_.emplace(key, plain.decoded(*config.encoding)).first->second;
}

csv::Layout read_layout(const csv::InputFile& input, const SourceConfig& config) {
  return csv::read_layout(input, {config.delimiter, config.quotes.value_or(true)});
}

const SourceConfig& config_of(const ReadRequest& request, const std::string& source) {
  static const SourceConfig nothing_said;
  const auto found = request.sources.find(source);
  return found == request.sources.end() ? nothing_said : found->second;
}

std::string words_for(const ColumnSpec& column) {
  std::set<std::string> words;
  for (const auto& [spelling, word] : find_vocabulary(column.vocabulary)) words.insert(word);
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "|") + word;
  return out.empty() ? "…" : out;
}

std::string listed(std::span<const std::string> names) {
  constexpr std::size_t most = 12;
  std::string list;
  for (const std::string& name : names.first(std::min(most, names.size()))) {
    if (!list.empty()) list += ", ";
    list += in_quotes(name);
  }
  return names.size() > most ? fmt::format("{} and {} more", list, names.size() - most) : list;
}

OpenedSources open_sources(const ReadRequest& request) {
  check_config(request.sources);
  InputFiles inputs;
  const PresetChoice presets(request);
  const Assignment assignment(request, presets, inputs);
  check_presets(request, presets, assignment, inputs);
  OpenedSources opened;
  for (const SourceSchema& schema : source_schemas()) {
    const std::vector<std::string>& paths = assignment.paths(schema);
    if (paths.empty()) continue;
    SourceConfig config = config_of(request, schema.name);
    for (LookupConfig& lookup : assignment.lookups(schema)) config.lookups.push_back(std::move(lookup));
    opened.sources.push_back(open_source(schema, std::move(config), paths, &presets, request.zone, inputs));
  }
  if (opened.sources.empty()) {
    if (!assignment.unused().empty()) {
      const UnusedFile& first = assignment.unused().front();
      const std::string reason = first.preset.empty() ? "" : ": it is known as " + first.preset;
      throw Error(ErrorKind::input, printable(first.path), "no file is one that a source is read from" + reason,
                  "if it holds more, say of what: visits=" + printable(first.path));
    }
    throw Error(ErrorKind::usage, "", "no export is given",
                "name a folder, a file, or a source and its file: orders=FILE");
  }
  for (OpenedSource& source : opened.sources) source.lists_all_rejects = request.all_rejects;
  mark_shared_files(opened.sources, assignment);
  opened.unused = assignment.unused();
  return opened;
}

}  // namespace cxkpi::exports
