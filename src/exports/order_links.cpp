#include "exports/order_links.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace cxkpi::exports {
namespace {

constexpr std::size_t group_rows = 32;

// Finds the parents of rows [begin, end), a group at most. A look-up waits for memory; a group of them waits together,
// so the hashes of a group come first, with its places in the index asked for.
void find_parents(const Texts& children, const Texts& orders, const KeyIndex& index, std::size_t begin, std::size_t end,
                  std::vector<std::int32_t>& parents) {
  std::array<std::uint64_t, group_rows> hashes{};
  for (std::size_t row = begin; row < end; ++row) {
    hashes[row - begin] = key_hash(children[row]);
    index.prefetch(hashes[row - begin]);
  }
  for (std::size_t row = begin; row < end; ++row) {
    const std::string_view id = children[row];
    if (id.empty()) continue;
    const auto order = index.find(hashes[row - begin], [&](std::uint32_t other) { return orders[other] == id; });
    if (order.has_value()) parents[row] = static_cast<std::int32_t>(*order);
  }
}

}  // namespace

OrderLinks link_to_orders(const Texts& children, const Texts& orders, const KeyIndex& index) {
  OrderLinks links;
  links.parents.assign(children.size(), -1);
  for (std::size_t group = 0; group < children.size(); group += group_rows) {
    find_parents(children, orders, index, group, std::min(children.size(), group + group_rows), links.parents);
  }
  for (std::size_t row = 0; row < links.parents.size(); ++row) {
    if (links.parents[row] >= 0) continue;
    ++(children[row].empty() ? links.unlinked : links.orphans);
  }
  return links;
}

}  // namespace cxkpi::exports
