// The category texts that one thread has come across in one column, numbered as they came. Columns have few texts,
// mostly the same, so the usual ones are found without hashing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "cxkpi/table/dictionary.h"
#include "exports/key_index.h"

namespace cxkpi::exports {

class SeenTexts {
 public:
  // The number of a text that is not empty; a new one for a new text.
  [[nodiscard]] std::int32_t code(std::string_view text) {
    Recent& recent = recent_[place_of(text)];
    if (recent.text != text) {
      const std::int32_t code = texts_.code(text);
      recent = {texts_.text(code), code};
      if (static_cast<std::size_t>(code) == hashes_.size()) hashes_.push_back(key_hash(text));
    }
    return recent.code;
  }

  // key_hash() of the text with this number, computed once.
  [[nodiscard]] std::uint64_t hash(std::int32_t code) const { return hashes_[static_cast<std::size_t>(code)]; }

  [[nodiscard]] const Dictionary& texts() const noexcept { return texts_; }

  std::vector<std::int32_t> canonical;  // by number: the code in the data set's dictionary, once it is known

 private:
  struct Recent {
    std::string_view text;  // the dictionary's own, which stays where it is
    std::int32_t code = 0;
  };
  static constexpr std::size_t places = 64;
  static std::size_t place_of(std::string_view text) noexcept {
    const auto first = static_cast<unsigned char>(text.front());
    const auto last = static_cast<unsigned char>(text.back());
    return (text.size() * 7U + std::size_t{first} * 3U + last) % places;
  }

  Dictionary texts_;
  std::vector<std::uint64_t> hashes_;  // by number
  std::array<Recent, places> recent_{};
};

}  // namespace cxkpi::exports
