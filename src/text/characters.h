// A text character by character: which of them no terminal should get from data, and how each is replaced.
#pragma once

#include <utf8proc.h>

#include <string>
#include <string_view>

namespace cxkpi {

// Controls, invisible formatting (bidirectional controls, zero-width characters, tags), line and paragraph separators.
[[nodiscard]] bool is_unsafe(utf8proc_int32_t c);

// "\n", "\t", "\x1b", "\u{202e}"; for a negative `c`, which is no character, the byte: "\xff".
void append_escape(std::string& out, utf8proc_int32_t c, unsigned char byte);

// The text with each character for which `unsafe` holds, and each byte of none, as `append` shows it.
template <class Unsafe, class Append>
std::string replaced(std::string_view text, Unsafe unsafe, Append append) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    utf8proc_int32_t c = -1;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const utf8proc_ssize_t found = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &c);
    const std::size_t length = found < 1 ? 1 : static_cast<std::size_t>(found);
    if (found < 1 || unsafe(c)) {
      append(out, found < 1 ? -1 : c, bytes[0]);
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return out;
}

}  // namespace cxkpi
