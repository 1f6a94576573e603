#include "cli/complaint.h"

#include <algorithm>

#include "render/escape.h"

namespace cxkpi::cli {
namespace {

constexpr std::size_t longest_part = 2000;  // bytes

std::string_view cut(std::string_view text) {
  if (text.size() <= longest_part) return text;
  std::size_t end = longest_part;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // within a character
  return text.substr(0, end);
}

std::string shown(std::string_view text) {
  const std::string_view start = cut(text);
  return render::for_terminal(start) + (start.size() < text.size() ? "…" : "");
}

// The line and the carets below it: what is escaped takes one column, so that they still fit.
std::string shown_excerpt(std::string_view excerpt) {
  std::string out;
  while (!excerpt.empty()) {
    const std::string_view line = excerpt.substr(0, excerpt.find('\n'));
    out += (out.empty() ? "" : "\n") + render::for_excerpt(cut(line));
    excerpt.remove_prefix(std::min(line.size() + 1, excerpt.size()));
  }
  return out;
}

}  // namespace

std::string complaint(const Error& error) {
  const Error safe(error.kind(), shown(error.where()), shown(error.message()), shown(error.hint()),
                   shown_excerpt(error.excerpt()));
  return "cxkpi: " + safe.text() + "\n";
}

std::string complaint(std::string_view message) { return "cxkpi: " + shown(message) + "\n"; }

}  // namespace cxkpi::cli
