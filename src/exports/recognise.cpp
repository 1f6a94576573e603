#include "exports/recognise.h"

#include <fmt/format.h>

#include <algorithm>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "exports/printable.h"

namespace cxkpi::exports {
namespace {

struct Candidate {
  const SourceSchema* source;
  std::size_t columns;
  bool named;  // a word of the file's name speaks for it
};

bool has_telling_columns(const SourceSchema& source) {
  return std::any_of(source.columns.begin(), source.columns.end(),
                     [](const ColumnSpec& column) { return column.telling; });
}

bool speaks(const std::vector<std::string>& words, const SourceSchema& source) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(source.file_words.begin(), source.file_words.end(), word) != source.file_words.end();
  });
}

std::string say_it(const std::vector<const SourceSchema*>& sources, const std::string& path) {
  std::string options;
  for (const SourceSchema* source : sources) {
    if (!options.empty()) options += source == sources.back() ? " or " : ", ";
    options += fmt::format("{}={}", source->name, printable(path));
  }
  return "say it: " + options;
}

// "'orderd_at' looks like ordered_at", for the first header that is close to a column's name.
std::string near_name(const std::vector<std::string>& headers) {
  std::vector<std::string> names;
  for (const SourceSchema& source : source_schemas()) {
    for (const ColumnSpec& column : source.columns) names.push_back(column.name);
  }
  for (const std::string& header : headers) {
    if (header.size() < 4 || std::find(names.begin(), names.end(), header) != names.end()) continue;
    const std::string near = nearest(header, names);
    if (!near.empty()) return fmt::format("{} looks like {}; ", in_quotes(header), near);
  }
  return {};
}

// A source that the file speaks for and lacks one column of: the question is then which header that is.
void ask_for_column(const std::string& path, const std::vector<std::string>& headers, const ReadRequest& request) {
  const SourceSchema* nearest_source = nullptr;
  Matching nearest_matching;
  for (const SourceSchema& source : source_schemas()) {
    Matching matching = match_columns(source, config_of(request, source.name), nullptr, headers);
    const bool is_near = matching.speaks_for(source) && matching.missing.size() == 1 && matching.count() >= 2;
    if (!is_near || (nearest_source != nullptr && matching.count() <= nearest_matching.count())) continue;
    nearest_source = &source;
    nearest_matching = std::move(matching);
  }
  if (nearest_source == nullptr) return;
  const std::string& column = nearest_matching.missing.front()->name;
  throw Error(ErrorKind::input, printable(path),
              fmt::format("this file looks like {}, but no column is {}; its headers are {}", nearest_source->name,
                          column, listed(headers)),
              fmt::format("say which header it is under [sources.{}.columns] in cxkpi.toml: {} = \"HEADER\"",
                          nearest_source->name, column));
}

[[noreturn]] void fits_none(const std::string& path, const std::vector<std::string>& headers) {
  std::vector<const SourceSchema*> all;
  for (const SourceSchema& source : source_schemas()) all.push_back(&source);
  throw Error(
      ErrorKind::input, printable(path),
      fmt::format("this file fits no source; its header{} {}", headers.size() == 1 ? " is" : "s are", listed(headers)),
      fmt::format("{}{}, and name its columns under [sources.NAME.columns] in cxkpi.toml", near_name(headers),
                  say_it(all, path)));
}

[[noreturn]] void fits_several(const std::string& path, const std::vector<Candidate>& best) {
  std::string names;
  std::vector<const SourceSchema*> sources;
  for (const Candidate& candidate : best) {
    if (!names.empty()) names += &candidate == &best.back() ? " and " : ", ";
    names += candidate.source->name;
    sources.push_back(candidate.source);
  }
  throw Error(ErrorKind::input, printable(path),
              fmt::format("this file fits {} equally well ({} columns)", names, best.front().columns),
              say_it(sources, path));
}

// Those of the candidates for which `better` holds, or all when it holds for none.
template <class Better>
std::vector<Candidate> prefer(std::vector<Candidate> candidates, Better better) {
  std::vector<Candidate> kept;
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(kept), better);
  return kept.empty() ? candidates : kept;
}

}  // namespace

const SourceSchema& recognise(const csv::InputFile& input, const std::string& path, const ReadRequest& request) {
  const std::vector<std::string> words = words_of_name(path);
  std::vector<Candidate> candidates;
  std::vector<std::string> headers;
  for (const SourceSchema& source : source_schemas()) {
    const SourceConfig& config = config_of(request, source.name);
    headers = read_layout(input, config).header;
    const Matching matching = match_columns(source, config, nullptr, headers);
    const bool named = speaks(words, source);
    const bool spoken_for = named || !has_telling_columns(source) || matching.speaks_for(source);
    if (!matching.missing.empty() || matching.count() < 2 || !spoken_for) continue;
    candidates.push_back({&source, matching.count(), named});
  }
  if (candidates.empty()) {
    ask_for_column(path, headers, request);
    fits_none(path, headers);
  }
  const std::size_t most = std::max_element(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
                             return a.columns < b.columns;
                           })->columns;
  candidates = prefer(std::move(candidates), [&](const Candidate& candidate) { return candidate.columns == most; });
  if (candidates.size() > 1) {
    candidates = prefer(std::move(candidates), [](const Candidate& candidate) { return candidate.named; });
  }
  if (candidates.size() > 1) fits_several(path, candidates);
  return *candidates.front().source;
}

}  // namespace cxkpi::exports
