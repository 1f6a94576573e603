// How deep the keys of a TOML text go, found without building anything: the library builds a table for each part of a
// dotted key, and walks what it built by recursion.
#pragma once

#include <cstddef>
#include <string_view>

namespace cxkpi {

// The first line (from 1) with a key of more than `most` dotted parts; 0 when there is none. Texts and comments are
// stepped over; what is no TOML is for the library to refuse.
[[nodiscard]] std::size_t line_of_deep_key(std::string_view toml, std::size_t most);

}  // namespace cxkpi
