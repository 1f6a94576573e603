// Small things that spreadsheets do to a value's text on its way into a file.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "cxkpi/table/type.h"

namespace cxkpi::exports {

// An apostrophe stands before what a spreadsheet would take for something else ('33101, '=1+1). It is no part of a
// number, a date or an id; in a text or a category it is what it says unless a formula's sign follows.
[[nodiscard]] inline const char* without_apostrophe(const char* text, Type type) noexcept {
  if (*text != '\'') return text;
  const bool is_wording = type == Type::text || type == Type::category;
  constexpr std::string_view formula_signs = "=+-@";
  const bool is_guard = text[1] != '\0' && (!is_wording || formula_signs.find(text[1]) != std::string_view::npos);
  return is_guard ? text + 1 : text;
}

// "1.03006E+13": a spreadsheet took the id for a number and dropped its last digits.
[[nodiscard]] inline bool is_damaged_id(std::string_view id) noexcept {
  constexpr std::size_t exponent = 4;  // E+13
  if (id.size() <= exponent) return false;
  const std::string_view end = id.substr(id.size() - exponent);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if ((end[0] != 'E' && end[0] != 'e') || end[1] != '+' || !is_digit(end[2]) || !is_digit(end[3])) return false;
  const std::string_view figure = id.substr(0, id.size() - exponent);
  return is_digit(figure.front()) &&
         std::all_of(figure.begin(), figure.end(), [&](char c) { return is_digit(c) || c == '.' || c == ','; });
}

// "121401.0": a number that some program took for one with decimals.
[[nodiscard]] inline std::string_view without_point_zero(std::string_view id) noexcept {
  constexpr std::string_view tail = ".0";
  if (!id.ends_with(tail) || id.size() == tail.size()) return id;
  const std::string_view whole = id.substr(0, id.size() - tail.size());
  const bool is_number = std::all_of(whole.begin(), whole.end(), [](char c) { return c >= '0' && c <= '9'; });
  return is_number ? whole : id;
}

}  // namespace cxkpi::exports
