#include "render/starter_text.h"

#include <algorithm>
#include <optional>

#include "cxkpi/error/error.h"
#include "render/escape.h"
#include "render/width.h"

namespace cxkpi::render {
namespace {

constexpr std::size_t note_column = 56;
constexpr std::size_t line_columns = 118;

std::string file_text(const std::string& file) {
  if (std::optional<std::string> text = for_toml(file)) return *text;
  throw Error(ErrorKind::input, for_terminal(file), "the name of this file is not UTF-8: a config cannot name it",
              "rename the file");
}

}  // namespace

std::string noted(const std::vector<NotedLine>& lines) {
  std::size_t column = 0;
  for (const NotedLine& one : lines) {
    if (!one.note.empty()) column = std::max(column, std::min(width(one.line), note_column));
  }
  std::string out;
  for (const NotedLine& one : lines) {
    out += one.line;
    const std::size_t taken = width(one.line);
    if (!one.note.empty()) out += std::string(taken < column ? column - taken : 0, ' ') + "  # " + one.note;
    out += '\n';
  }
  return out;
}

std::string comment(std::string_view text) {
  std::string out;
  for (const std::string& line : wrapped(text, line_columns)) out += "# " + line + "\n";
  return out;
}

std::string comment(std::string_view title, const std::vector<std::string>& items) {
  std::string out;
  std::string line = "# " + std::string(title);
  for (const std::string& item : items) {
    const std::string next = item + (&item == &items.back() ? "" : ",");
    if (width(line) + 1 + width(next) > line_columns) {
      out += line + "\n";
      line = "# ";
    }
    line += (line == "# " ? "" : " ") + next;
  }
  return out + line + "\n";
}

std::string quoted(std::string_view text) {
  const std::optional<std::string> toml = for_toml(text);
  return toml ? *toml : "'" + for_terminal(text) + "'";
}

std::string file_list(const std::vector<std::string>& files) {
  if (files.size() == 1) return "[" + file_text(files.front()) + "]";
  std::string out = "[\n";
  for (const std::string& file : files) out += "  " + file_text(file) + ",\n";
  return out + "]";
}

std::string toml_key(const std::string& name) {
  const bool bare = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  return bare ? name : quoted(name);
}

}  // namespace cxkpi::render
