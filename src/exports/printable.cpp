#include "exports/printable.h"

#include <fmt/format.h>

namespace cxkpi::exports {
namespace {

bool continues_sequence(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
    const bool upper_control = byte == 0xC2U && next >= 0x80U && next < 0xA0U;  // U+0080 to U+009F
    if (text[i] == '\n') {
      out += "\\n";
    } else if (text[i] == '\t') {
      out += "\\t";
    } else if (byte < 0x20U || byte == 0x7FU) {
      out += fmt::format("\\x{:02X}", byte);
    } else if (upper_control) {
      out += fmt::format("\\x{:02X}", next);
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string_view cut(std::string_view text, std::size_t characters) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!continues_sequence(text[i]) && ++seen > characters) return text.substr(0, i);
  }
  return text;
}

std::string in_quotes(std::string_view text) {
  const std::string_view start = cut(text, 80);
  return fmt::format("'{}{}'", printable(start), start.size() < text.size() ? "…" : "");
}

}  // namespace cxkpi::exports
