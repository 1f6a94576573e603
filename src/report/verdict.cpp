#include "report/verdict.h"

namespace cxkpi {
namespace {

bool reaches(const Quotient& value, const Decimal& target, Better better) noexcept {
  const std::strong_ordering order = compare(value, target);
  return better == Better::higher ? order >= 0 : order <= 0;
}

}  // namespace

Status verdict_of(const Quotient& value, const Targets& targets, Better better) noexcept {
  if (better == Better::neither || (!targets.warn && !targets.fail)) return Status::none;
  if (targets.fail && !reaches(value, *targets.fail, better)) return Status::fail;
  if (targets.warn && !reaches(value, *targets.warn, better)) return Status::warn;
  return Status::ok;
}

std::vector<Guard> guards_of(const Quotient& value, const Targets& targets) {
  std::vector<Guard> guards;
  for (const std::optional<Decimal>& target : {targets.warn, targets.fail}) {
    if (!target) continue;
    const std::strong_ordering order = compare(value, *target);
    guards.push_back({*target, order < 0 ? -1 : order > 0 ? 1 : 0});
  }
  return guards;
}

}  // namespace cxkpi
