#include "render/width.h"

#include <utf8proc.h>

#include <array>

namespace cxkpi::render {
namespace {

struct Character {
  utf8proc_int32_t code = 0;
  std::size_t bytes = 1;
  std::size_t columns = 1;
};

Character first(std::string_view text) noexcept {
  Character out;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const utf8proc_ssize_t length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &out.code);
  if (length < 1) {
    out.code = 0xFFFD;
    return out;
  }
  out.bytes = static_cast<std::size_t>(length);
  out.columns = static_cast<std::size_t>(utf8proc_charwidth(out.code));
  return out;
}

// The longest beginning that fits, at least one character.
std::size_t fitting(std::string_view text, std::size_t columns) noexcept {
  std::size_t bytes = 0;
  std::size_t taken = 0;
  while (bytes < text.size()) {
    const Character c = first(text.substr(bytes));
    if (bytes > 0 && taken + c.columns > columns) break;
    bytes += c.bytes;
    taken += c.columns;
  }
  return bytes;
}

}  // namespace

std::size_t width(std::string_view text) noexcept {
  std::size_t columns = 0;
  while (!text.empty()) {
    const Character c = first(text);
    columns += c.columns;
    text.remove_prefix(c.bytes);
  }
  return columns;
}

std::string upper(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Character c = first(text);
    std::array<utf8proc_uint8_t, 4> encoded{};
    const utf8proc_ssize_t length = utf8proc_encode_char(utf8proc_toupper(c.code), encoded.data());
    out.append(reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(length));
    text.remove_prefix(c.bytes);
  }
  return out;
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns, std::size_t max_lines) {
  std::vector<std::string> lines;
  do {
    std::size_t end = fitting(text, columns);
    const bool last = lines.size() + 1 == max_lines;
    if (end < text.size() && last) {
      end = fitting(text, columns - 1);
      lines.push_back(std::string(text.substr(0, end)) + "…");
      return lines;
    }
    std::size_t next = end;
    if (end < text.size() && text[end] != ' ') {
      const std::size_t blank = text.substr(0, end).rfind(' ');
      if (blank != std::string_view::npos && blank > 0) {
        end = blank;
        next = blank;
      }
    }
    while (end > 0 && end < text.size() && text[end - 1] == ' ') --end;
    lines.emplace_back(text.substr(0, end));
    while (next < text.size() && text[next] == ' ') ++next;
    text.remove_prefix(next);
  } while (!text.empty());
  return lines;
}

}  // namespace cxkpi::render
