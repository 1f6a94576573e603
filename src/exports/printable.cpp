#include "exports/printable.h"

#include <fmt/format.h>

namespace cxkpi::exports {
namespace {

bool continues_sequence(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

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
