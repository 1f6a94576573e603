// The parts of which a commented config is made: quoted texts, lines with a note behind them, lists in comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cxkpi::render {

// A line of TOML, or of one that is commented out, and what there is to say of it; the note may be empty.
struct NotedLine {
  std::string line;
  std::string note;
};

// The lines with their notes below one another, behind a '#'. What is too long stands out.
[[nodiscard]] std::string noted(const std::vector<NotedLine>& lines);

// The text as a comment, on as many lines as it needs.
[[nodiscard]] std::string comment(std::string_view text);

// The same of a list, never broken within an item.
[[nodiscard]] std::string comment(std::string_view title, const std::vector<std::string>& items);

// A text from data for a comment: quoted like a TOML string; with escapes for a terminal where it cannot be one.
[[nodiscard]] std::string quoted(std::string_view text);

// ["a", "b"], on lines of their own when there are several. Throws Error(input) for a name that is not UTF-8.
[[nodiscard]] std::string file_list(const std::vector<std::string>& files);

// A key of TOML: bare where it may be, else quoted.
[[nodiscard]] std::string toml_key(const std::string& name);

}  // namespace cxkpi::render
