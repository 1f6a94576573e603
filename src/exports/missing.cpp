#include "exports/missing.h"

#include <algorithm>
#include <array>

namespace cxkpi::exports {
namespace {

// `marker` is in lower case.
bool same(std::string_view text, std::string_view marker) noexcept {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
  return std::equal(text.begin(), text.end(), marker.begin(), marker.end(),
                    [&](char a, char b) { return lower(a) == b; });
}

template <std::size_t count>
bool any(std::string_view text, const std::array<std::string_view, count>& markers) noexcept {
  return std::any_of(markers.begin(), markers.end(), [&](std::string_view marker) { return same(text, marker); });
}

}  // namespace

bool is_missing_marker(std::string_view trimmed) noexcept {
  constexpr std::array<std::string_view, 10> markers = {"na",  "n/a", "n/d",          "null",         "none",
                                                        "nan", "-",   "\xE2\x80\x93", "\xE2\x80\x94", "?"};
  return any(trimmed, markers) || trimmed == "\\N";
}

bool is_missing_key_marker(std::string_view trimmed) noexcept {
  constexpr std::array<std::string_view, 2> markers = {"null", "n/a"};
  return any(trimmed, markers) || trimmed == "\\N";
}

bool is_total(std::string_view trimmed) noexcept {
  constexpr std::array<std::string_view, 5> words = {"total", "totals", "totaux", "grand total",
                                                     "total g\xC3\xA9n\xC3\xA9ral"};
  return any(trimmed, words);
}

bool is_date_of_zeros(std::string_view trimmed) noexcept {
  const bool has_date = trimmed.starts_with("0000-00-00") || trimmed.starts_with("00/00/0000");
  return has_date && trimmed.find_first_not_of("0:./- TZ") == std::string_view::npos;
}

}  // namespace cxkpi::exports
