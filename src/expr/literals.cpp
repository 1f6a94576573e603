#include "expr/literals.h"

#include <algorithm>
#include <map>
#include <optional>

#include "cxkpi/calendar/civil.h"

namespace cxkpi::expr {
namespace {

const std::map<std::string, std::string>& duration_units() {
  static const std::map<std::string, std::string> units{
      {"second", "second"}, {"seconds", "second"}, {"minute", "minute"}, {"minutes", "minute"}, {"hour", "hour"},
      {"hours", "hour"},    {"day", "day"},        {"days", "day"},      {"week", "week"},      {"weeks", "week"}};
  return units;
}

}  // namespace

Tree number_or_duration(TokenCursor& cursor) {
  const Token token = cursor.take();
  const std::optional<Decimal> value = Decimal::parse(token.text);
  if (!value) cursor.fail(token.span, "the number is too long", "eighteen digits and nine decimals at the most");
  Tree tree = cursor.joined(Op::number, {}, token.span.begin);
  tree.number = *value;
  // `days(` begins a function, `days` alone is a unit.
  const bool word = cursor.peek().kind == TokenKind::word && !cursor.is_symbol("(", 1);
  const auto unit = word ? duration_units().find(lower(cursor.peek().text)) : duration_units().end();
  if (unit == duration_units().end()) return tree;
  cursor.take();
  tree.op = Op::duration;
  tree.name = unit->second;
  return cursor.finished(std::move(tree), token.span.begin);
}

Tree date_literal(TokenCursor& cursor, const Token& keyword) {
  const Token token = cursor.take();
  const std::string& text = token.text;
  YearMonthDay date{0, 0, 0};
  const bool shaped =
      text.size() == 10 && text[4] == '-' && text[7] == '-' &&
      std::all_of(text.begin(), text.end(), [](char c) { return c == '-' || (c >= '0' && c <= '9'); }) &&
      std::count(text.begin(), text.end(), '-') == 2;
  if (shaped) date = {std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2)), std::stoi(text.substr(8, 2))};
  if (!shaped || !exists(date)) cursor.fail(token.span, "'" + text + "' is not a date", "write date '2026-10-31'");
  Tree tree = cursor.joined(Op::date, {}, keyword.span.begin);
  tree.value = to_day(date);
  return tree;
}

}  // namespace cxkpi::expr
