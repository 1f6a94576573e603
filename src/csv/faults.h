// The errors of a file's shape, in words. It decides nothing.
#pragma once

#include <cstdint>
#include <string>

#include "cxkpi/error/error.h"

namespace cxkpi::csv {

// "orders.csv:17"
[[nodiscard]] std::string place(const std::string& file, std::uint64_t line);

// A record that begins on `line` has a quote on `quote_line` that nothing closes.
[[nodiscard]] Error unclosed_quote(const std::string& file, std::uint64_t line, std::uint64_t quote_line);

// The record (or "header") that begins on `line` has more than `limit` bytes.
[[nodiscard]] Error too_long(const std::string& file, std::uint64_t line, const std::string& record,
                             std::uint64_t limit, bool quotes);

}  // namespace cxkpi::csv
