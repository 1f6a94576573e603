// Finding rows by a hash of what identifies them. The hash only leads to candidates; the caller compares the real
// thing.
#pragma once

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace cxkpi::exports {

[[nodiscard]] inline std::uint64_t key_hash(std::string_view key) noexcept {
  return XXH3_64bits(key.data(), key.size());
}

// The identity of a row without a key, from the hash of its bytes: spread anew, so that it meets key hashes by chance
// only.
[[nodiscard]] inline std::uint64_t identity_of_content(std::uint64_t content) noexcept {
  std::uint64_t mixed = content ^ 0x9E3779B97F4A7C15U;
  mixed = (mixed ^ (mixed >> 32U)) * 0xD6E8FEB86659FD93U;
  return mixed ^ (mixed >> 29U);
}

// What a value adds to the hash of a row's content: each counts for its column, whose hash `salt` is, and their order
// says nothing.
[[nodiscard]] inline std::uint64_t value_mark(std::uint64_t salt, std::uint64_t value) noexcept {
  return identity_of_content(value * 0x9E3779B97F4A7C15U + salt);
}

// Open addressing over (hash, row), at most two thirds full. Rows are numbered below 2^32 - 1.
class KeyIndex {
 public:
  // Room for this many rows.
  explicit KeyIndex(std::size_t rows);

  // The first row with this hash for which same(row) holds; when there is none, `row` is added under the hash.
  template <class Same>
  std::optional<std::uint32_t> find_or_add(std::uint64_t hash, std::uint32_t row, Same same) {
    std::size_t at = hash & mask_;
    for (; slots_[at].row != no_row; at = (at + 1) & mask_) {
      if (slots_[at].tag == tag_of(hash) && same(slots_[at].row)) return slots_[at].row;
    }
    slots_[at] = {tag_of(hash), row};
    return std::nullopt;
  }

  template <class Same>
  [[nodiscard]] std::optional<std::uint32_t> find(std::uint64_t hash, Same same) const {
    for (std::size_t at = hash & mask_; slots_[at].row != no_row; at = (at + 1) & mask_) {
      if (slots_[at].tag == tag_of(hash) && same(slots_[at].row)) return slots_[at].row;
    }
    return std::nullopt;
  }

  // Asks memory for the place of a hash that will soon be looked up.
  void prefetch(std::uint64_t hash) const noexcept { __builtin_prefetch(&slots_[hash & mask_]); }

  // Row r becomes new_row[r].
  void renumber(std::span<const std::uint32_t> new_row);

 private:
  static constexpr std::uint32_t no_row = std::numeric_limits<std::uint32_t>::max();
  struct Slot {
    std::uint32_t tag = 0;
    std::uint32_t row = no_row;
  };
  static std::uint32_t tag_of(std::uint64_t hash) noexcept { return static_cast<std::uint32_t>(hash >> 32U); }

  std::vector<Slot> slots_;
  std::size_t mask_;
};

}  // namespace cxkpi::exports
