#include "cxkpi/table/dictionary.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <deque>

#include "cxkpi/table/type.h"

namespace cxkpi {
namespace {

constexpr std::size_t group_texts = 32;

std::uint64_t hash_of(std::string_view text) noexcept { return XXH3_64bits(text.data(), text.size()); }

}  // namespace

// Open addressing over (part of the hash, code), at most two thirds full. It is our own so that a column's keys, of
// which each look-up waits for memory, can be looked up in groups that wait together.
struct Dictionary::Entries {
  struct Slot {
    std::uint32_t tag = 0;
    std::int32_t code = null_narrow;
  };

  std::deque<std::string> texts;  // a deque: texts stay where they are
  std::vector<std::uint64_t> hashes;
  std::vector<Slot> slots = std::vector<Slot>(64);

  [[nodiscard]] std::size_t place(std::uint64_t hash) const noexcept { return hash & (slots.size() - 1); }
  static std::uint32_t tag_of(std::uint64_t hash) noexcept { return static_cast<std::uint32_t>(hash >> 32U); }

  // The slot of the text, or the free one where it belongs.
  [[nodiscard]] std::size_t find(std::uint64_t hash, std::string_view text) const {
    std::size_t at = place(hash);
    for (; slots[at].code != null_narrow; at = (at + 1) & (slots.size() - 1)) {
      if (slots[at].tag == tag_of(hash) && texts[static_cast<std::size_t>(slots[at].code)] == text) break;
    }
    return at;
  }

  void grow(std::size_t count) {
    const std::size_t needed = std::bit_ceil(count + count / 2 + 1);
    if (needed <= slots.size()) return;
    slots.assign(needed, {});
    for (std::size_t code = 0; code < hashes.size(); ++code) {
      std::size_t at = place(hashes[code]);
      while (slots[at].code != null_narrow) at = (at + 1) & (slots.size() - 1);
      slots[at] = {tag_of(hashes[code]), static_cast<std::int32_t>(code)};
    }
  }

  std::int32_t code(std::uint64_t hash, std::string_view text) {
    std::size_t at = find(hash, text);
    if (slots[at].code != null_narrow) return slots[at].code;
    if ((texts.size() + 1) * 3 > slots.size() * 2) {
      grow(2 * (texts.size() + 1));
      at = find(hash, text);
    }
    const auto fresh = static_cast<std::int32_t>(texts.size());
    texts.emplace_back(text);
    hashes.push_back(hash);
    slots[at] = {tag_of(hash), fresh};
    return fresh;
  }
};

Dictionary::Dictionary() : entries_(std::make_unique<Entries>()) {}
Dictionary::Dictionary(Dictionary&&) noexcept = default;
Dictionary& Dictionary::operator=(Dictionary&&) noexcept = default;
Dictionary::~Dictionary() = default;

std::int32_t Dictionary::code(std::string_view text) { return entries_->code(hash_of(text), text); }

std::vector<std::int32_t> Dictionary::codes(std::size_t count,
                                            const std::function<std::string_view(std::size_t)>& text) {
  std::vector<std::int32_t> codes(count, null_narrow);
  std::array<std::string_view, group_texts> texts;
  std::array<std::uint64_t, group_texts> hashes{};
  entries_->grow(entries_->texts.size() + count);
  for (std::size_t begin = 0; begin < count; begin += group_texts) {
    const std::size_t size = std::min(group_texts, count - begin);
    for (std::size_t i = 0; i < size; ++i) {
      texts[i] = text(begin + i);
      hashes[i] = hash_of(texts[i]);
      __builtin_prefetch(&entries_->slots[entries_->place(hashes[i])]);
    }
    for (std::size_t i = 0; i < size; ++i) {
      if (!texts[i].empty()) codes[begin + i] = entries_->code(hashes[i], texts[i]);
    }
  }
  return codes;
}

std::int32_t Dictionary::find(std::string_view text) const {
  return entries_->slots[entries_->find(hash_of(text), text)].code;
}

const std::string& Dictionary::text(std::int32_t code) const { return entries_->texts[static_cast<std::size_t>(code)]; }

std::int32_t Dictionary::size() const noexcept { return static_cast<std::int32_t>(entries_->texts.size()); }

}  // namespace cxkpi
