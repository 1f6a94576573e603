// Texts that come from data, made harmless: one function for each place where they may end up.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cxkpi::render {

// For a terminal: printable(), on one line.
[[nodiscard]] std::string for_terminal(std::string_view text);

// Lines for a terminal that were made for programs: newlines stay, the rest is as for a terminal.
[[nodiscard]] std::string for_terminal_lines(std::string_view text);

// A line above carets: each character that for_terminal() would escape is one "?" instead.
[[nodiscard]] std::string for_excerpt(std::string_view line);

// For a Markdown table or paragraph: as for a terminal, and what Markdown, GitHub's dialect or HTML would read as
// markup is quoted. The result is one line.
[[nodiscard]] std::string for_markdown(std::string_view text);

// A text cell of a CSV. One that a spreadsheet would execute (it begins with = + - @ tab or CR) gets an apostrophe
// before it; then quotes as in RFC 4180, where needed. Else it is the text itself, whatever is in it: on a terminal,
// for_terminal_lines() comes after. Not for numbers.
[[nodiscard]] std::string for_csv(std::string_view text);

// A TOML string with its quotes, on one line, with \u escapes for what a terminal must not see. None for a text that is
// not UTF-8: TOML has no way to write it.
[[nodiscard]] std::optional<std::string> for_toml(std::string_view text);

// A whole JSON text: what a terminal must not see becomes \u escapes, which mean the same to whoever reads the JSON.
[[nodiscard]] std::string for_json(std::string_view json);

}  // namespace cxkpi::render
