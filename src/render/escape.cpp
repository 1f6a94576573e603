#include "render/escape.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <iterator>

namespace cxkpi::render {
namespace {

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

// `byte` is shown where it begins no character; `c` is negative then.
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

// \u202e in JSON; beyond the first plane, the two halves of a surrogate pair.
void append_json_escape(std::string& out, utf8proc_int32_t c, unsigned char byte) {
  auto code = static_cast<unsigned>(c < 0 ? byte : c);
  if (code >= 0x10000) {
    code -= 0x10000;
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", 0xD800 + (code >> 10));
    code = 0xDC00 + (code & 0x3FFU);
  }
  fmt::format_to(std::back_inserter(out), "\\u{:04x}", code);
}

// The text with each character for which `unsafe` holds, and each byte of none, as `append` shows it.
template <class Unsafe, class Append>
std::string shown(std::string_view text, Unsafe unsafe, Append append) {
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

// Inside a TOML string.
void append_toml_escape(std::string& out, utf8proc_int32_t c, unsigned char byte) {
  if (c == '\n' || c == '\r' || c == '\t') {
    append_escape(out, c, byte);
  } else if (c == '"' || c == '\\') {
    out += '\\';
    out += static_cast<char>(c);
  } else {
    out += c < 0x10000 ? fmt::format("\\u{:04x}", c) : fmt::format("\\U{:08x}", c);
  }
}

}  // namespace

std::string for_terminal(std::string_view text) { return shown(text, is_unsafe, append_escape); }

std::string for_terminal_lines(std::string_view text) {
  return shown(
      text, [](utf8proc_int32_t c) { return c != '\n' && is_unsafe(c); }, append_escape);
}

std::string for_excerpt(std::string_view line) {
  return shown(line, is_unsafe, [](std::string& out, utf8proc_int32_t, unsigned char) { out += '?'; });
}

std::string for_markdown(std::string_view text) {
  std::string out;
  for (const char c : for_terminal(text)) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '\\':
      case '|':
      case '*':
      case '_':
      case '`':
      case '[':
      case ']':
      case '~':
      case '#':
      case '$':
        out += '\\';
        [[fallthrough]];
      default:
        out += c;
    }
  }
  return out;
}

std::string for_csv(std::string_view text) {
  constexpr std::string_view executable = "=+-@\t\r";
  std::string cell;
  if (!text.empty() && executable.find(text[0]) != std::string_view::npos) cell = "'";
  cell += text;
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::optional<std::string> for_toml(std::string_view text) {
  bool is_utf8 = true;
  std::string out = "\"" + shown(
                               text, [](utf8proc_int32_t c) { return c == '"' || c == '\\' || is_unsafe(c); },
                               [&is_utf8](std::string& shown, utf8proc_int32_t c, unsigned char byte) {
                                 is_utf8 = is_utf8 && c >= 0;
                                 if (c >= 0) append_toml_escape(shown, c, byte);
                               });
  if (!is_utf8) return std::nullopt;
  return out + '"';
}

std::string for_json(std::string_view json) {
  return shown(
      json, [](utf8proc_int32_t c) { return c >= 0x7F && is_unsafe(c); }, append_json_escape);
}

}  // namespace cxkpi::render
