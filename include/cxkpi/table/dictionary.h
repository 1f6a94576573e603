// The texts behind category codes. One dictionary serves a whole data set, so equal texts have equal codes everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace cxkpi {

class Dictionary {
 public:
  Dictionary();
  Dictionary(Dictionary&&) noexcept;
  Dictionary& operator=(Dictionary&&) noexcept;
  ~Dictionary();

  // The text's code, added when new. Codes count from 0 in order of first appearance; never compare them for order.
  std::int32_t code(std::string_view text);

  // Makes room for this many texts more.
  void reserve(std::size_t more);

  // null_narrow for a text that was never added.
  [[nodiscard]] std::int32_t find(std::string_view text) const;

  [[nodiscard]] const std::string& text(std::int32_t code) const;
  [[nodiscard]] std::int32_t size() const noexcept;

 private:
  struct Entries;
  std::unique_ptr<Entries> entries_;
};

}  // namespace cxkpi
