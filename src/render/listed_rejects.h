// Which rows that were not used a page lists: all, or the first of each kind, so that a frequent fault hides no rare
// one.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "cxkpi/report/report.h"

namespace cxkpi::render {

struct ListedRejects {
  std::vector<const Reject*> listed;                       // in the order given
  std::map<std::string, std::uint64_t, std::less<>> more;  // by source: how many are not listed, if any

  [[nodiscard]] std::uint64_t all_more() const;
};

// The first ten of each source, column and reason, values and numbers in the reason aside; or all that the report has.
[[nodiscard]] ListedRejects listed_rejects(const Report& report, bool all);

}  // namespace cxkpi::render
