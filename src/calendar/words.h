// Words for days of the week and months as people and exports write them, in English and French.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cxkpi {

// ASCII letters in lower case; è, é, û and their capitals (UTF-8, composed or not) without their accents.
[[nodiscard]] std::string folded(const std::string& word);

// Monday is 1, Sunday 7; full names and three-letter forms, whatever the case. Empty for any other word.
[[nodiscard]] std::optional<int> weekday_of(std::string_view word);

// Moves `text` past a weekday's name at its start, as weekday_of() knows it, and past a dot that abbreviates it. False
// where none is there.
[[nodiscard]] bool read_weekday(const char*& text) noexcept;

// Reads a month's name at the start of `text` and moves `text` past it and past a dot that abbreviates it. A name may
// be cut after three letters or more, as long as it means one month ("jui" is June or July: none). Returns 1–12, or 0.
[[nodiscard]] int read_month(const char*& text) noexcept;

}  // namespace cxkpi
