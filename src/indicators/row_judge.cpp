#include "indicators/row_judge.h"

#include <algorithm>

namespace cxkpi {
namespace {

std::optional<std::size_t> bind(const std::optional<expr::Checked>& checked, expr::Program& program) {
  if (!checked) return std::nullopt;
  return program.add(checked->formula);
}

}  // namespace

RowJudge::RowJudge(const Scan& scan, expr::Program& program)
    : reject_(bind(scan.reject, program)), where_(bind(scan.where, program)), pending_(bind(scan.pending, program)) {}

void RowJudge::judge(const expr::Program::Memory& memory, std::size_t count, Outcome* outcomes) const {
  std::fill_n(outcomes, count, Outcome::used);
  if (where_) {
    const std::int64_t* const holds = memory.values(*where_);
    for (std::size_t i = 0; i < count; ++i) outcomes[i] = holds[i] == 1 ? Outcome::used : Outcome::excluded;
  }
  if (pending_) {
    const std::int64_t* const holds = memory.values(*pending_);
    for (std::size_t i = 0; i < count; ++i) {
      outcomes[i] = outcomes[i] == Outcome::excluded && holds[i] == 1 ? Outcome::pending : outcomes[i];
    }
  }
  if (reject_) {
    const std::int64_t* const holds = memory.values(*reject_);
    for (std::size_t i = 0; i < count; ++i) {
      outcomes[i] = outcomes[i] != Outcome::excluded && holds[i] == 1 ? Outcome::rejected : outcomes[i];
    }
  }
}

}  // namespace cxkpi
