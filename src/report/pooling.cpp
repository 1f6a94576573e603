#include "report/pooling.h"

#include <algorithm>

namespace cxkpi {

Pooled Pooling::own(Period period, std::size_t segment) const {
  Pooled out;
  const std::size_t first = segment == 0 ? 0 : segment - 1;
  const std::size_t behind = segment == 0 ? scanned_.segments : segment;
  for (const std::size_t bin : scanned_.places_of(period, bins_)) {
    for (std::size_t at = first; at < behind; ++at) {
      out.state.merge(scanned_.states[bin * scanned_.segments + at]);
      out.account.merge(scanned_.accounts[bin * scanned_.segments + at]);
    }
  }
  return out;
}

Pooled Pooling::part(Period period, std::size_t segment) const {
  Pooled out = own(period, segment);
  if (!calculator_.scans()[0].split_of_lists || segment == 0) return out;
  for (std::size_t other = 1; other <= scanned_.segments; ++other) {
    const std::vector<std::uint32_t>& members = segments_.members(other - 1);
    if (std::find(members.begin(), members.end(), segment - 1) == members.end()) continue;
    const Pooled more = own(period, other);
    out.state.merge(more.state);
    out.account.merge(more.account);
  }
  return out;
}

Pooled Pooling::share(Period period, std::size_t segment) const {
  Pooled out = part(period, segment);
  if (!calculator_.scans()[0].split) return out;
  State whole = own(period, segment).state;
  for (std::size_t other = 1; segment != 0 && other <= scanned_.segments; ++other) {
    if (other != segment && same_whole(segment - 1, other - 1)) whole.merge(own(period, other).state);
  }
  out.state = calculator_.share(out.state, whole);
  return out;
}

// Two split segments that differ in the split's value only.
bool Pooling::same_whole(std::size_t a, std::size_t b) const {
  const std::vector<std::string>& left = segments_.values(a);
  const std::vector<std::string>& right = segments_.values(b);
  return left.size() == right.size() && left.back() == right.back() &&
         std::equal(left.begin(), left.end() - 2, right.begin());
}

}  // namespace cxkpi
