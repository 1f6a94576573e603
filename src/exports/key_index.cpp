#include "exports/key_index.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>

namespace cxkpi::exports {

std::uint64_t key_hash(std::string_view key) noexcept { return XXH3_64bits(key.data(), key.size()); }

std::uint64_t identity_of_content(std::uint64_t content) noexcept {
  std::uint64_t mixed = content ^ 0x9E3779B97F4A7C15U;
  mixed = (mixed ^ (mixed >> 32U)) * 0xD6E8FEB86659FD93U;
  return mixed ^ (mixed >> 29U);
}

KeyIndex::KeyIndex(std::size_t rows)
    : slots_(std::bit_ceil(std::max<std::size_t>(rows + rows / 2 + 1, 16))), mask_(slots_.size() - 1) {}

void KeyIndex::renumber(std::span<const std::uint32_t> new_row) {
  for (Slot& slot : slots_) {
    if (slot.row != no_row) slot.row = new_row[slot.row];
  }
}

}  // namespace cxkpi::exports
