#include "csv/faults.h"

#include <fmt/format.h>

namespace cxkpi::csv {
namespace {

constexpr const char* literal_quotes =
    "if quotes mean nothing in this file, `quotes = false` for this source in cxkpi.toml";

}  // namespace

std::string place(const std::string& file, std::uint64_t line) { return fmt::format("{}:{}", file, line); }

Error unclosed_quote(const std::string& file, std::uint64_t line, std::uint64_t quote_line) {
  const std::string opened = quote_line == line ? "" : fmt::format("the quote is on line {}; ", quote_line);
  return {ErrorKind::input, place(file, line), "a quoted field is never closed", opened + literal_quotes};
}

Error too_long(const std::string& file, std::uint64_t line, const std::string& record, std::uint64_t limit,
               bool quotes) {
  const std::string hint =
      quotes ? std::string("a quote that is never closed takes all that follows it; ") + literal_quotes
             : "check that its lines end in a line feed";
  return {ErrorKind::input, place(file, line), fmt::format("the {} has more than {} bytes", record, limit), hint};
}

}  // namespace cxkpi::csv
