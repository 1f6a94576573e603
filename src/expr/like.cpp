#include "expr/like.h"

#include <cstddef>

namespace cxkpi::expr {
namespace {

std::size_t character_length(std::string_view text) noexcept {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) ++length;
  return length;
}

}  // namespace

// Greedy with one point of return: the last % seen.
bool matches_like(std::string_view text, std::string_view pattern) noexcept {
  std::size_t t = 0;
  std::size_t p = 0;
  std::size_t after_run = std::string_view::npos;
  std::size_t run_start = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '%') {
      after_run = ++p;
      run_start = t;
    } else if (p < pattern.size() && pattern[p] == '_') {
      t += character_length(text.substr(t));
      ++p;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++t;
      ++p;
    } else if (after_run != std::string_view::npos) {
      p = after_run;
      t = ++run_start;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '%') ++p;
  return p == pattern.size();
}

}  // namespace cxkpi::expr
