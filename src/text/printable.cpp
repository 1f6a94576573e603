#include "cxkpi/text/printable.h"

#include <fmt/format.h>

#include <iterator>

#include "text/characters.h"

namespace cxkpi {

bool is_unsafe(utf8proc_int32_t c) {
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_CC:  // controls
    case UTF8PROC_CATEGORY_CF:  // invisible formatting: bidirectional controls, zero-width characters, tags
    case UTF8PROC_CATEGORY_ZL:  // line and paragraph separators
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return false;
  }
}

void append_escape(std::string& out, utf8proc_int32_t c, unsigned char byte) {
  if (c < 0) {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte);
    return;
  }
  switch (c) {
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      if (c < 0x80) {
        fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned>(c));
      } else {
        fmt::format_to(std::back_inserter(out), "\\u{{{:x}}}", static_cast<unsigned>(c));
      }
  }
}

std::string printable(std::string_view text) { return replaced(text, is_unsafe, append_escape); }

}  // namespace cxkpi
