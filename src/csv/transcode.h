// Files in another encoding than UTF-8, by the system's iconv.
#pragma once

#include <string>
#include <string_view>

#include "csv/spool.h"

namespace cxkpi::csv {

// "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" when the file begins with such a byte order mark; else empty.
[[nodiscard]] std::string wide_encoding_of(std::string_view start);

// Whether the system can read this encoding.
[[nodiscard]] bool knows_encoding(const std::string& encoding);

// The bytes in UTF-8. What the encoding does not have becomes U+FFFD. Throws Error(input) for an unknown encoding and
// for a file that ends in the middle of a character.
[[nodiscard]] ByteSource transcoded(ByteSource source, const std::string& encoding, const std::string& name);

}  // namespace cxkpi::csv
