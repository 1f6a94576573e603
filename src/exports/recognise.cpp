#include "exports/recognise.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "exports/printable.h"

namespace cxkpi::exports {
namespace {

struct Candidate {
  const SourceSchema* source;
  std::size_t columns;
  bool named;       // a word of the file's name speaks for it
  bool tells_when;  // an instant that makes its rows is there under its own name
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

// When the order was placed; when a parcel or a return was on its way.
bool tells_when(const SourceSchema& source, const Matching& matching) {
  for (std::size_t c = 0; c < source.columns.size(); ++c) {
    const ColumnSpec& column = source.columns[c];
    const bool makes_rows = column.type == Type::instant && (column.required || column.telling);
    if (makes_rows && matching.columns[c].header >= 0 && matching.columns[c].by >= MatchedBy::alias) return true;
  }
  return false;
}

bool is_orders(const Candidate& candidate) { return candidate.source == &source_schemas().front(); }

// Of a file of orders: the orders and what else its rows hold, which may have been the likeliest.
std::vector<Candidate> of_orders(const std::vector<Candidate>& candidates) {
  std::vector<Candidate> found;
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(found), [](const Candidate& candidate) {
    return candidate.tells_when && (is_orders(candidate) || candidate.source->in_order_files);
  });
  if (found.size() < 2 || !is_orders(found.front())) return {};
  std::stable_sort(found.begin(), found.end(),
                   [](const Candidate& a, const Candidate& b) { return a.named && !b.named; });
  return found;
}

std::string say_it(const std::vector<const SourceSchema*>& sources, const std::string& path) {
  std::string options;
  for (const SourceSchema* source : sources) {
    if (!options.empty()) options += source == sources.back() ? " or " : ", ";
    options += fmt::format("{}={}", source->name, printable(path));
  }
  return "say it: " + options;
}

// A source that the file speaks for and lacks one column of, and of which it has more columns than `known`: the
// question is then which header that is.
void ask_for_column(const std::string& path, const std::vector<std::string>& headers, const ReadRequest& request,
                    std::size_t known) {
  const SourceSchema* nearest_source = nullptr;
  Matching nearest_matching;
  for (const SourceSchema& source : source_schemas()) {
    Matching matching = match_columns(source, config_of(request, source.name), nullptr, headers);
    const bool is_near = matching.speaks_for(source) && matching.missing.size() == 1 && matching.count() >= 2;
    if (!is_near || matching.count() <= std::max(known, nearest_matching.count())) continue;
    nearest_source = &source;
    nearest_matching = std::move(matching);
  }
  if (nearest_source == nullptr) return;
  const std::string& column = nearest_matching.missing.front()->name;
  const Type type = nearest_matching.missing.front()->type;
  const bool may_be_constant = type == Type::category || type == Type::flag;
  const std::string constant = fmt::format(", or a value for all rows: {} = {{ value = \"…\" }}", column);
  throw Error(ErrorKind::input, printable(path),
              fmt::format("this file looks like {}, but no column is {}; its headers are {}", nearest_source->name,
                          column, listed(headers)),
              fmt::format("say which header it is under [sources.{}.columns] in cxkpi.toml: {} = \"HEADER\"{}",
                          nearest_source->name, column, may_be_constant ? constant : ""));
}

// "'orderd_at' looks like ordered_at", for the first header that is close to a column's name.
std::string near_name(const std::vector<std::string>& headers) {
  constexpr std::size_t telling_length = 6;  // of shorter words too many are close
  std::vector<std::string> names;
  std::set<std::string> known;
  for (const SourceSchema& source : source_schemas()) {
    for (const ColumnSpec& column : source.columns) {
      names.push_back(column.name);
      known.insert(fold_name(column.name));
      for (const std::string& alias : column.aliases) known.insert(fold_name(alias));
      for (const std::string& fallback : column.fallbacks) known.insert(fold_name(fallback));
    }
  }
  for (const std::string& header : headers) {
    if (header.size() < telling_length || known.contains(fold_name(header))) continue;
    const std::string near = nearest(header, names);
    if (!near.empty()) return fmt::format("{} looks like {}; ", in_quotes(header), near);
  }
  return {};
}

// What to do about a file whose headers say too little, with one source as an example.
[[noreturn]] void fits_none(const std::string& path, const std::vector<std::string>& headers) {
  std::vector<std::string> names;
  for (const SourceSchema& source : source_schemas()) names.push_back(source.name);
  throw Error(
      ErrorKind::input, printable(path),
      fmt::format("this file fits no source; its header{} {}", headers.size() == 1 ? " is" : "s are", listed(headers)),
      fmt::format("{}say what it is ({}): {}={}; and which headers are its columns, under [sources.{}.columns] in "
                  "cxkpi.toml",
                  near_name(headers), listed(names), names.front(), printable(path), names.front()));
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

Recognised recognise(const csv::InputFile& input, const std::string& path, const ReadRequest& request) {
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
    candidates.push_back({&source, matching.count(), named, tells_when(source, matching)});
  }
  if (candidates.empty()) {
    ask_for_column(path, headers, request, 0);
    fits_none(path, headers);
  }
  const std::size_t most = std::max_element(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
                             return a.columns < b.columns;
                           })->columns;
  ask_for_column(path, headers, request, most);
  std::vector<Candidate> best =
      prefer(candidates, [&](const Candidate& candidate) { return candidate.columns == most; });
  if (best.size() > 1) best = prefer(std::move(best), [](const Candidate& candidate) { return candidate.named; });
  Recognised recognised;
  const std::vector<Candidate> all = of_orders(candidates);
  const auto is_among = [&](const Candidate& one) {
    return std::any_of(all.begin(), all.end(), [&](const Candidate& other) { return other.source == one.source; });
  };
  if (std::all_of(best.begin(), best.end(), is_among))
    best = all;
  else if (best.size() > 1)
    fits_several(path, best);
  for (const Candidate& candidate : best) recognised.sources.push_back(candidate.source);
  recognised.named = best.front().named;
  return recognised;
}

}  // namespace cxkpi::exports
