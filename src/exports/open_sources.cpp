// From what the user typed to opened files by source: finds, recognises, matches, and refuses what cannot be read.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "exports/config_check.h"
#include "exports/date_forms.h"
#include "exports/lookup.h"
#include "exports/opened.h"
#include "exports/printable.h"
#include "exports/recognise.h"

namespace cxkpi::exports {
namespace {

// Paths by source, in the order given, each file once.
class Assignment {
 public:
  void add(const SourceSchema& source, const std::string& path) {
    const FileIdentity identity = identity_of(path);
    std::vector<std::string>& paths = paths_[&source];
    const bool known = std::any_of(paths.begin(), paths.end(), [&](const std::string& other) {
      return other == path || (identity != FileIdentity{} && identity_of(other) == identity);
    });
    if (!known) paths.push_back(path);
  }

  [[nodiscard]] std::span<const std::string> paths(const SourceSchema& source) const {
    const auto found = paths_.find(&source);
    return found == paths_.end() ? std::span<const std::string>() : std::span<const std::string>(found->second);
  }

 private:
  std::map<const SourceSchema*, std::vector<std::string>> paths_;
};

void add_named(Assignment& assignment, const SourceSchema& source, const std::string& path) {
  if (is_directory(path)) {
    throw Error(ErrorKind::input, printable(path), "this is a folder",
                fmt::format("name its files: {}={}/*.csv", source.name, printable(path)));
  }
  for (const std::string& file : expand(path)) assignment.add(source, file);
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

void add_unnamed(Assignment& assignment, const std::string& path, const ReadRequest& request, InputFiles& inputs) {
  const SourceConfig typed = common_encoding(request);
  for (const std::string& file : is_directory(path) ? tables_in(path) : expand(path)) {
    assignment.add(recognise(decoded(inputs.open(file), typed), file, request), file);
  }
}

Assignment assign(const ReadRequest& request, InputFiles& inputs) {
  Assignment assignment;
  for (const NamedInput& input : request.inputs) {
    if (input.source.empty()) {
      add_unnamed(assignment, input.path, request, inputs);
    } else {
      add_named(assignment, known_source(input.source, ErrorKind::usage, printable(input.source + "=" + input.path)),
                input.path);
    }
  }
  if (!request.inputs.empty()) return assignment;
  for (const SourceSchema& source : source_schemas()) {
    for (const std::string& path : config_of(request, source.name).files) add_named(assignment, source, path);
  }
  return assignment;
}

std::string place(const OpenedFile& file) {
  return fmt::format("{}:{}", printable(file.input.name()), file.layout.header_line);
}

void check_clashes(const OpenedSource& source, const OpenedFile& file) {
  if (file.matching.clashes.empty()) return;
  const Clash& clash = file.matching.clashes.front();
  const std::string& column = clash.column->name;
  if (clash.first == clash.second) {
    throw Error(ErrorKind::input, place(file),
                fmt::format("{}: the header has {} twice", column, in_quotes(clash.first)),
                "rename one of the two in the file");
  }
  throw Error(ErrorKind::input, place(file),
              fmt::format("{}: both {} and {} may be meant", column, in_quotes(clash.first), in_quotes(clash.second)),
              fmt::format("say which under [sources.{}.columns] in cxkpi.toml: {} = \"{}\"", source.schema->name,
                          column, printable(clash.first)));
}

std::string how_to_name(const OpenedSource& source, const OpenedFile& file, const std::string& column) {
  const std::string near = nearest(column, file.layout.header);
  std::string hint = fmt::format("say which header it is under [sources.{}.columns] in cxkpi.toml: {} = \"{}\"",
                                 source.schema->name, column, near.empty() ? "HEADER" : printable(near));
  if (file.layout.header.size() == 1) {
    hint = fmt::format(
        "the header has one column only; if the delimiter is another one, say so under [sources.{}] in "
        "cxkpi.toml: delimiter = \";\"",
        source.schema->name);
  }
  return hint;
}

void check_required(const OpenedSource& source, const OpenedFile& file) {
  if (file.matching.missing.empty()) return;
  const std::string& column = file.matching.missing.front()->name;
  throw Error(ErrorKind::input, place(file),
              fmt::format("no column is {}, which {} need; the header{} {}", column, source.schema->name,
                          file.layout.header.size() == 1 ? " is" : "s are", listed(file.layout.header)),
              how_to_name(source, file, column));
}

// A header in the config must be in one file at least; a file of another layout may lack it.
void check_configured_headers(const OpenedSource& source) {
  for (const auto& [column, header] : source.config.columns) {
    std::vector<std::string> headers;
    bool found = false;
    for (const OpenedFile& file : source.files) {
      const std::vector<std::string>& unfound = file.matching.unfound;
      found = found || std::find(unfound.begin(), unfound.end(), column) == unfound.end();
      headers.insert(headers.end(), file.layout.header.begin(), file.layout.header.end());
    }
    if (found) continue;
    throw Error(ErrorKind::config, fmt::format("[sources.{}.columns]", source.schema->name),
                fmt::format("{} = {}: no file has this header", column, in_quotes(header)),
                did_you_mean(header, headers, "the headers are " + listed(headers)));
  }
}

TimeFormat time_format(const SourceSchema& schema, const SourceConfig& config) {
  if (!config.date_format.has_value()) return {};
  try {
    return TimeFormat::pattern(*config.date_format);
  } catch (const Error& error) {
    throw error.at(fmt::format("[sources.{}] date_format", schema.name));
  }
}

OpenedSource open_source(const SourceSchema& schema, SourceConfig config, std::span<const std::string> paths,
                         const Zone& zone, InputFiles& inputs) {
  OpenedSource source{&schema, std::move(config), {}, {}, {}};
  source.time = time_format(schema, source.config);
  for (const std::string& path : paths) {
    const csv::InputFile input = decoded(inputs.open(path), source.config);
    csv::Layout layout = read_layout(input, source.config);
    Matching matching = match_columns(schema, source.config, layout.header);
    source.files.push_back({input, identity_of(path), std::move(layout), std::move(matching), {}, false});
  }
  check_configured_headers(source);
  for (const OpenedFile& file : source.files) {
    check_clashes(source, file);
    check_required(source, file);
  }
  decide_dates(source, zone);
  for (const LookupConfig& lookup : source.config.lookups) {
    auto own_schema = std::make_shared<const SourceSchema>(lookup_schema(lookup, schema));
    std::vector<std::string> files;
    for (const std::string& pattern : lookup.files) {
      for (std::string& file : expand(pattern)) files.push_back(std::move(file));
    }
    OpenedSource opened = open_source(*own_schema, lookup_config(lookup, source.config), files, zone, inputs);
    source.lookups.push_back({lookup, std::move(own_schema), std::move(opened)});
  }
  return source;
}

// One file may feed orders and their parcels alike.
void mark_shared_files(std::vector<OpenedSource>& sources) {
  if (sources.empty() || sources.front().schema->name != "orders") return;
  const std::vector<OpenedFile>& orders = sources.front().files;
  for (std::size_t s = 1; s < sources.size(); ++s) {
    for (OpenedFile& file : sources[s].files) {
      file.feeds_orders_too = std::any_of(orders.begin(), orders.end(),
                                          [&](const OpenedFile& other) { return other.identity == file.identity; });
    }
  }
}

}  // namespace

const csv::InputFile& InputFiles::open(const std::string& path) {
  const FileIdentity identity = identity_of(path);
  if (const auto found = files_.find(identity); found != files_.end()) return found->second;
  return files_.emplace(identity, csv::InputFile::open(path)).first->second;
}

csv::InputFile decoded(const csv::InputFile& input, const SourceConfig& config) {
  return config.encoding ? input.decoded(*config.encoding) : input;
}

csv::Layout read_layout(const csv::InputFile& input, const SourceConfig& config) {
  return csv::read_layout(input, {config.delimiter, config.quotes});
}

const SourceConfig& config_of(const ReadRequest& request, const std::string& source) {
  static const SourceConfig nothing_said;
  const auto found = request.sources.find(source);
  return found == request.sources.end() ? nothing_said : found->second;
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

std::vector<OpenedSource> open_sources(const ReadRequest& request) {
  check_config(request.sources);
  InputFiles inputs;
  const Assignment assignment = assign(request, inputs);
  std::vector<OpenedSource> sources;
  for (const SourceSchema& schema : source_schemas()) {
    const std::span<const std::string> paths = assignment.paths(schema);
    if (!paths.empty())
      sources.push_back(open_source(schema, config_of(request, schema.name), paths, request.zone, inputs));
  }
  if (sources.empty()) {
    throw Error(ErrorKind::usage, "", "no export is given",
                "name a folder, a file, or a source and its file: orders=FILE");
  }
  mark_shared_files(sources);
  return sources;
}

}  // namespace cxkpi::exports
