// A column of texts in one run of bytes. An empty text is an unknown one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace cxkpi {

class Texts {
 public:
  void push(std::string_view text) {
    bytes_.insert(bytes_.end(), text.begin(), text.end());
    ends_.push_back(bytes_.size());
  }
  [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
  [[nodiscard]] std::size_t bytes() const noexcept { return bytes_.size(); }
  void reserve(std::size_t texts, std::size_t bytes);
  [[nodiscard]] std::string_view operator[](std::size_t row) const noexcept {
    const std::uint64_t begin = row == 0 ? 0 : ends_[row - 1];
    return {bytes_.data() + begin, static_cast<std::size_t>(ends_[row] - begin)};
  }

  // Adds the other's texts after these.
  void append(const Texts& other);

  // Keeps only these rows, in this order.
  void keep(std::span<const std::uint32_t> rows);

 private:
  std::vector<char> bytes_;
  std::vector<std::uint64_t> ends_;
};

}  // namespace cxkpi
