// How words are compared: without case, accents and compatibility forms, so that "Déçu", "DÉÇU" and "decu" are one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cxkpi {

// Appends the letters and digits that the first character of `text` comes down to (none for punctuation, spaces, signs
// and accents that stand alone; two for "œ") and returns how many bytes the character has. A byte that is not UTF-8 is
// a character without letters. `text` must not be empty.
std::size_t fold_character(std::string_view text, std::string& folded);

}  // namespace cxkpi
