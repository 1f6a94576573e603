// The texts behind category codes. One dictionary serves a whole data set, so equal texts have equal codes everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cxkpi {

class Dictionary {
 public:
  Dictionary();
  Dictionary(Dictionary&&) noexcept;
  Dictionary& operator=(Dictionary&&) noexcept;
  ~Dictionary();

  // The text's code, added when new. Codes count from 0 in order of first appearance; never compare them for order.
  std::int32_t code(std::string_view text);

  // The codes of many texts, text(0) to text(count - 1), faster than one by one; null_narrow for an empty one.
  std::vector<std::int32_t> codes(std::size_t count, const std::function<std::string_view(std::size_t)>& text);

  // null_narrow for a text that was never added.
  [[nodiscard]] std::int32_t find(std::string_view text) const;

  [[nodiscard]] const std::string& text(std::int32_t code) const;
  [[nodiscard]] std::int32_t size() const noexcept;

 private:
  struct Entries;
  std::unique_ptr<Entries> entries_;
};

}  // namespace cxkpi
