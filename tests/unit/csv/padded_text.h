// A writable text with the room that searches by sixteen bytes need, filled with characters that must not matter.
#pragma once

#include <string>
#include <string_view>

#include "csv/sixteen_bytes.h"

namespace cxkpi::csv {

class PaddedText {
 public:
  explicit PaddedText(std::string_view text, char padding = '\n')
      : size_(text.size()), bytes_(std::string(text) + '\0' + std::string(search_padding, padding)) {}

  [[nodiscard]] char* begin() { return bytes_.data(); }
  [[nodiscard]] char* end() { return bytes_.data() + size_; }

 private:
  std::size_t size_;
  std::string bytes_;
};

}  // namespace cxkpi::csv
