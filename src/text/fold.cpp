// Unicode's tables come from utf8proc, which no other file sees.
#include "cxkpi/text/fold.h"

#include <utf8proc.h>

#include <array>

namespace cxkpi {
namespace {

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
  constexpr utf8proc_int32_t oe = 0x153;
  constexpr utf8proc_int32_t ae = 0xE6;
  if (character == oe || character == ae) {  // letters of their own for Unicode, two letters for who types
    out += character == oe ? "oe" : "ae";
    return;
  }
  std::array<utf8proc_uint8_t, 4> bytes{};
  const utf8proc_ssize_t length = utf8proc_encode_char(character, bytes.data());
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

}  // namespace

std::size_t fold_character(std::string_view text, std::string& folded) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) {
    const bool upper = first >= 'A' && first <= 'Z';
    const bool kept = upper || (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9');
    if (kept) folded += static_cast<char>(upper ? first - 'A' + 'a' : first);
    return 1;
  }
  constexpr auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  utf8proc_int32_t character = 0;
  const utf8proc_ssize_t length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                                   static_cast<utf8proc_ssize_t>(text.size()), &character);
  if (length <= 0) return 1;
  std::array<utf8proc_int32_t, 32> parts{};  // the longest decomposition has 18
  int boundary = 0;
  const utf8proc_ssize_t count = utf8proc_decompose_char(character, parts.data(), 32, options, &boundary);
  for (utf8proc_ssize_t i = 0; i < count; ++i) {
    if (const auto part = parts[static_cast<std::size_t>(i)]; is_letter_or_digit(part)) append(folded, part);
  }
  return static_cast<std::size_t>(length);
}

}  // namespace cxkpi
