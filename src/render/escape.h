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

// The text itself: for a Voice whose whole sentences are made safe where they are written.
[[nodiscard]] std::string as_it_is(std::string_view text);

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

// For HTML, in text or in an attribute with quotes: as for a terminal, and markup is quoted. The result is one line.
[[nodiscard]] std::string for_html(std::string_view text);

// For XML 1.0, likewise. What XML cannot hold at all, even as a reference (controls, U+FFFE, U+FFFF, bytes that are no
// UTF-8), is shown as an escape such as "\x1b".
[[nodiscard]] std::string for_xml(std::string_view text);

// For the message of a GitHub Actions workflow command, as escapeData of actions/toolkit
// (packages/core/src/command.ts):
// "%0A" for a newline. The other characters that a terminal must not get are as for a terminal. The result is one line.
[[nodiscard]] std::string for_github_data(std::string_view text);

// For a property of such a command ("title=…"), as escapeProperty there: colons and commas too.
[[nodiscard]] std::string for_github_property(std::string_view text);

// For the value of a label in quotes, or a help line, of OpenMetrics: the text itself with its backslashes, quotes and
// newlines escaped; bytes that are no UTF-8 are shown as an escape.
[[nodiscard]] std::string for_openmetrics(std::string_view text);

}  // namespace cxkpi::render
