#include "exports/order_links.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "cxkpi/table/parallel.h"

namespace cxkpi::exports {
namespace {

constexpr std::size_t part_rows = std::size_t{1} << 16U;
constexpr std::size_t group_rows = 32;

// Finds the parents of rows [begin, end). A look-up waits for memory; a group of them waits together, so the hashes of
// a group come first, with its places in the index asked for.
void find_parents(const Texts& children, const Texts& orders, const KeyIndex& index, std::size_t begin, std::size_t end,
                  std::vector<std::int32_t>& parents) {
  std::array<std::uint64_t, group_rows> hashes{};
  for (std::size_t group = begin; group < end; group += group_rows) {
    const std::size_t count = std::min(group_rows, end - group);
    for (std::size_t i = 0; i < count; ++i) {
      hashes[i] = key_hash(children[group + i]);
      index.prefetch(hashes[i]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const std::string_view id = children[group + i];
      if (id.empty()) continue;
      const auto order = index.find(hashes[i], [&](std::uint32_t row) { return orders[row] == id; });
      if (order.has_value()) parents[group + i] = static_cast<std::int32_t>(*order);
    }
  }
}

}  // namespace

OrderLinks link_to_orders(const Texts& children, const Texts& orders, const KeyIndex& index, unsigned threads) {
  OrderLinks links;
  links.parents.assign(children.size(), -1);
  parallel_for(children.size(), part_rows, threads, [&](unsigned, std::size_t begin, std::size_t end) {
    find_parents(children, orders, index, begin, end, links.parents);
  });
  for (std::size_t row = 0; row < links.parents.size(); ++row) {
    if (links.parents[row] >= 0) continue;
    ++(children[row].empty() ? links.unlinked : links.orphans);
  }
  return links;
}

}  // namespace cxkpi::exports
