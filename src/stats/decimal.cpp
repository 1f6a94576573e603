#include "cxkpi/stats/decimal.h"

namespace cxkpi {
std::int64_t power_of_ten(int exponent) noexcept {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::optional<Decimal> Decimal::parse(std::string_view text) noexcept {
  Decimal out;
  std::size_t at = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (negative || (!text.empty() && text[0] == '+')) ++at;
  int digits = 0;
  bool point = false;
  for (; at < text.size(); ++at) {
    if (text[at] == '.' && !point && digits > 0) {
      point = true;
    } else if (text[at] >= '0' && text[at] <= '9') {
      if (++digits > 18 || (point && ++out.decimals > 9)) return std::nullopt;
      out.mantissa = out.mantissa * 10 + (text[at] - '0');
    } else {
      return std::nullopt;
    }
  }
  if (digits == 0 || text.back() == '.') return std::nullopt;
  while (out.decimals > 0 && out.mantissa % 10 == 0) {
    out.mantissa /= 10;
    --out.decimals;
  }
  if (negative) out.mantissa = -out.mantissa;
  return out;
}

double Decimal::value() const noexcept {
  return static_cast<double>(mantissa) / static_cast<double>(power_of_ten(decimals));
}

std::string Decimal::text() const {
  std::string digits = std::to_string(mantissa < 0 ? -mantissa : mantissa);
  if (decimals > 0) {
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    digits.insert(digits.size() - places, 1, '.');
  }
  return (mantissa < 0 ? "-" : "") + digits;
}

double Quotient::value() const noexcept { return static_cast<double>(numerator) / static_cast<double>(denominator); }

std::strong_ordering compare(Quotient value, Decimal threshold) noexcept {
  // By division: the product of the denominator and the threshold may not fit.
  const Int128 scaled = value.numerator * power_of_ten(threshold.decimals);
  Int128 whole = scaled / value.denominator;
  Int128 rest = scaled % value.denominator;
  if (rest < 0) {
    --whole;
    rest += value.denominator;
  }
  return whole == threshold.mantissa ? rest <=> Int128{0} : whole <=> Int128{threshold.mantissa};
}

}  // namespace cxkpi
