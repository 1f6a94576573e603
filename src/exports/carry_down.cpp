#include "exports/carry_down.h"

#include <limits>
#include <optional>
#include <string_view>

#include "cxkpi/table/column.h"
#include "exports/field_text.h"
#include "exports/key_index.h"
#include "exports/text_moves.h"

namespace cxkpi::exports {
namespace {

// Carries one column of ids down.
class Carrying {
 public:
  Carrying(SourceRows& rows, const ColumnSpec& column, std::size_t slot, bool is_key)
      : rows_(rows), marks_(rows.marks()), spec_(column), slot_(slot), is_key_(is_key), moves_(rows) {}

  void down(const FileRows& file) {
    constexpr std::size_t nothing = std::numeric_limits<std::size_t>::max();
    std::size_t above = nothing;
    auto bad = file.bad_lines.begin();
    for (std::size_t row = file.begin; row < file.end; ++row) {
      const std::uint64_t line = rows_.origin(row).line;
      for (; bad != file.bad_lines.end() && *bad < line; ++bad) above = nothing;
      const std::string_view id = rows_.column_at(slot_).texts[row];
      if (is_damaged_id(id)) {
        above = nothing;
      } else if (!id.empty()) {
        above = row;
      } else if (above != nothing) {
        take(row, above);
      } else if (marks_.state[row] == RowState::used) {
        marks_.state[row] = RowState::rejected;
        lost_.push_back({row, &spec_, LostRow::Why::nothing_above, 0});
      }
    }
  }

  void finish(std::vector<LostRow>& lost) {
    moves_.apply();
    lost.insert(lost.end(), lost_.begin(), lost_.end());
  }

 private:
  // The row is then what it would be with the number written out.
  void take(std::size_t row, std::size_t from) {
    if (marks_.state[row] == RowState::empty) return;
    moves_.move(slot_, from, row);
    const std::uint64_t hash = key_hash(rows_.column_at(slot_).texts[from]);
    const bool told_by_content = marks_.identity[row] == identity_of_content(marks_.content[row]);
    marks_.content[row] += value_mark(key_hash(spec_.name), hash);
    if (told_by_content) marks_.identity[row] = identity_of_content(marks_.content[row]);
    if (is_key_) marks_.identity[row] = hash;
  }

  SourceRows& rows_;
  RowMarks& marks_;
  const ColumnSpec& spec_;
  std::size_t slot_;
  bool is_key_;
  TextMoves moves_;
  std::vector<LostRow> lost_;
};

}  // namespace

std::vector<LostRow> carry_down(SourceRows& rows, const std::vector<FileRows>& files, const SourceSchema& schema) {
  std::vector<LostRow> lost;
  for (const ColumnSpec& column : schema.columns) {
    const bool is_key = column.name == schema.key;
    const std::optional<std::size_t> slot = position_of(rows.kept(), column.name);
    if ((!is_key && column.name != "order_id") || !slot) continue;
    const auto at = static_cast<std::size_t>(&column - schema.columns.data());
    Carrying carrying(rows, column, *slot, is_key);
    for (const FileRows& file : files) {
      const bool has_column = file.file->matching.columns[at].header >= 0;
      if (has_column && file.file->config.carry.value_or(false)) carrying.down(file);
    }
    carrying.finish(lost);
  }
  return lost;
}

}  // namespace cxkpi::exports
