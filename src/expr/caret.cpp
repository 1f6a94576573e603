// The source line below an error message, with the place marked.
#include <algorithm>

#include "cxkpi/expr/tree.h"

namespace cxkpi::expr {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Columns, not bytes: UTF-8 continuation bytes take no place.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

constexpr std::size_t longest_line = 100;

}  // namespace

std::string caret(std::string_view text, Span span) {
  span.begin = std::min(span.begin, text.size());
  span.end = std::clamp(span.end, span.begin, text.size());
  const std::size_t before = text.rfind('\n', span.begin == 0 ? 0 : span.begin - 1);
  std::size_t line_begin = before == std::string_view::npos || before >= span.begin ? 0 : before + 1;
  std::size_t line_end = std::min(text.find('\n', span.begin), text.size());
  if (line_end - line_begin > longest_line) {  // a window around the place
    line_begin = std::max(line_begin, span.begin > longest_line / 2 ? span.begin - longest_line / 2 : 0);
    line_end = std::min(line_end, line_begin + longest_line);
    while (line_begin < span.begin && continues(text[line_begin])) ++line_begin;
    while (line_end > span.begin && line_end < text.size() && continues(text[line_end])) --line_end;
  }
  std::string line(text.substr(line_begin, line_end - line_begin));
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  const std::size_t end = std::clamp(span.end, span.begin, std::max(line_end, span.begin));
  const std::size_t width = std::max<std::size_t>(1, characters(text.substr(span.begin, end - span.begin)));
  return "  " + line + "\n  " + std::string(characters(text.substr(line_begin, span.begin - line_begin)), ' ') +
         std::string(width, '^');
}

}  // namespace cxkpi::expr
