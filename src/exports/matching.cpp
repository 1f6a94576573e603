#include "exports/matching.h"

#include <algorithm>
#include <map>
#include <utility>

#include "cxkpi/error/error.h"
#include "exports/header_names.h"
#include "exports/header_zone.h"

namespace cxkpi::exports {
namespace {

MatchedBy matched_by(int rank) {
  if (rank == name_rank) return MatchedBy::name;
  return rank == alias_rank ? MatchedBy::alias : MatchedBy::fallback;
}

// "Note#2" without what is behind the '#', and the number there; 0 when there is none.
std::pair<std::string, std::size_t> numbered(const std::string& name) {
  const std::size_t mark = name.rfind('#');
  if (mark == std::string::npos || mark == 0 || name.size() - mark > 4) return {name, 0};
  std::size_t number = 0;
  for (std::size_t i = mark + 1; i < name.size(); ++i) {
    if (name[i] < '0' || name[i] > '9') return {name, 0};
    number = number * 10 + static_cast<std::size_t>(name[i] - '0');
  }
  return {name.substr(0, mark), number};
}

std::vector<int> positions_as_named(std::span<const std::string> headers, const std::string& name) {
  std::vector<int> exact;
  std::vector<int> folded;
  const bool with_unit = name.ends_with(')');
  const auto fold = [with_unit](const std::string& text) { return with_unit ? fold_whole(text) : fold_name(text); };
  const std::string wanted = fold(name);
  for (std::size_t h = 0; h < headers.size(); ++h) {
    if (headers[h] == name) exact.push_back(static_cast<int>(h));
    if (!wanted.empty() && fold(headers[h]) == wanted) folded.push_back(static_cast<int>(h));
  }
  return exact.empty() ? folded : exact;
}

class Matcher {
 public:
  Matcher(const SourceSchema& source, std::span<const std::string> headers)
      : source_(source), headers_(headers), used_(headers.size(), false) {
    matching_.columns.resize(source.columns.size());
  }

  // What the user says.
  void by_user(const SourceConfig& user) { matching_.unfound = by_rules(user.columns, MatchedBy::config); }

  // What the preset says, but for columns that the user has given one value.
  void by_preset(const SourceConfig& preset, const SourceConfig& user) {
    std::map<std::string, ColumnRule> rules = preset.columns;
    for (const auto& [column, value] : user.constants) rules.erase(column);
    static_cast<void>(by_rules(rules, MatchedBy::preset));  // a file may lack what the tool can write
  }

  // Headers that are no column, whatever they are called.
  void leave_out(const SourceConfig& config) {
    for (const std::string& header : config.ignore) {
      for (const int position : positions(headers_, header)) used_[static_cast<std::size_t>(position)] = true;
    }
  }

  void by_name(bool with_fallbacks) {
    const HeaderNames names = names_of(source_);
    Offers offers(source_.columns.size());
    std::vector<std::size_t> unknown;
    for (std::size_t h = 0; h < headers_.size(); ++h) {
      if (used_[h]) continue;
      auto meaning = names.find(folded_header(headers_[h]));
      if (meaning == names.end()) meaning = names.find(fold_name(headers_[h]));
      if (meaning == names.end()) {
        unknown.push_back(h);
      } else {
        offers[meaning->second.column][meaning->second.rank].push_back(static_cast<int>(h));
      }
    }
    offer_loosely(unknown, offers);
    for (std::size_t c = 0; c < offers.size(); ++c) {
      if (matching_.columns[c].header >= 0 || offers[c].empty()) continue;
      const auto& [rank, found] = *offers[c].begin();
      if (rank > alias_rank && !with_fallbacks) continue;
      take(c, found, matched_by(rank));
    }
  }

  Matching finish(const SourceConfig& user, const SourceConfig* preset) {
    for (std::size_t c = 0; c < source_.columns.size(); ++c) {
      const ColumnSpec& column = source_.columns[c];
      const bool is_constant =
          user.constants.contains(column.name) || (preset != nullptr && preset->constants.contains(column.name));
      if (is_constant || matching_.columns[c].header >= 0) continue;
      if (const std::optional<std::string> value = implied(column)) {
        matching_.implied[column.name] = *value;
      } else if (column.required) {
        matching_.missing.push_back(&column);
      }
    }
    drop_durations_without_base();
    matching_.any_telling_header = std::any_of(headers_.begin(), headers_.end(), [this](const std::string& header) {
      const std::vector<std::string>& telling = source_.telling_headers;
      return std::find(telling.begin(), telling.end(), fold_name(header)) != telling.end();
    });
    return std::move(matching_);
  }

 private:
  using Offers = std::vector<std::map<int, std::vector<int>>>;  // by column: rank → headers

  // Headers that no name is as it stands: for columns that no header of such a rank is offered for.
  void offer_loosely(const std::vector<std::size_t>& unknown, Offers& offers) const {
    const HeaderNames names = loose_names_of(source_);
    Offers more(offers.size());
    for (const std::size_t h : unknown) {
      const auto meaning = names.find(without_articles(headers_[h]));
      if (meaning != names.end()) more[meaning->second.column][meaning->second.rank].push_back(static_cast<int>(h));
    }
    for (std::size_t c = 0; c < offers.size(); ++c) {
      const bool is_better =
          !more[c].empty() && (offers[c].empty() || more[c].begin()->first < offers[c].begin()->first);
      if (is_better) offers[c] = std::move(more[c]);
    }
  }

  // Returns the columns whose headers are not there.
  std::vector<std::string> by_rules(const std::map<std::string, ColumnRule>& rules, MatchedBy by) {
    std::vector<std::string> unfound;
    for (std::size_t c = 0; c < source_.columns.size(); ++c) {
      const auto given = rules.find(source_.columns[c].name);
      if (given == rules.end() || matching_.columns[c].header >= 0) continue;
      const bool found =
          by_rule(c, given->second, by) || std::any_of(given->second.others.begin(), given->second.others.end(),
                                                       [&](const ColumnRule& other) { return by_rule(c, other, by); });
      if (!found) unfound.push_back(given->first);
    }
    return unfound;
  }

  bool by_rule(std::size_t column, const ColumnRule& rule, MatchedBy by) {
    for (const std::string& header : rule.headers) {
      const std::vector<int> found = positions(headers_, header);
      if (found.empty()) continue;
      take(column, found, by);
      MatchedColumn& matched = matching_.columns[column];
      if (!rule.time.empty()) {
        const std::vector<int> time = positions(headers_, rule.time);
        if (!time.empty()) used_[static_cast<std::size_t>(time[0])] = true;
        matched.time = time.empty() ? -1 : time[0];
      }
      matched.after = rule.after;
      matched.unit = rule.unit;
      if (rule.zone) matched.zone = rule.zone;
      matched.sum = rule.sum.value_or(source_.columns[column].adds_up);
      return true;
    }
    return false;
  }

  [[nodiscard]] std::optional<std::string> implied(const ColumnSpec& column) const {
    std::optional<std::string> by_key;
    for (std::size_t c = 0; c < matching_.columns.size(); ++c) {
      const int header = matching_.columns[c].header;
      if (header < 0) continue;
      const auto found = column.implied.find(fold_name(headers_[static_cast<std::size_t>(header)]));
      if (found == column.implied.end()) continue;
      if (source_.columns[c].name != source_.key) return found->second;
      by_key = found->second;
    }
    return by_key;
  }

  // Of a preset: a file may lack the column that a duration begins at. The user is told by the check of the file.
  void drop_durations_without_base() {
    for (MatchedColumn& column : matching_.columns) {
      if (column.after.empty() || column.by != MatchedBy::preset) continue;
      const auto base = static_cast<std::size_t>(source_.find(column.after) - source_.columns.data());
      if (matching_.columns[base].header < 0) column = {};
    }
  }

  void take(std::size_t column, const std::vector<int>& found, MatchedBy by) {
    const auto first = static_cast<std::size_t>(found[0]);
    matching_.columns[column] = {found[0], by};
    matching_.columns[column].sum = source_.columns[column].adds_up;
    if (source_.columns[column].type == Type::instant) matching_.columns[column].zone = zone_in_header(headers_[first]);
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

const MatchedColumn& Matching::of(const SourceSchema& source, std::string_view column) const {
  return columns.at(static_cast<std::size_t>(source.find(column) - source.columns.data()));
}

bool Matching::speaks_for(const SourceSchema& source) const noexcept {
  if (any_telling_header) return true;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (columns[c].by >= MatchedBy::preset) return true;
    if (source.columns[c].telling && columns[c].by >= MatchedBy::alias) return true;
  }
  return false;
}

std::vector<int> positions(std::span<const std::string> headers, const std::string& name) {
  std::vector<int> found = positions_as_named(headers, name);
  if (!found.empty()) return found;
  const auto [first, number] = numbered(name);
  if (number == 0) return found;
  found = positions_as_named(headers, first);
  if (found.size() < number) return {};
  return {found[number - 1]};
}

Matching match_columns(const SourceSchema& source, const SourceConfig& user, const SourceConfig* preset,
                       std::span<const std::string> headers) {
  Matcher matcher(source, headers);
  matcher.by_user(user);
  if (preset != nullptr) {
    matcher.by_preset(*preset, user);
    matcher.leave_out(*preset);
  }
  matcher.leave_out(user);
  matcher.by_name(preset == nullptr);
  return matcher.finish(user, preset);
}

std::vector<ColumnMatch> by_header(const SourceSchema& source, const Matching& matching,
                                   std::span<const std::string> headers) {
  std::vector<std::vector<ColumnMatch>> matches(headers.size());
  const auto add = [&](int header, const MatchedColumn& column, const std::string& name) {
    const char* by = "alias";
    if (column.by == MatchedBy::name) by = "name";
    if (column.by == MatchedBy::preset) by = "preset";
    if (column.by == MatchedBy::config) by = "config";
    const auto at = static_cast<std::size_t>(header);
    matches[at].push_back({headers[at], name, by});
  };
  for (std::size_t c = 0; c < matching.columns.size(); ++c) {
    const MatchedColumn& column = matching.columns[c];
    if (column.header >= 0) add(column.header, column, source.columns[c].name);
    if (column.time >= 0) add(column.time, column, source.columns[c].name);
  }
  std::vector<ColumnMatch> listed;
  for (std::size_t h = 0; h < headers.size(); ++h) {
    if (matches[h].empty()) listed.push_back({headers[h], {}, {}});
    listed.insert(listed.end(), matches[h].begin(), matches[h].end());
  }
  return listed;
}

}  // namespace cxkpi::exports
