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

// What stands for a character that HTML, XML and Markdown read as markup; empty for any other.
std::string_view reference_for(char c) {
  switch (c) {
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '&':
      return "&amp;";
    default:
      return {};
  }
}

// Harmless in text and in attributes of HTML and XML alike.
std::string without_markup(std::string_view text) {
  constexpr utf8proc_int32_t last_of_plane = 0xFFFF;  // it and the one before are no characters
  const std::string shown = replaced(
      text, [](utf8proc_int32_t c) { return is_unsafe(c) || c == last_of_plane || c == last_of_plane - 1; },
      append_escape);
  std::string out;
  for (const char c : shown) {
    if (const std::string_view reference = reference_for(c); !reference.empty()) {
      out += reference;
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\'') {
      out += "&#39;";
    } else {
      out += c;
    }
  }
  return out;
}

// The characters of `also` too, which are ASCII.
std::string percent_encoded(std::string_view text, std::string_view also) {
  const auto encoded = [also](utf8proc_int32_t c) {
    return c == '%' || c == '\r' || c == '\n' ||
           (c < 0x80 && also.find(static_cast<char>(c)) != std::string_view::npos);
  };
  return replaced(
      text, [&](utf8proc_int32_t c) { return encoded(c) || is_unsafe(c); },
      [&](std::string& out, utf8proc_int32_t c, unsigned char byte) {
        if (c >= 0 && encoded(c)) {
          fmt::format_to(std::back_inserter(out), "%{:02X}", c);
        } else {
          append_escape(out, c, byte);
        }
      });
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

std::string as_it_is(std::string_view text) { return std::string(text); }

std::string for_markdown(std::string_view text) {
  constexpr std::string_view quoted = "\\|*_`[]~#$";
  std::string out;
  for (const char c : for_terminal(text)) {
    if (const std::string_view reference = reference_for(c); !reference.empty()) {
      out += reference;
      continue;
    }
    if (quoted.find(c) != std::string_view::npos) out += '\\';
    out += c;
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

std::string for_html(std::string_view text) { return without_markup(text); }

std::string for_xml(std::string_view text) { return without_markup(text); }

std::string for_github_data(std::string_view text) { return percent_encoded(text, ""); }

std::string for_github_property(std::string_view text) { return percent_encoded(text, ":,"); }

std::string for_openmetrics(std::string_view text) {
  return replaced(
      text, [](utf8proc_int32_t c) { return c == '\\' || c == '"' || c == '\n'; },
      [](std::string& out, utf8proc_int32_t c, unsigned char byte) {
        out += '\\';
        if (c < 0) {
          append_escape(out, c, byte);
        } else {
          out += c == '\n' ? 'n' : static_cast<char>(c);
        }
      });
}

}  // namespace cxkpi::render
