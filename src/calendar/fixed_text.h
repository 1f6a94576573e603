// Eight characters of a fixed layout, checked and turned into numbers together. Little-endian machines only.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace cxkpi {

// Eight characters at fixed places, held in one word so that they are checked and turned into numbers together.
class FixedText {
 public:
  // `layout` has a 0 for each digit and the separators themselves.
  constexpr FixedText(const std::array<char, 8>& text, const std::array<char, 8>& layout) noexcept
      : digits_(word(text) ^ word(layout)) {
    std::array<char, 8> room{};  // what may be added to a byte before its highest bit is set: up to 9, or 0
    for (std::size_t i = 0; i < room.size(); ++i) room[i] = layout[i] == '0' ? 0x7F - 9 : 0x7F;
    follows_ = (((digits_ + word(room)) | digits_) & 0x8080808080808080) == 0;
    pairs_ = digits_ * 10 + (digits_ >> 8);
  }

  [[nodiscard]] constexpr bool follows_layout() const noexcept { return follows_; }

  // The number of the two digits at a place and the next.
  [[nodiscard]] constexpr int number_at(int place) const noexcept {
    return static_cast<int>((pairs_ >> (8 * place)) & 0xFF);
  }

 private:
  static constexpr std::uint64_t word(const std::array<char, 8>& text) noexcept {
    return std::bit_cast<std::uint64_t>(text);
  }

  std::uint64_t digits_;
  std::uint64_t pairs_;
  bool follows_;
};

inline std::array<char, 8> eight_characters(const char* at) noexcept {
  std::array<char, 8> text;
  std::memcpy(text.data(), at, text.size());
  return text;
}

}  // namespace cxkpi
