// Columns of texts only grow at their end. What other rows are to have is collected, and each column rewritten once.
#pragma once

#include <cstddef>
#include <vector>

#include "exports/source_rows.h"

namespace cxkpi::exports {

class TextMoves {
 public:
  explicit TextMoves(SourceRows& rows) : rows_(&rows), moves_(rows.kept().size()) {}

  // In the column of this slot, row `to` gets the text that row `from` has. Each row once.
  void move(std::size_t slot, std::size_t from, std::size_t to) { moves_[slot].push_back({to, from}); }

  void apply();

 private:
  struct Move {
    std::size_t to;
    std::size_t from;
  };
  SourceRows* rows_;
  std::vector<std::vector<Move>> moves_;  // by slot
};

}  // namespace cxkpi::exports
