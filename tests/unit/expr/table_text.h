// Tables written as text in tests, and values written as text in results.
#pragma once

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/calendar/timestamp.h"
#include "cxkpi/stats/decimal.h"
#include "cxkpi/table/dataset.h"

namespace cxkpi::table_text {

inline std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t bar = line.find('|');
    std::string_view cell = line.substr(0, bar);
    while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
    while (!cell.empty() && cell.back() == ' ') cell.remove_suffix(1);
    out.emplace_back(cell);
    if (bar == std::string_view::npos) return out;
    line.remove_prefix(bar + 1);
  }
}

inline std::vector<std::string_view> lines(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::size_t begin = std::min(text.find_first_not_of(' '), end);
    if (begin < end) out.push_back(text.substr(begin, end - begin));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

inline void push(Column& column, const std::string& cell, Dataset& data) {
  if (cell.empty()) return column.push_null();
  const TimeFormat iso;
  switch (column.type) {
    case Type::flag:
      column.flags.push_back(cell == "true" ? 1 : 0);
      return;
    case Type::number: {
      const Decimal number = Decimal::parse(cell).value();
      std::int64_t scale = column.denominator;
      for (int i = 0; i < number.decimals; ++i) scale /= 10;
      column.wide.push_back(number.mantissa * scale);
      return;
    }
    case Type::date:
      column.narrow.push_back(iso.date(cell.c_str(), data.zone).value());
      return;
    case Type::instant:
      column.wide.push_back(iso.instant(cell.c_str(), data.zone).value());
      return;
    case Type::category:
      column.narrow.push_back(data.categories.code(cell));
      return;
    case Type::key:
    case Type::text:
      column.texts.push(cell);
      return;
  }
}

inline std::string fraction(std::int64_t value, std::int64_t denominator) {
  const std::int64_t common = std::gcd(value, denominator);
  const std::int64_t over = value / common;
  const std::int64_t under = denominator / common;
  std::int64_t power = 1;
  for (int decimals = 0; decimals <= 9; ++decimals, power *= 10) {
    if (power % under == 0) return Decimal{over * (power / under), decimals}.text();
  }
  return std::to_string(over) + "/" + std::to_string(under);
}

}  // namespace cxkpi::table_text
