#include "report/pareto.h"

namespace cxkpi {

void cumulate_shares(IndicatorResult& indicator, const std::vector<Segment>& segments) {
  if (indicator.shares_overlap) return;
  std::vector<Cell*> shares;
  for (Cell& cell : indicator.cells) {
    if (segments.at(cell.segment).share && cell.denominator > 0) shares.push_back(&cell);
  }
  for (Cell* const cell : shares) {
    const Segment& own = segments.at(cell->segment);
    double sum = 0;
    for (const Cell* const other : shares) {
      const Segment& theirs = segments.at(other->segment);
      if (other->period != cell->period || theirs.values != own.values || theirs.share->first != own.share->first)
        continue;
      const bool before = other->numerator > cell->numerator ||
                          (other->numerator == cell->numerator && theirs.share->second <= own.share->second);
      if (before) sum += other->numerator;
    }
    cell->cumulated = sum / cell->denominator;
  }
}

}  // namespace cxkpi
