#include "render/escape.h"

#include <fmt/format.h>

#include <iterator>

#include "cxkpi/text/printable.h"
#include "text/characters.h"

namespace cxkpi::render {
namespace {

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

std::string for_terminal(std::string_view text) { return printable(text); }

std::string for_terminal_lines(std::string_view text) {
  return replaced(
      text, [](utf8proc_int32_t c) { return c != '\n' && is_unsafe(c); }, append_escape);
}

std::string for_excerpt(std::string_view line) {
  return replaced(line, is_unsafe, [](std::string& out, utf8proc_int32_t, unsigned char) { out += '?'; });
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
  std::string out = "\"" + replaced(
                               text, [](utf8proc_int32_t c) { return c == '"' || c == '\\' || is_unsafe(c); },
                               [&is_utf8](std::string& shown, utf8proc_int32_t c, unsigned char byte) {
                                 is_utf8 = is_utf8 && c >= 0;
                                 if (c >= 0) append_toml_escape(shown, c, byte);
                               });
  if (!is_utf8) return std::nullopt;
  return out + '"';
}

std::string for_json(std::string_view json) {
  return replaced(
      json, [](utf8proc_int32_t c) { return c >= 0x7F && is_unsafe(c); }, append_json_escape);
}

}  // namespace cxkpi::render
