// Which patterns make sense: a whole date, or an epoch count, and a time that is complete from the hour down.
#include <fmt/format.h>

#include <array>
#include <string>

#include "calendar/reading.h"
#include "cxkpi/error/error.h"

namespace cxkpi {
namespace {

constexpr std::string_view conversions = "dmYyHIMSpbBzsQaA";

[[noreturn]] void refuse(std::string_view pattern, std::string_view reason) {
  throw Error(ErrorKind::config, "", fmt::format("the date pattern '{}' {}", pattern, reason),
              "a pattern is like %d/%m/%Y %H:%M, with %a %d %m %Y %y %b %B %H %I %M %S %p %z, or %s or %Q alone");
}

// How often each conversion occurs in a pattern.
class Conversions {
 public:
  void count(char conversion) { ++times_[index(conversion)]; }
  [[nodiscard]] int operator[](char conversion) const { return times_[index(conversion)]; }

 private:
  static std::size_t index(char conversion) { return conversions.find(conversion); }
  std::array<int, conversions.size()> times_{};
};

void check(const Conversions& has, std::string_view pattern) {
  int different = 0;
  for (const char c : conversions) {
    if (has[c] > 1) refuse(pattern, fmt::format("has %{} twice", c));
    different += has[c];
  }
  if (has['s'] + has['Q'] > 0) {
    if (different > 1) refuse(pattern, "mixes an epoch count with other parts");
    return;
  }
  if (has['d'] == 0) refuse(pattern, "has no day (%d)");
  if (has['m'] + has['b'] + has['B'] == 0) refuse(pattern, "has no month (%m, %b or %B)");
  if (has['Y'] + has['y'] == 0) refuse(pattern, "has no year (%Y or %y)");
  if (has['m'] + has['b'] + has['B'] > 1) refuse(pattern, "has more than one month");
  if (has['Y'] + has['y'] > 1) refuse(pattern, "has more than one year");
  if (has['a'] + has['A'] > 1) refuse(pattern, "has more than one weekday");
  if (has['H'] + has['I'] > 1) refuse(pattern, "has more than one hour");
  if (has['I'] > 0 && has['p'] == 0) refuse(pattern, "has a 12-hour clock (%I) without AM or PM (%p)");
  if (has['M'] + has['p'] > 0 && has['H'] + has['I'] == 0) refuse(pattern, "has a time without an hour (%H or %I)");
  if (has['S'] > 0 && has['M'] == 0) refuse(pattern, "has seconds without minutes (%M)");
}

}  // namespace

std::size_t check_pattern(std::string_view pattern) {
  Conversions has;
  std::size_t date_end = 0;
  std::size_t time_begin = pattern.size();
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\0') refuse("", "holds a NUL character");
    if (pattern[i] != '%') continue;
    if (++i == pattern.size()) refuse(pattern, "ends with a lone %");
    const char c = pattern[i];
    if (c == '%') continue;
    if (conversions.find(c) == std::string_view::npos) refuse(pattern, fmt::format("has an unknown part %{}", c));
    has.count(c);
    if (std::string_view("dmYybB").find(c) != std::string_view::npos) {
      date_end = i + 1;
    } else if (time_begin == pattern.size()) {
      time_begin = i;
    }
  }
  check(has, pattern);
  const bool time_follows = has['H'] + has['I'] > 0 && time_begin >= date_end;
  return time_follows ? date_end : 0;
}

}  // namespace cxkpi
