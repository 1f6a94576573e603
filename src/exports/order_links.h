// Which order each parcel, ticket or return belongs to.
#pragma once

#include <cstdint>
#include <vector>

#include "cxkpi/table/texts.h"
#include "exports/key_index.h"

namespace cxkpi::exports {

struct OrderLinks {
  std::vector<std::int32_t> parents;  // by child row: the order's row, -1 for none
  std::uint64_t orphans = 0;          // name an order that is not there
  std::uint64_t unlinked = 0;         // name no order
};

// `index` leads from the hash of an order's number to its row.
[[nodiscard]] OrderLinks link_to_orders(const Texts& children, const Texts& orders, const KeyIndex& index);

}  // namespace cxkpi::exports
