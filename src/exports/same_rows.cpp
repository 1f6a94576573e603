#include "exports/same_rows.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace cxkpi::exports {
namespace {

constexpr std::size_t prefetch_distance = 16;

std::string_view text_at(const Column* column, std::uint32_t row) {
  return column == nullptr ? std::string_view() : column->texts[row];
}

class Comparison {
 public:
  Comparison(const SourceRows& rows, const std::string& key)
      : rows_(rows), marks_(rows.marks()), key_(rows.find(key)), order_(rows.find("order_id")) {}

  // The same key; without one, the same row.
  [[nodiscard]] bool same_identity(std::uint32_t a, std::uint32_t b) const {
    const std::string_view key = text_at(key_, a);
    if (key != text_at(key_, b) || rows_.file_kind(a) != rows_.file_kind(b)) return false;
    return !key.empty() || (marks_.content[a] == marks_.content[b] && marks_.newest[a] == marks_.newest[b] &&
                            text_at(order_, a) == text_at(order_, b));
  }

  // What decides between two contents of one key, the most important first.
  [[nodiscard]] auto rank(std::uint32_t row) const {
    return std::make_tuple(marks_.newest[row], marks_.known[row], rows_.file_rank(row), marks_.content[row]);
  }

  [[nodiscard]] std::uint64_t content(std::uint32_t row) const { return marks_.content[row]; }

  [[nodiscard]] KeptBecause reason(std::uint32_t kept, std::uint32_t lost) const {
    if (marks_.newest[kept] != marks_.newest[lost]) return KeptBecause::newer;
    if (marks_.known[kept] != marks_.known[lost]) return KeptBecause::fuller;
    return rows_.file_rank(kept) != rows_.file_rank(lost) ? KeptBecause::later_file : KeptBecause::other;
  }

  [[nodiscard]] std::uint32_t file_rank(std::uint32_t row) const { return rows_.file_rank(row); }

  [[nodiscard]] bool has_key(std::uint32_t row) const { return !text_at(key_, row).empty(); }

  [[nodiscard]] std::string_view order(std::uint32_t row) const { return text_at(order_, row); }

 private:
  const SourceRows& rows_;
  const RowMarks& marks_;
  const Column* key_;
  const Column* order_;
};

// A row whose identity an earlier one has.
struct Repeat {
  std::uint32_t first;
  std::uint32_t row;
};

// Settles the rows of one identity: `group` ascends. Returns the row that is kept.
std::uint32_t settle(std::vector<std::uint32_t>& group, const Comparison& rows, SameRows& result) {
  // Of each content the row of the latest file comes first, and stays.
  std::stable_sort(group.begin(), group.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(rows.content(a), rows.file_rank(b)) < std::pair(rows.content(b), rows.file_rank(a));
  });
  const auto same_content = [&](std::uint32_t a, std::uint32_t b) { return rows.content(a) == rows.content(b); };
  const auto contents_end = std::unique(group.begin(), group.end(), same_content);  // keeps each content's first row
  result.duplicate += static_cast<std::uint64_t>(group.end() - contents_end);
  group.erase(contents_end, group.end());
  const std::uint32_t kept = *std::max_element(
      group.begin(), group.end(), [&](std::uint32_t a, std::uint32_t b) { return rows.rank(a) < rows.rank(b); });
  for (const std::uint32_t row : group) {
    if (row != kept) result.conflicts.push_back({row, kept, rows.reason(kept, row)});
  }
  return kept;
}

// Of identical rows without a number of their own, those of the file that has the most, of equals the latest: a file
// that says one thing twice means it twice (an order with two equal lines), a second file that says it again is another
// export of the same. Where rows could have a number, records that are the same byte for byte are one (`repeated`
// counts those that go so), unless each is a row; in a file of orders, whose records may be items of one order, all are
// one.
std::vector<std::uint32_t> most_in_one_file(const std::vector<std::uint32_t>& group, const SourceRows& rows,
                                            bool each_is_a_row, std::uint64_t& repeated) {
  std::vector<std::uint32_t> most;
  for (std::size_t begin = 0; begin < group.size();) {  // rows of one file follow each other
    std::vector<std::uint32_t> here;
    std::set<std::uint64_t> records;
    std::size_t end = begin;
    for (; end < group.size() && rows.file_of(group[end]) == rows.file_of(group[begin]); ++end) {
      const bool is_known = rows.is_of_orders(group[end]) && !here.empty();
      if (is_known) continue;
      if (each_is_a_row || records.insert(rows.marks().record[group[end]]).second) {
        here.push_back(group[end]);
      } else {
        ++repeated;
      }
    }
    const auto weight = [&](const std::vector<std::uint32_t>& some) {
      return std::pair(some.size(), some.empty() ? 0 : rows.file_rank(some.front()));
    };
    if (weight(here) > weight(most)) most = std::move(here);
    begin = end;
  }
  return most;
}

// The rows that count, but for those of a file of orders which have no number where others of their order have one, and
// tell of no later instant: the order's own record, or a further item of the parcel.
std::vector<bool> rows_of_their_own(const SourceRows& source, const Comparison& rows) {
  const RowMarks& marks = source.marks();
  std::vector<bool> counts(marks.state.size());
  bool any_unnumbered = false;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    counts[i] = marks.state[i] == RowState::used;
    any_unnumbered =
        any_unnumbered || (counts[i] && source.is_of_orders(i) && !rows.has_key(static_cast<std::uint32_t>(i)));
  }
  if (!any_unnumbered) return counts;
  std::unordered_map<std::string_view, Seconds> numbered;  // by order: the newest instant
  const auto each = [&](auto visit) {
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const auto row = static_cast<std::uint32_t>(i);
      if (counts[i] && source.is_of_orders(i) && !rows.order(row).empty()) visit(row);
    }
  };
  each([&](std::uint32_t row) {
    if (!rows.has_key(row)) return;
    Seconds& newest = numbered.try_emplace(rows.order(row), null_value).first->second;
    newest = std::max(newest, marks.newest[row]);
  });
  each([&](std::uint32_t row) {
    if (rows.has_key(row)) return;
    const auto found = numbered.find(rows.order(row));
    if (found != numbered.end() && marks.newest[row] <= found->second) counts[row] = false;
  });
  return counts;
}

std::vector<Repeat> find_repeats(const RowMarks& marks, const std::vector<bool>& counts, const Comparison& rows,
                                 KeyIndex& index) {
  std::vector<Repeat> repeats;
  const std::size_t count = marks.state.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (i + prefetch_distance < count) index.prefetch(marks.identity[i + prefetch_distance]);
    if (!counts[i]) continue;
    const auto row = static_cast<std::uint32_t>(i);
    const auto first =
        index.find_or_add(marks.identity[i], row, [&](std::uint32_t other) { return rows.same_identity(other, row); });
    if (first.has_value()) repeats.push_back({*first, row});
  }
  std::sort(repeats.begin(), repeats.end(),
            [](const Repeat& a, const Repeat& b) { return std::tie(a.first, a.row) < std::tie(b.first, b.row); });
  return repeats;
}

}  // namespace

SameRows find_same_rows(const SourceRows& source, const std::string& key, bool each_is_a_row) {
  const RowMarks& marks = source.marks();
  const Comparison rows(source, key);
  SameRows result{{}, 0, 0, {}, KeyIndex(marks.state.size())};
  std::vector<bool> used = rows_of_their_own(source, rows);
  for (std::size_t i = 0; i < used.size(); ++i)
    result.duplicate += marks.state[i] == RowState::used && !used[i] ? 1 : 0;
  const std::vector<Repeat> repeats = find_repeats(marks, used, rows, result.index);

  std::vector<std::pair<std::uint32_t, std::uint32_t>> replaced;  // the first row of an identity → the one kept
  for (std::size_t begin = 0; begin < repeats.size();) {
    std::vector<std::uint32_t> group{repeats[begin].first};
    std::size_t end = begin;
    for (; end < repeats.size() && repeats[end].first == group.front(); ++end) group.push_back(repeats[end].row);
    for (const std::uint32_t row : group) used[row] = false;
    if (key.empty() || !rows.has_key(group.front())) {
      const std::vector<std::uint32_t> kept =
          most_in_one_file(group, source, key.empty() || each_is_a_row, result.repeated);
      for (const std::uint32_t row : kept) used[row] = true;
      result.duplicate += end - begin + 1 - kept.size();
      replaced.emplace_back(repeats[begin].first, kept.front());
      begin = end;
      continue;
    }
    begin = end;
    const std::uint32_t first = group.front();
    const std::uint32_t kept = settle(group, rows, result);
    used[kept] = true;
    replaced.emplace_back(first, kept);
  }
  std::sort(result.conflicts.begin(), result.conflicts.end(),
            [](const Conflict& a, const Conflict& b) { return a.row < b.row; });

  for (std::size_t i = 0; i < used.size(); ++i) {
    if (used[i]) result.used.push_back(static_cast<std::uint32_t>(i));
  }
  if (result.used.size() == used.size()) return result;
  std::vector<std::uint32_t> new_row(used.size(), 0);
  for (std::size_t i = 0; i < result.used.size(); ++i) new_row[result.used[i]] = static_cast<std::uint32_t>(i);
  for (const auto& [first, kept] : replaced) new_row[first] = new_row[kept];
  result.index.renumber(new_row);
  return result;
}

}  // namespace cxkpi::exports
