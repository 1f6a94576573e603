#include "exports/text_moves.h"

#include <algorithm>
#include <utility>

#include "cxkpi/table/column.h"

namespace cxkpi::exports {

void TextMoves::apply() {
  for (std::size_t slot = 0; slot < moves_.size(); ++slot) {
    std::vector<Move>& moves = moves_[slot];
    if (moves.empty()) continue;
    std::sort(moves.begin(), moves.end(), [](const Move& a, const Move& b) { return a.to < b.to; });
    Column& column = rows_->column_at(slot);
    Texts texts;
    auto move = moves.begin();
    for (std::size_t row = 0; row < column.texts.size(); ++row) {
      const bool moved = move != moves.end() && move->to == row;
      texts.push(column.texts[moved ? (move++)->from : row]);
    }
    column.texts = std::move(texts);
    moves.clear();
  }
}

}  // namespace cxkpi::exports
