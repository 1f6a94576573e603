// What fuzz targets share: properties that must hold for every input, and settings taken from its first bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cxkpi::fuzz {

// Ends the run, which libFuzzer reports together with the input.
inline void demand(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "not so: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

// An input is a few settings, one character each, and a text. Seeds are written by hand, so characters count from '0'.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}

  template <class Choices>
  [[nodiscard]] auto choice(const Choices& choices) {
    const auto c = rest_.empty() ? std::size_t{0} : static_cast<unsigned char>(rest_.front() - '0');
    if (!rest_.empty()) rest_.remove_prefix(1);
    return std::data(choices)[c % std::size(choices)];
  }

  [[nodiscard]] std::string_view text() const { return rest_; }

 private:
  std::string_view rest_;
};

// The text up to the first line feed, and from there on.
inline std::string_view take_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(line.size() == text.size() ? line.size() : line.size() + 1);
  return line;
}

// A copy whose very end the sanitizer knows: a zero, and as many further bytes as may be read.
inline std::vector<char> ended(std::string_view text, std::size_t readable = 0) {
  std::vector<char> out(text.begin(), text.end());
  out.resize(text.size() + 1 + readable);
  out.shrink_to_fit();
  return out;
}

}  // namespace cxkpi::fuzz
