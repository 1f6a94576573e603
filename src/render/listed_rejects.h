// Which rows that were not used a page lists: all, or the first of each kind, so that a frequent fault hides no rare
// one.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "cxkpi/exports/exports.h"

namespace cxkpi::render {

struct ListedRejects {
  std::vector<const Reject*> listed;                     // in the order given
  std::map<std::string, std::size_t, std::less<>> more;  // by source: how many are not listed, if any
};

// The first ten of each source, column and reason, values and numbers in the reason aside.
[[nodiscard]] ListedRejects listed_rejects(std::span<const Reject> rejects, bool all);

}  // namespace cxkpi::render
