#include "exports/fold_records.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "cxkpi/table/column.h"
#include "exports/key_index.h"
#include "exports/text_moves.h"

namespace cxkpi::exports {
namespace {

bool has_texts(const Column& column) { return column.type == Type::key || column.type == Type::text; }

RowShape shape_of(const FileRows& rows) { return rows.file->config.rows.value_or(RowShape::each); }

// The rows of one key, ascending.
using Group = std::span<const std::size_t>;

class Folding {
 public:
  // `files` are folded together, and have one shape. Rows are rejected and texts are moved for the caller.
  Folding(SourceRows& rows, const std::vector<const FileRows*>& files, const SourceSchema& schema, TextMoves& texts,
          std::vector<LostRow>& lost)
      : rows_(rows),
        files_(files),
        key_(*schema.find(schema.key)),
        keys_(rows.find(schema.key)->texts),
        marks_(rows.marks()),
        texts_(texts),
        lost_(lost),
        is_events_(shape_of(*files.front()) == RowShape::events) {
    for (std::size_t slot = 0; slot < rows.kept().size(); ++slot) {
      const ColumnSpec& spec = *rows.kept()[slot].spec;
      const auto column = static_cast<std::size_t>(&spec - schema.columns.data());
      sums_.push_back(files.front()->file->matching.columns[column].sum);
      const bool any_has = std::any_of(files.begin(), files.end(), [column](const FileRows* file) {
        return file->file->matching.columns[column].header >= 0;
      });
      if (spec.required && !spec.may_be_blank && any_has) needed_.push_back(slot);
    }
  }

  void run() {
    const std::vector<std::pair<std::size_t, std::size_t>> rows = by_key();
    std::vector<std::size_t> group;
    for (std::size_t begin = 0; begin < rows.size();) {
      group.clear();
      std::size_t end = begin;
      for (; end < rows.size() && rows[end].first == rows[begin].first; ++end) group.push_back(rows[end].second);
      if (files_.front()->file->found_items) {
        fold_runs(group);
      } else {
        fold(group);
      }
      begin = end;
    }
  }

 private:
  // Each row behind the first row of its key, by that one and by itself. Rejected rows are among them, those that are
  // left out or empty are not.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> by_key() const {
    std::size_t count = 0;
    for (const FileRows* file : files_) count += file->end - file->begin;
    KeyIndex index(count);
    std::vector<std::pair<std::size_t, std::size_t>> rows;
    rows.reserve(count);
    for (const FileRows* file : files_) {
      for (std::size_t row = file->begin; row < file->end; ++row) {
        if (marks_.state[row] != RowState::used && marks_.state[row] != RowState::rejected) continue;
        const std::string_view key = keys_[row];
        std::optional<std::uint32_t> first;
        if (!key.empty()) {
          first = index.find_or_add(key_hash(key), static_cast<std::uint32_t>(row),
                                    [&](std::uint32_t other) { return keys_[other] == key; });
        }
        rows.emplace_back(first ? *first : row, row);
      }
    }
    std::sort(rows.begin(), rows.end());
    return rows;
  }

  // Where nobody said that records are items, only those are that follow each other and agree; the others stay rows of
  // their own, and are repetitions or conflicts.
  void fold_runs(Group group) {
    for (std::size_t begin = 0; begin < group.size();) {
      std::size_t end = begin + 1;
      while (end < group.size() && group[end] == group[end - 1] + 1 &&
             agrees(group.subspan(begin, end - begin), group[end]))
        ++end;
      fold(group.subspan(begin, end - begin));
      begin = end;
    }
  }

  [[nodiscard]] bool agrees(Group run, std::size_t row) const {
    for (std::size_t slot = 0; slot < sums_.size(); ++slot) {
      if (sums_[slot]) continue;
      const Column& column = rows_.column_at(slot);
      if (has_texts(column)) {
        const std::optional<std::size_t> known = first_known(column, run);
        if (known && !column.texts[row].empty() && column.texts[*known] != column.texts[row]) return false;
        continue;
      }
      const auto known =
          std::find_if(run.begin(), run.end(), [&](std::size_t other) { return column.value(other) != null_value; });
      const std::int64_t value = column.value(row);
      if (known != run.end() && value != null_value && column.value(*known) != value) return false;
    }
    return true;
  }

  void fold(Group group) {
    const auto bad = std::find_if(group.begin(), group.end(),
                                  [&](std::size_t row) { return marks_.state[row] == RowState::rejected; });
    if (bad != group.end()) return lose(group, key_, LostRow::Why::another_record, *bad);
    const std::size_t row = is_events_ ? last(group) : group.front();
    if (!is_events_ && !merge(group)) return;
    if (lacks(group, row)) return;
    for (const std::size_t other : group) {
      if (other != row) marks_.state[other] = RowState::folded;
    }
  }

  [[nodiscard]] std::size_t last(Group group) const {
    const auto rank = [&](std::size_t row) {
      return std::tuple(marks_.rank.empty() ? null_value : marks_.rank[row], marks_.newest[row], rows_.file_rank(row),
                        row);
    };
    return *std::max_element(group.begin(), group.end(),
                             [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  }

  // Into the first row. False when the key is lost.
  bool merge(Group group) {
    const std::size_t first = group.front();
    for (std::size_t slot = 0; slot < sums_.size(); ++slot) {
      if (!merge_column(slot, group)) return false;
    }
    for (const std::size_t row : group.subspan(1)) {
      const int known = marks_.known[first] + marks_.known[row];
      marks_.known[first] = static_cast<std::uint8_t>(std::min<int>(known, std::numeric_limits<std::uint8_t>::max()));
      marks_.newest[first] = std::max(marks_.newest[first], marks_.newest[row]);
      marks_.content[first] += marks_.content[row];  // the order of an order's items says nothing
    }
    return true;
  }

  bool merge_column(std::size_t slot, Group group) {
    Column& column = rows_.column_at(slot);
    const std::size_t first = group.front();
    if (has_texts(column)) {
      const std::optional<std::size_t> known = first_known(column, group);
      if (known && *known != first) texts_.move(slot, *known, first);
      return true;
    }
    std::int64_t value = column.value(first);
    for (const std::size_t row : group.subspan(1)) {
      if (!sums_[slot] && value != null_value) break;
      const std::int64_t more = column.value(row);
      if (more == null_value) continue;
      if (value == null_value) {
        value = more;
      } else if (__builtin_add_overflow(value, more, &value)) {
        lose(group, *rows_.kept()[slot].spec, LostRow::Why::too_large, first);
        return false;
      }
    }
    column.set(first, value);
    return true;
  }

  [[nodiscard]] static std::optional<std::size_t> first_known(const Column& column, Group group) {
    const auto known =
        std::find_if(group.begin(), group.end(), [&](std::size_t row) { return !column.texts[row].empty(); });
    return known == group.end() ? std::nullopt : std::optional(*known);
  }

  // Whether the row that stands for the group is without a value that it needs; the group is then lost.
  bool lacks(Group group, std::size_t row) {
    for (const std::size_t slot : needed_) {
      const Column& column = rows_.column_at(slot);
      const bool known = !has_texts(column) ? column.value(row) != null_value
                         : is_events_       ? !column.texts[row].empty()
                                            : first_known(column, group).has_value();
      if (known) continue;
      lose(group, *rows_.kept()[slot].spec, is_events_ ? LostRow::Why::missing_in_last : LostRow::Why::missing_in_all,
           row);
      return true;
    }
    return false;
  }

  void lose(Group group, const ColumnSpec& column, LostRow::Why why, std::size_t other) {
    for (const std::size_t row : group) {
      if (marks_.state[row] != RowState::used) continue;
      marks_.state[row] = RowState::rejected;
      lost_.push_back({row, &column, why, other});
    }
  }

  SourceRows& rows_;
  const std::vector<const FileRows*>& files_;
  const ColumnSpec& key_;
  const Texts& keys_;
  RowMarks& marks_;
  TextMoves& texts_;
  std::vector<LostRow>& lost_;
  bool is_events_;
  std::vector<bool> sums_;           // by slot
  std::vector<std::size_t> needed_;  // slots
};

}  // namespace

std::vector<LostRow> fold_records(SourceRows& rows, const std::vector<FileRows>& files, const SourceSchema& schema) {
  std::vector<LostRow> lost;
  if (rows.find(schema.key) == nullptr) return lost;
  TextMoves texts(rows);
  std::vector<const FileRows*> events;
  for (const FileRows& file : files) {
    if (shape_of(file) == RowShape::items) {
      const std::vector<const FileRows*> alone = {&file};
      Folding(rows, alone, schema, texts, lost).run();
    }
    if (shape_of(file) == RowShape::events) events.push_back(&file);
  }
  if (!events.empty()) Folding(rows, events, schema, texts, lost).run();
  texts.apply();
  return lost;
}

}  // namespace cxkpi::exports
