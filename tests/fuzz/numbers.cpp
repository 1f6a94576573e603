// Amounts: the quick way and the thorough one read alike, and what is written is read again.
#include <fmt/format.h>

#include <optional>
#include <string>

#include "cxkpi/table/type.h"
#include "exports/number.h"
#include "property.h"

namespace {

using namespace cxkpi;
using exports::NumberFault;
using exports::ParsedNumber;

bool same(const ParsedNumber& a, const ParsedNumber& b) {
  return a.fault == b.fault && (a.fault != NumberFault::none || a.value == b.value);
}

std::string written(std::int64_t value, char mark) {
  const auto size = value < 0 ? -static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  constexpr auto denominator = static_cast<std::uint64_t>(file_number_denominator);
  return fmt::format("{}{}{}{:04}", value < 0 ? "-" : "", size / denominator, mark, size % denominator);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::optional<char> marks[] = {std::nullopt, '.', ','};
  fuzz::Input input(data, size);
  const std::optional<char> mark = input.choice(marks);
  const std::string text(input.text());
  if (text.empty()) return 0;
  const ParsedNumber number = exports::parse_number(text, mark);
  fuzz::demand(same(number, exports::parse_number(" " + text, mark)), "a blank before a number changes nothing");
  fuzz::demand(same(number, exports::parse_number(text + " ", mark)), "a blank behind a number changes nothing");
  if (number.fault != NumberFault::none) return 0;
  const char decimal = mark.value_or('.');
  const ParsedNumber again = exports::parse_number(written(number.value, decimal), mark);
  fuzz::demand(same(number, again), "a number is read as it was written");
  return 0;
}
