#include "exports/recognise.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"
#include "exports/printable.h"
#include "exports/row_shapes.h"

namespace cxkpi::exports {
namespace {

struct Candidate {
  const SourceSchema* source;
  Matching matching;
  bool named;            // a word of the file's name speaks for it
  bool named_otherwise;  // a word of the file's name, or its first header, speaks against it

  [[nodiscard]] std::size_t columns() const { return matching.count(); }
};

bool any_of_these(const std::vector<std::string>& words, const std::vector<std::string>& known) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(known.begin(), known.end(), word) != known.end();
  });
}

std::vector<Candidate> all_sources(const csv::InputFile& input, const std::string& path, const ReadRequest& request) {
  const std::vector<std::string> words = words_of_name(path);
  std::vector<Candidate> all;
  for (const SourceSchema& source : source_schemas()) {
    const SourceConfig& config = config_of(request, source.name);
    const std::vector<std::string> headers = read_layout(input, config).header;
    const bool begins_otherwise = any_of_these({fold_name(headers.front())}, source.other_headers);
    all.push_back({&source, match_columns(source, config, nullptr, headers), any_of_these(words, source.file_words),
                   begins_otherwise || any_of_these(words, source.other_words)});
  }
  return all;
}

// Its rows are something else by the file's name or first header, and no required column is there by a sure name.
bool is_another_list(const Candidate& candidate) {
  const SourceSchema& source = *candidate.source;
  const auto has_sure_date = [&] {
    for (std::size_t c = 0; c < source.columns.size(); ++c) {
      const ColumnSpec& column = source.columns[c];
      const bool is_date = column.required && column.telling && column.type == Type::instant;
      if (is_date && candidate.matching.columns[c].by >= MatchedBy::alias) return true;
    }
    return false;
  };
  return candidate.named_otherwise && !candidate.named && !has_sure_date();
}

bool fits(const Candidate& candidate) {
  const SourceSchema& source = *candidate.source;
  if (is_another_list(candidate)) return false;
  const bool spoken_for = candidate.named || candidate.matching.speaks_for(source);
  return candidate.matching.missing.empty() && candidate.columns() >= 2 && spoken_for;
}

// When the order was placed; when a parcel was on its way.
bool tells_when(const Candidate& candidate) {
  for (std::size_t c = 0; c < candidate.source->columns.size(); ++c) {
    const ColumnSpec& column = candidate.source->columns[c];
    const bool makes_rows = column.type == Type::instant && (column.required || column.telling);
    if (makes_rows && candidate.matching.columns[c].by >= MatchedBy::alias) return true;
  }
  return false;
}

bool is_orders(const Candidate& candidate) { return candidate.source == &source_schemas().front(); }

// In a file that is called after the orders, a date without a further word is when they were placed.
bool dates_orders(const Candidate& orders) { return orders.named || tells_when(orders); }

// A list of something that has a number of its own, which stands first: the orders are beside it.
bool lists_its_own(const Candidate& candidate) {
  const SourceSchema& source = *candidate.source;
  if (is_orders(candidate) || source.key.empty()) return false;
  const MatchedColumn& key = candidate.matching.of(source, source.key);
  return key.header == 0 && key.by >= MatchedBy::alias;
}

// Of a file of orders: the orders and what else its rows hold, which may have been the likeliest. A file that is called
// after the other source, and has no fewer of its columns, lists only the orders that came so far.
std::vector<Candidate> of_orders(const std::vector<Candidate>& fitting) {
  std::vector<Candidate> found;
  std::copy_if(fitting.begin(), fitting.end(), std::back_inserter(found), [](const Candidate& candidate) {
    return is_orders(candidate) ? dates_orders(candidate) : candidate.source->in_order_files && tells_when(candidate);
  });
  if (found.size() < 2 || !is_orders(found.front())) return {};
  const Candidate& orders = found.front();
  const bool is_another = std::any_of(found.begin() + 1, found.end(), [&](const Candidate& other) {
    return other.named && !orders.named && other.columns() >= orders.columns();
  });
  return is_another ? std::vector<Candidate>() : found;
}

// A list of orders that names their carriers and parcels, but not when these left or came, is the orders' alone.
bool is_of_orders_alone(const std::vector<Candidate>& fitting, const std::vector<Candidate>& best) {
  const Candidate& orders = fitting.front();
  const Candidate& likeliest = best.front();
  return best.size() == 1 && likeliest.source->in_order_files && !tells_when(likeliest) && is_orders(orders) &&
         tells_when(orders) && (orders.named || !likeliest.named) && !lists_its_own(likeliest);
}

// Of a file of items that says when their orders were placed, and the same of all items of an order: the orders, what
// else its rows hold, and the items.
std::vector<Candidate> of_items(const std::vector<Candidate>& fitting, const csv::InputFile& input,
                                const ReadRequest& request) {
  const auto items = std::find_if(fitting.begin(), fitting.end(),
                                  [](const Candidate& candidate) { return candidate.source->items_of_orders; });
  const Candidate& orders = fitting.front();
  if (items == fitting.end() || !is_orders(orders) || !dates_orders(orders) || !orders.matching.clashes.empty())
    return {};
  const csv::Layout layout = read_layout(input, config_of(request, orders.source->name));
  if (!find_items(*orders.source, orders.matching, input, layout).found) return {};
  std::vector<Candidate> found = of_orders(fitting);
  if (found.empty()) found.push_back(orders);
  found.push_back(*items);
  return found;
}

std::string say_it(const std::vector<const SourceSchema*>& sources, const std::string& path) {
  std::string options;
  for (const SourceSchema* source : sources) {
    if (!options.empty()) options += source == sources.back() ? " or " : ", ";
    options += fmt::format("{}={}", source->name, printable(path));
  }
  return "say it: " + options + (sources.size() == 2 ? ", or both" : "");
}

// A source that the file speaks for and lacks one column of, and of which it has more columns than `known`: the
// question is then which header that is.
void ask_for_column(const std::string& path, const std::vector<std::string>& headers, const std::vector<Candidate>& all,
                    std::size_t known) {
  const Candidate* near = nullptr;
  for (const Candidate& candidate : all) {
    const Matching& matching = candidate.matching;
    const bool is_near = matching.speaks_for(*candidate.source) && matching.missing.size() == 1;
    if (!is_near || candidate.columns() < (candidate.named ? 2 : 3) || candidate.columns() <= known) continue;
    known = candidate.columns();
    near = &candidate;
  }
  if (near == nullptr) return;
  const ColumnSpec& column = *near->matching.missing.front();
  const std::string& source = near->source->name;
  const bool may_be_constant = column.type == Type::category || column.type == Type::flag;
  const std::string constant =
      fmt::format(", or a value for all rows: {} = {{ value = \"{}\" }}", column.name, words_for(column));
  throw Error(ErrorKind::input, printable(path),
              fmt::format("this file looks like {}, but no column is {}; its headers are {}", source, column.name,
                          listed(headers)),
              fmt::format("say which header it is under [sources.{}.columns] in cxkpi.toml: {} = \"HEADER\"{}", source,
                          column.name, may_be_constant ? constant : ""));
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

// What to do about a file whose headers say too little, with the source as an example that its name speaks for, or of
// which it has the most columns.
[[noreturn]] void fits_none(const std::string& path, const std::vector<std::string>& headers,
                            const std::vector<Candidate>& all) {
  const auto rank = [](const Candidate& candidate) { return std::pair(candidate.named, candidate.columns()); };
  const std::string& nearest = std::max_element(all.begin(), all.end(), [&](const Candidate& a, const Candidate& b) {
                                 return rank(a) < rank(b);
                               })->source->name;
  std::vector<std::string> names;
  for (const SourceSchema& source : source_schemas()) names.push_back(source.name);
  throw Error(
      ErrorKind::input, printable(path),
      fmt::format("this file fits no source; its header{} {}", headers.size() == 1 ? " is" : "s are", listed(headers)),
      fmt::format("{}say what it is ({}): {}={}; and which headers are its columns, under [sources.{}.columns] in "
                  "cxkpi.toml",
                  near_name(headers), listed(names), nearest, printable(path), nearest));
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
              fmt::format("this file fits {} equally well ({} columns)", names, best.front().columns()),
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
  const std::vector<Candidate> all = all_sources(input, path, request);
  std::vector<Candidate> fitting;
  std::copy_if(all.begin(), all.end(), std::back_inserter(fitting), fits);
  std::size_t most = 0;
  for (const Candidate& candidate : fitting) most = std::max(most, candidate.columns());
  const std::vector<std::string> headers = read_layout(input, config_of(request, all.back().source->name)).header;
  ask_for_column(path, headers, all, most);
  if (fitting.empty()) fits_none(path, headers, all);
  std::vector<Candidate> best =
      prefer(fitting, [&](const Candidate& candidate) { return candidate.columns() == most; });
  std::vector<Candidate> shared = of_items(fitting, input, request);
  if (best.size() > 1) best = prefer(std::move(best), [](const Candidate& candidate) { return candidate.named; });
  if (std::count_if(fitting.begin(), fitting.end(), lists_its_own) == 1) best = prefer(fitting, lists_its_own);
  if (is_of_orders_alone(fitting, best)) best = {fitting.front()};
  if (shared.empty()) shared = of_orders(fitting);
  const bool is_shared = std::all_of(best.begin(), best.end(), [&](const Candidate& one) {
    return std::any_of(shared.begin(), shared.end(),
                       [&](const Candidate& other) { return other.source == one.source; });
  });
  if (is_shared) best = std::move(shared);
  if (!is_shared && best.size() > 1) fits_several(path, best);
  Recognised recognised;
  for (const Candidate& candidate : best) recognised.sources.push_back(candidate.source);
  recognised.named = best.front().named;
  recognised.has_items = best.size() > 1 && best.back().source->items_of_orders;
  return recognised;
}

}  // namespace cxkpi::exports
