#include "exports/date_hint.h"

#include <cstddef>

#include "exports/missing.h"

namespace cxkpi::exports {
namespace {

struct Figures {
  int value = 0;
  std::size_t digits = 0;
};

Figures take_digits(std::string_view& text) {
  Figures figures;
  while (figures.digits < text.size() && text[figures.digits] >= '0' && text[figures.digits] <= '9') {
    if (figures.digits < 4) figures.value = figures.value * 10 + (text[figures.digits] - '0');
    ++figures.digits;
  }
  text.remove_prefix(figures.digits);
  return figures;
}

char take_mark(std::string_view& text) {
  if (text.empty() || std::string_view("/.-").find(text.front()) == std::string_view::npos) return '\0';
  const char mark = text.front();
  text.remove_prefix(1);
  return mark;
}

// " %H:%M:%S" for " 09:30:00", empty for no time.
std::string time_format(std::string_view text) {
  if (trimmed(text).empty()) return {};
  const bool half_day = text.find_first_of("aApP") != std::string_view::npos;
  std::size_t colons = 0;
  for (const char c : text) colons += c == ':' ? 1U : 0U;
  if (colons == 0) return {};
  std::string format = half_day ? " %I:%M" : " %H:%M";
  if (colons > 1) format += ":%S";
  if (half_day) format += " %p";
  return format;
}

}  // namespace

std::string likely_date_format(std::string_view text) {
  text = trimmed(text);
  const Figures first = take_digits(text);
  const char mark = take_mark(text);
  const Figures second = take_digits(text);
  const char again = take_mark(text);
  const Figures year = take_digits(text);
  const bool shape = first.digits >= 1 && first.digits <= 2 && second.digits >= 1 && second.digits <= 2 &&
                     mark != '\0' && mark == again && (year.digits == 2 || year.digits == 4);
  if (!shape) return {};
  const bool month_first = second.value > 12 && first.value <= 12;
  std::string format = month_first ? "%m" : "%d";
  format += mark;
  format += month_first ? "%d" : "%m";
  format += mark;
  format += year.digits == 4 ? "%Y" : "%y";
  return format + time_format(text);
}

}  // namespace cxkpi::exports
