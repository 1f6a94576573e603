#include "exports/row_marks.h"

#include "cxkpi/table/memory.h"
#include "cxkpi/table/type.h"

namespace cxkpi::exports {

void RowMarks::clear() {
  state.clear();
  known.clear();
  newest.clear();
  content.clear();
  record.clear();
  identity.clear();
  amounts.clear();
  rank.clear();
}

void RowMarks::reserve(std::size_t rows) {
  reserve_pages(state, rows);
  reserve_pages(known, rows);
  reserve_pages(newest, rows);
  reserve_pages(content, rows);
  reserve_pages(record, rows);
  reserve_pages(identity, rows);
}

void RowMarks::resize(std::size_t rows, bool with_rank, bool with_amounts) {
  if (with_amounts) amounts.resize(rows, 0);
  if (with_rank) rank.resize(rows, null_value);
  state.resize(rows, RowState::used);
  known.resize(rows, 0);
  newest.resize(rows, null_value);
  content.resize(rows, 0);
  record.resize(rows);
  identity.resize(rows, 0);
}

void RowMarks::append(const RowMarks& other) {
  state.insert(state.end(), other.state.begin(), other.state.end());
  known.insert(known.end(), other.known.begin(), other.known.end());
  newest.insert(newest.end(), other.newest.begin(), other.newest.end());
  content.insert(content.end(), other.content.begin(), other.content.end());
  record.insert(record.end(), other.record.begin(), other.record.end());
  identity.insert(identity.end(), other.identity.begin(), other.identity.end());
  amounts.insert(amounts.end(), other.amounts.begin(), other.amounts.end());
  rank.insert(rank.end(), other.rank.begin(), other.rank.end());
}

}  // namespace cxkpi::exports
