#include "exports/matching.h"

#include <algorithm>
#include <map>
#include <utility>

namespace cxkpi::exports {
namespace {

constexpr int name_rank = 0;
constexpr int alias_rank = 1;  // fallbacks follow, each with a rank of its own

struct Meaning {
  std::size_t column;
  int rank;
};

// Folded name → the column that it means.
using Names = std::map<std::string, Meaning>;

Names names_of(const SourceSchema& source) {
  Names names;
  for (std::size_t c = 0; c < source.columns.size(); ++c) {
    const ColumnSpec& column = source.columns[c];
    names.emplace(fold_name(column.name), Meaning{c, name_rank});
    for (const std::string& alias : column.aliases) names.emplace(fold_name(alias), Meaning{c, alias_rank});
    int rank = alias_rank;
    for (const std::string& fallback : column.fallbacks) names.emplace(fold_name(fallback), Meaning{c, ++rank});
  }
  return names;
}

MatchedBy matched_by(int rank) {
  if (rank == name_rank) return MatchedBy::name;
  return rank == alias_rank ? MatchedBy::alias : MatchedBy::fallback;
}

// Header positions with this name, exactly as written; if there are none, folded alike.
std::vector<int> positions(std::span<const std::string> headers, const std::string& name) {
  std::vector<int> exact;
  std::vector<int> folded;
  const std::string wanted = fold_name(name);
  for (std::size_t h = 0; h < headers.size(); ++h) {
    if (headers[h] == name) exact.push_back(static_cast<int>(h));
    if (!wanted.empty() && fold_name(headers[h]) == wanted) folded.push_back(static_cast<int>(h));
  }
  return exact.empty() ? folded : exact;
}

class Matcher {
 public:
  Matcher(const SourceSchema& source, std::span<const std::string> headers)
      : source_(source), headers_(headers), used_(headers.size(), false) {
    matching_.columns.resize(source.columns.size());
  }

  void by_config(const SourceConfig& config) {
    for (std::size_t c = 0; c < source_.columns.size(); ++c) {
      const auto given = config.columns.find(source_.columns[c].name);
      if (given == config.columns.end()) continue;
      const std::vector<int> found = positions(headers_, given->second);
      if (found.empty()) {
        matching_.unfound.push_back(given->first);
      } else {
        take(c, found, MatchedBy::config);
      }
    }
  }

  void by_name() {
    const Names names = names_of(source_);
    std::vector<std::map<int, std::vector<int>>> offers(source_.columns.size());  // rank → headers
    for (std::size_t h = 0; h < headers_.size(); ++h) {
      if (used_[h]) continue;
      const auto meaning = names.find(fold_name(headers_[h]));
      if (meaning != names.end()) offers[meaning->second.column][meaning->second.rank].push_back(static_cast<int>(h));
    }
    for (std::size_t c = 0; c < offers.size(); ++c) {
      if (matching_.columns[c].header >= 0 || offers[c].empty()) continue;
      const auto& [rank, found] = *offers[c].begin();
      take(c, found, matched_by(rank));
    }
  }

  Matching finish(const SourceConfig& config) {
    for (std::size_t c = 0; c < source_.columns.size(); ++c) {
      const ColumnSpec& column = source_.columns[c];
      const bool is_there = matching_.columns[c].header >= 0 || config.constants.contains(column.name);
      if (column.required && !is_there) matching_.missing.push_back(&column);
    }
    return std::move(matching_);
  }

 private:
  void take(std::size_t column, const std::vector<int>& found, MatchedBy by) {
    const auto first = static_cast<std::size_t>(found[0]);
    matching_.columns[column] = {found[0], by};
    used_[first] = true;
    if (found.size() < 2) return;
    matching_.clashes.push_back(
        {&source_.columns[column], headers_[first], headers_[static_cast<std::size_t>(found[1])]});
  }

  const SourceSchema& source_;
  std::span<const std::string> headers_;
  std::vector<bool> used_;
  Matching matching_;
};

}  // namespace

std::size_t Matching::count() const noexcept {
  return static_cast<std::size_t>(
      std::count_if(columns.begin(), columns.end(), [](const MatchedColumn& column) { return column.header >= 0; }));
}

bool Matching::speaks_for(const SourceSchema& source) const noexcept {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].by == MatchedBy::config) return true;
    if (source.columns[c].telling && columns[c].by >= MatchedBy::alias) return true;
  }
  return false;
}

Matching match_columns(const SourceSchema& source, const SourceConfig& config, std::span<const std::string> headers) {
  Matcher matcher(source, headers);
  matcher.by_config(config);
  matcher.by_name();
  return matcher.finish(config);
}

std::vector<ColumnMatch> by_header(const SourceSchema& source, const Matching& matching,
                                   std::span<const std::string> headers) {
  std::vector<ColumnMatch> matches;
  for (const std::string& header : headers) matches.push_back({header, {}, {}});
  for (std::size_t c = 0; c < matching.columns.size(); ++c) {
    const MatchedColumn& column = matching.columns[c];
    if (column.header < 0) continue;
    ColumnMatch& match = matches[static_cast<std::size_t>(column.header)];
    match.canonical = source.columns[c].name;
    match.by = column.by == MatchedBy::config ? "config" : column.by == MatchedBy::name ? "name" : "alias";
  }
  return matches;
}

}  // namespace cxkpi::exports
