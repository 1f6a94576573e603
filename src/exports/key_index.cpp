#include "exports/key_index.h"

#include <algorithm>
#include <bit>

namespace cxkpi::exports {

KeyIndex::KeyIndex(std::size_t rows)
    : slots_(std::bit_ceil(std::max<std::size_t>(rows + rows / 2 + 1, 16))), mask_(slots_.size() - 1) {}

void KeyIndex::renumber(std::span<const std::uint32_t> new_row) {
  for (Slot& slot : slots_) {
    if (slot.row != no_row) slot.row = new_row[slot.row];
  }
}

}  // namespace cxkpi::exports
