#include "exports/fold_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "cxkpi/table/column.h"
#include "exports/key_index.h"
#include "exports/printable.h"

namespace cxkpi::exports {
namespace {

bool has_texts(const Column& column) { return column.type == Type::key || column.type == Type::text; }

// Gives some rows of a column of texts another row's text; `from` is by row.
void take_texts(Column& column, const std::map<std::size_t, std::size_t>& from) {
  if (from.empty()) return;
  Texts texts;
  for (std::size_t row = 0; row < column.texts.size(); ++row) {
    const auto other = from.find(row);
    texts.push(column.texts[other == from.end() ? row : other->second]);
  }
  column.texts = std::move(texts);
}

std::string shown(std::string_view key) { return in_quotes(cut(key, 40)); }

RowShape shape_of(const FileRows& rows) { return rows.file->config.rows.value_or(RowShape::each); }

// The rows of one key, ascending.
using Group = std::vector<std::size_t>;

class Folding {
 public:
  // `files` are folded together, and have one shape.
  Folding(SourceRows& rows, const std::vector<const FileRows*>& files, const SourceSchema& schema)
      : rows_(rows), files_(files), schema_(schema), marks_(rows.marks()), from_(rows.kept().size()) {}

  std::vector<LostRow> run() {
    const bool events = shape_of(*files_.front()) == RowShape::events;
    for (const Group& group : groups()) {
      if (is_lost(group)) continue;
      const std::size_t row = events ? last(group) : merge(group);
      for (const std::size_t other : group) {
        if (other != row) marks_.state[other] = RowState::folded;
      }
      check_required(group, row);
    }
    for (std::size_t slot = 0; slot < from_.size(); ++slot) {
      if (has_texts(rows_.column_at(slot))) take_texts(rows_.column_at(slot), from_[slot]);
    }
    return std::move(lost_);
  }

 private:
  // By key, in the order of their first rows. Rejected rows are among them, those left out are not.
  [[nodiscard]] std::vector<Group> groups() const {
    const Texts& keys = rows_.find(schema_.key)->texts;
    KeyIndex index(rows_.rows());
    std::vector<Group> found;
    std::vector<std::size_t> group_of(rows_.rows());
    for (const FileRows* file : files_) {
      for (std::size_t row = file->begin; row < file->end; ++row) {
        const std::string_view key = keys[row];
        const bool counts = marks_.state[row] == RowState::used || marks_.state[row] == RowState::rejected;
        if (!counts || key.empty()) continue;
        const auto first = index.find_or_add(key_hash(key), static_cast<std::uint32_t>(row),
                                             [&](std::uint32_t other) { return keys[other] == key; });
        if (!first) found.emplace_back();
        group_of[row] = first ? group_of[*first] : found.size() - 1;
        found[group_of[row]].push_back(row);
      }
    }
    return found;
  }

  // What one unreadable record does to the others of its key.
  bool is_lost(const Group& group) {
    const auto bad = std::find_if(group.begin(), group.end(),
                                  [&](std::size_t row) { return marks_.state[row] == RowState::rejected; });
    if (bad == group.end()) return false;
    const std::string reason =
        fmt::format("the record of {} on line {} is rejected", shown(key_of(*bad)), rows_.origin(*bad).line);
    for (const std::size_t row : group) {
      if (marks_.state[row] == RowState::used) lose(row, schema_.key, reason);
    }
    return true;
  }

  [[nodiscard]] std::size_t last(const Group& group) const {
    const auto rank = [&](std::size_t row) {
      return std::tuple(marks_.rank.empty() ? null_value : marks_.rank[row], marks_.newest[row], rows_.file_rank(row),
                        row);
    };
    return *std::max_element(group.begin(), group.end(),
                             [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  }

  std::size_t merge(const Group& group) {
    const std::size_t first = group.front();
    for (std::size_t slot = 0; slot < from_.size(); ++slot) merge_column(slot, group);
    for (auto row = group.begin() + 1; row != group.end(); ++row) {
      const int known = marks_.known[first] + marks_.known[*row];
      marks_.known[first] = static_cast<std::uint8_t>(std::min<int>(known, std::numeric_limits<std::uint8_t>::max()));
      marks_.newest[first] = std::max(marks_.newest[first], marks_.newest[*row]);
      marks_.content[first] += marks_.content[*row];  // the order of an order's items says nothing
    }
    return first;
  }

  void merge_column(std::size_t slot, const Group& group) {
    Column& column = rows_.column_at(slot);
    const std::size_t first = group.front();
    if (has_texts(column)) {
      const auto known =
          std::find_if(group.begin(), group.end(), [&](std::size_t row) { return !column.texts[row].empty(); });
      if (known != group.end() && *known != first) from_[slot][first] = *known;
      return;
    }
    const bool sum = sums(slot);
    std::int64_t value = column.value(first);
    for (auto row = group.begin() + 1; row != group.end() && (sum || value == null_value); ++row) {
      const std::int64_t more = column.value(*row);
      if (more == null_value) continue;
      if (value == null_value) {
        value = more;
      } else if (__builtin_add_overflow(value, more, &value)) {
        return lose(first, column.name, "the sum of its records is too large");
      }
    }
    column.set(first, value);
  }

  [[nodiscard]] bool sums(std::size_t slot) const {
    const auto column = static_cast<std::size_t>(rows_.kept()[slot].spec - schema_.columns.data());
    return files_.front()->file->matching.columns[column].sum;
  }

  void check_required(const Group& group, std::size_t row) {
    for (std::size_t slot = 0; slot < from_.size(); ++slot) {
      const ColumnSpec& spec = *rows_.kept()[slot].spec;
      const auto column = static_cast<std::size_t>(&spec - schema_.columns.data());
      const bool is_needed = spec.required && !spec.may_be_blank && some_file_has(column);
      if (!is_needed || marks_.state[row] != RowState::used || is_known(slot, row)) continue;
      const bool events = shape_of(*files_.front()) == RowShape::events;
      const std::string reason = fmt::format("{} is missing in {} of {}", spec.name,
                                             events ? "the last record" : "all records", shown(key_of(row)));
      for (const std::size_t record : group) lose(record, spec.name, reason);
    }
  }

  [[nodiscard]] bool some_file_has(std::size_t column) const {
    return std::any_of(files_.begin(), files_.end(),
                       [&](const FileRows* rows) { return rows->file->matching.columns[column].header >= 0; });
  }

  [[nodiscard]] bool is_known(std::size_t slot, std::size_t row) const {
    const Column& column = rows_.column_at(slot);
    if (!has_texts(column)) return column.value(row) != null_value;
    return from_[slot].contains(row) || !column.texts[row].empty();
  }

  [[nodiscard]] std::string_view key_of(std::size_t row) const { return rows_.find(schema_.key)->texts[row]; }

  void lose(std::size_t row, const std::string& column, const std::string& reason) {
    marks_.state[row] = RowState::rejected;
    lost_.push_back({row, column, reason});
  }

  SourceRows& rows_;
  const std::vector<const FileRows*>& files_;
  const SourceSchema& schema_;
  RowMarks& marks_;
  std::vector<std::map<std::size_t, std::size_t>> from_;  // by slot: rows that take their text from another row
  std::vector<LostRow> lost_;
};

// Carries one column of ids down a file.
class Carrying {
 public:
  Carrying(SourceRows& rows, const FileRows& file, const std::string& column, bool is_key)
      : rows_(rows), file_(file), name_(column), column_(rows.column_named(column)), is_key_(is_key) {}

  std::vector<LostRow> run() {
    std::optional<std::size_t> above;
    auto bad = file_.bad_lines.begin();
    for (std::size_t row = file_.begin; row < file_.end; ++row) {
      const std::uint64_t line = rows_.origin(row).line;
      bool cut_off = false;
      for (; bad != file_.bad_lines.end() && *bad < line; ++bad) cut_off = true;
      if (cut_off) above.reset();
      if (!column_.texts[row].empty()) {
        above = row;
      } else if (above) {
        from_[row] = *above;
        if (is_key_) rows_.marks().identity[row] = key_hash(column_.texts[*above]);
      } else if (rows_.marks().state[row] == RowState::used) {
        rows_.marks().state[row] = RowState::rejected;
        lost_.push_back({row, name_, name_ + " is missing, and no record above that could be read has it"});
      }
    }
    take_texts(column_, from_);
    return std::move(lost_);
  }

 private:
  SourceRows& rows_;
  const FileRows& file_;
  const std::string& name_;
  Column& column_;
  bool is_key_;
  std::map<std::size_t, std::size_t> from_;
  std::vector<LostRow> lost_;
};

}  // namespace

std::vector<LostRow> carry_down(SourceRows& rows, const FileRows& file, const SourceSchema& schema) {
  std::vector<LostRow> lost;
  if (!file.file->config.carry.value_or(false)) return lost;
  for (const ColumnSpec& column : schema.columns) {
    const bool is_key = column.name == schema.key;
    const auto at = static_cast<std::size_t>(&column - schema.columns.data());
    if ((!is_key && column.name != "order_id") || file.file->matching.columns[at].header < 0) continue;
    std::vector<LostRow> more = Carrying(rows, file, column.name, is_key).run();
    lost.insert(lost.end(), more.begin(), more.end());
  }
  return lost;
}

std::vector<LostRow> fold_records(SourceRows& rows, const std::vector<FileRows>& files, const SourceSchema& schema) {
  if (rows.find(schema.key) == nullptr) return {};
  std::vector<std::vector<const FileRows*>> together;
  std::vector<const FileRows*> events;
  for (const FileRows& file : files) {
    if (shape_of(file) == RowShape::items) together.push_back({&file});
    if (shape_of(file) == RowShape::events) events.push_back(&file);
  }
  if (!events.empty()) together.push_back(std::move(events));
  std::vector<LostRow> lost;
  for (const std::vector<const FileRows*>& group : together) {
    std::vector<LostRow> more = Folding(rows, group, schema).run();
    lost.insert(lost.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return lost;
}

}  // namespace cxkpi::exports
