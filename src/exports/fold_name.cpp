// How names are compared. Unicode's tables come from utf8proc, which no other file sees.
#include <utf8proc.h>

#include <array>
#include <cstddef>

#include "cxkpi/exports/schema.h"

namespace cxkpi {
namespace {

// "Delivered (signed)" without what is in the parentheses; a name that is nothing else stays.
std::string_view without_unit(std::string_view name) {
  const std::size_t last = name.find_last_not_of(" \t");
  if (last == std::string_view::npos || name[last] != ')') return name;
  const std::size_t open = name.rfind('(');
  const bool alone = open == std::string_view::npos || name.find_first_not_of(" \t") == open;
  return alone ? name : name.substr(0, open);
}

bool is_letter_or_digit(utf8proc_int32_t character) {
  switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return false;
  }
}

void append(std::string& out, utf8proc_int32_t character) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const utf8proc_ssize_t length = utf8proc_encode_char(character, bytes.data());
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

}  // namespace

std::string fold_name(std::string_view name) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (name.starts_with(byte_order_mark)) name.remove_prefix(byte_order_mark.size());
  name = without_unit(name);

  constexpr auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  std::string folded;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(name.data());
  auto left = static_cast<utf8proc_ssize_t>(name.size());
  while (left > 0) {
    utf8proc_int32_t character = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(at, left, &character);
    if (length <= 0) {  // not UTF-8: this byte counts as punctuation
      ++at;
      --left;
      continue;
    }
    std::array<utf8proc_int32_t, 32> parts{};  // the longest decomposition has 18
    int boundary = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(character, parts.data(), 32, options, &boundary);
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
      if (const auto part = parts[static_cast<std::size_t>(i)]; is_letter_or_digit(part)) append(folded, part);
    }
    at += length;
    left -= length;
  }
  return folded;
}

}  // namespace cxkpi
