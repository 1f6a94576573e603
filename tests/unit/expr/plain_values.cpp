#include "expr/plain_values.h"

#include <stdexcept>

namespace cxkpi::expr {
namespace {

Int128 common_divisor(Int128 a, Int128 b) {
  while (b != 0) {
    const Int128 rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

Int128 floored(Int128 a, Int128 b) { return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0); }

// Days from 1970-01-01, by counting years and months.
std::int64_t day_number(int year, int month, int day) {
  const auto leap = [](int y) { return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0; };
  static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::int64_t days = day - 1;
  for (int m = 1; m < month; ++m) days += lengths[m - 1] + (m == 2 && leap(year) ? 1 : 0);
  for (int y = 1970; y < year; ++y) days += leap(y) ? 366 : 365;
  for (int y = year; y < 1970; ++y) days -= leap(y) ? 366 : 365;
  return days;
}

// 1970-01-01 was a Thursday.
std::int64_t last_sunday(int year, int month) {
  const std::int64_t end = day_number(year, month, 31);
  return end - (((end + 4) % 7) + 7) % 7;
}

// Paris: summer time from the last Sunday of March, 01:00 UTC, to the last Sunday of October, 01:00 UTC.
std::int64_t paris_day(std::int64_t instant) {
  int year = 1970;
  while (day_number(year + 1, 1, 1) * 86400 <= instant) ++year;
  const bool summer = instant >= last_sunday(year, 3) * 86400 + 3600 && instant < last_sunday(year, 10) * 86400 + 3600;
  return static_cast<std::int64_t>(floored(instant + (summer ? 7200 : 3600), 86400));
}

// Below 0, 0, above 0.
int order(const Value& a, const Value& b) {
  const Int128 left = times(a.numerator, b.denominator);
  const Int128 right = times(b.numerator, a.denominator);
  return left < right ? -1 : left > right ? 1 : 0;
}

}  // namespace

Int128 times(Int128 a, Int128 b) {
  Int128 out = 0;
  if (__builtin_mul_overflow(a, b, &out)) throw std::overflow_error("rational");
  return out;
}

Value of(Kind kind, Int128 value) { return {kind, value, 1, {}}; }
Cell flag(bool value) { return of(Kind::flag, value ? 1 : 0); }

Cell as_day(const Cell& cell) {
  if (!cell || cell->kind != Kind::instant) return cell;
  return of(Kind::day, paris_day(static_cast<std::int64_t>(cell->numerator)));
}

bool same(const Value& a, const Value& b) { return a.kind == Kind::text ? a.text == b.text : order(a, b) == 0; }

bool at_most(const Value& a, const Value& b) { return order(a, b) <= 0; }
bool below(const Value& a, const Value& b) { return order(a, b) < 0; }

Value quotient(const Value& a, const Value& b) {
  Int128 over = times(times(a.numerator, b.denominator), 1'000'000);
  Int128 under = times(a.denominator, b.numerator);
  if (under < 0) {
    over = -over;
    under = -under;
  }
  const bool negative = over < 0;
  if (negative) over = -over;
  const Int128 rounded = (over + over + under) / (under + under);
  return number(negative ? -rounded : rounded, 1'000'000);
}

Value number(Int128 numerator, Int128 denominator) {
  const Int128 divisor = common_divisor(numerator, denominator);
  return {Kind::number, divisor == 0 ? 0 : numerator / divisor, divisor == 0 ? 1 : denominator / divisor, {}};
}

bool equal(const Cell& a, const Cell& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return a->kind == b->kind && same(*a, *b);
}

std::string shown(const Cell& cell) {
  if (!cell) return "unknown";
  if (cell->kind == Kind::text) return cell->text;
  const auto digits = [](Int128 value) { return std::to_string(static_cast<std::int64_t>(value)); };
  return digits(cell->numerator) + (cell->denominator == 1 ? "" : "/" + digits(cell->denominator));
}

}  // namespace cxkpi::expr
