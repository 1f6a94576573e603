#include "expr/row_by_row.h"

#include <stdexcept>

namespace cxkpi::expr {
namespace {

bool is_true(const Cell& cell) { return cell && cell->numerator == 1; }
bool is_false(const Cell& cell) { return cell && cell->numerator == 0; }

Cell negated(const Cell& cell) { return cell ? flag(cell->numerator == 0) : cell; }

Cell all_of(const std::vector<Cell>& cells) {
  bool unknown = false;
  for (const Cell& cell : cells) {
    if (is_false(cell)) return flag(false);
    unknown = unknown || !cell;
  }
  return unknown ? Cell{} : flag(true);
}

Cell any_of(const std::vector<Cell>& cells) {
  bool unknown = false;
  for (const Cell& cell : cells) {
    if (is_true(cell)) return flag(true);
    unknown = unknown || !cell;
  }
  return unknown ? Cell{} : flag(false);
}

template <class Holds>
Cell compared(const Cell& a, const Cell& b, Holds holds) {
  return a && b ? flag(holds(*a, *b)) : Cell{};
}

bool like(const std::string& text, const std::string& pattern) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '%') return like(text, pattern.substr(1)) || (!text.empty() && like(text.substr(1), pattern));
  return !text.empty() && (pattern[0] == '_' || pattern[0] == text[0]) && like(text.substr(1), pattern.substr(1));
}

}  // namespace

// What a value is by its form alone: dates and instants together are dates.
Kind RowByRow::kind(const Tree& tree) const {
  const auto merged = [this](const std::vector<Tree>& trees, std::size_t first, std::size_t step) {
    Kind out = Kind::none;
    for (std::size_t i = first; i < trees.size(); i += step) {
      const Kind next = kind(trees[i]);
      if (out == Kind::none || (out == Kind::instant && next == Kind::day)) out = next;
    }
    return out;
  };
  switch (tree.op) {
    case Op::number:
    case Op::multiply:
    case Op::divide:
    case Op::negate:
      return Kind::number;
    case Op::text:
      return Kind::text;
    case Op::date:
      return Kind::day;
    case Op::as_of:
      return Kind::instant;
    case Op::null:
    case Op::duration:
      return Kind::none;
    case Op::column:
      return columns_.at(tree.name);
    case Op::add:
    case Op::subtract:
      return tree.args[1].op == Op::duration ? kind(tree.args[0]) : Kind::number;
    case Op::case_when: {
      Kind out = merged(tree.args, 1, 2);
      if (tree.args.size() % 2 == 1) {
        const Kind last = kind(tree.args.back());
        if (out == Kind::none || (out == Kind::instant && last == Kind::day)) out = last;
      }
      return out;
    }
    case Op::call:
      if (tree.name == "date") return Kind::day;
      if (tree.name == "days" || tree.name == "hours") return Kind::number;
      return merged(tree.args, 0, 1);
    default:
      return Kind::flag;
  }
}

// Values that meet: where one is a date, instants are dates too.
std::vector<Cell> RowByRow::together(const std::vector<Tree>& trees, const Row& row) const {
  bool dates = false;
  for (const Tree& tree : trees) dates = dates || kind(tree) == Kind::day;
  std::vector<Cell> out;
  for (const Tree& tree : trees) out.push_back(dates ? as_day(value(tree, row)) : value(tree, row));
  return out;
}

Cell RowByRow::value(const Tree& tree, const Row& row) const {
  switch (tree.op) {
    case Op::number: {
      Int128 power = 1;
      for (int i = 0; i < tree.number.decimals; ++i) power *= 10;
      return number(tree.number.mantissa, power);
    }
    case Op::text:
      return Value{Kind::text, 0, 1, tree.name};
    case Op::date:
      return of(Kind::day, tree.value);
    case Op::flag:
      return flag(tree.value == 1);
    case Op::null:
      return {};
    case Op::as_of:
      return of(Kind::instant, as_of_);
    case Op::column:
      return row.at(tree.name);
    case Op::add:
    case Op::subtract:
      return tree.args[1].op == Op::duration ? shifted(tree, row) : arithmetic(tree, row);
    case Op::multiply:
    case Op::divide:
    case Op::negate:
      return arithmetic(tree, row);
    case Op::case_when:
      return case_when(tree, row);
    case Op::call:
      return call(tree, row);
    default:
      return condition_of(tree, row);
  }
}

Cell RowByRow::condition_of(const Tree& tree, const Row& row) const {
  const std::vector<Cell> cells = together(tree.args, row);
  std::vector<Cell> matches;
  for (std::size_t i = 1; i < cells.size(); ++i) matches.push_back(compared(cells[0], cells[i], same));
  switch (tree.op) {
    case Op::logical_or:
      return any_of(cells);
    case Op::logical_and:
      return all_of(cells);
    case Op::logical_not:
      return negated(cells[0]);
    case Op::equal:
      return matches[0];
    case Op::not_equal:
      return negated(matches[0]);
    case Op::less:
      return compared(cells[0], cells[1], below);
    case Op::less_equal:
      return compared(cells[0], cells[1], at_most);
    case Op::greater:
      return compared(cells[1], cells[0], below);
    case Op::greater_equal:
      return compared(cells[1], cells[0], at_most);
    case Op::is_null:
      return flag(!cells[0]);
    case Op::is_not_null:
      return flag(cells[0].has_value());
    case Op::in_list:
      return any_of(matches);
    case Op::not_in_list:
      return negated(any_of(matches));
    case Op::between:
      return all_of({compared(cells[1], cells[0], at_most), compared(cells[0], cells[2], at_most)});
    case Op::not_between:
      return negated(all_of({compared(cells[1], cells[0], at_most), compared(cells[0], cells[2], at_most)}));
    case Op::like:
      return cells[0] ? flag(like(cells[0]->text, tree.name)) : Cell{};
    case Op::not_like:
      return cells[0] ? flag(!like(cells[0]->text, tree.name)) : Cell{};
    default:
      throw std::logic_error("no condition");
  }
}

Cell RowByRow::arithmetic(const Tree& tree, const Row& row) const {
  const Cell a = value(tree.args[0], row);
  if (tree.op == Op::negate) return a ? Cell(number(-a->numerator, a->denominator)) : a;
  const Cell b = value(tree.args[1], row);
  if (!a || !b) return {};
  if (tree.op == Op::multiply) {
    return number(times(a->numerator, b->numerator), times(a->denominator, b->denominator));
  }
  if (tree.op == Op::divide) return b->numerator == 0 ? Cell{} : quotient(*a, *b);
  const Int128 left = times(a->numerator, b->denominator);
  const Int128 right = times(b->numerator, a->denominator);
  return number(tree.op == Op::add ? left + right : left - right, times(a->denominator, b->denominator));
}

Cell RowByRow::shifted(const Tree& tree, const Row& row) const {
  static const std::map<std::string, std::int64_t> seconds{
      {"second", 1}, {"minute", 60}, {"hour", 3600}, {"day", 86400}, {"week", 7 * 86400}};
  const Cell base = value(tree.args[0], row);
  if (!base) return {};
  const Tree& duration = tree.args[1];
  const Int128 length = duration.number.mantissa * seconds.at(duration.name);  // whole numbers only
  const Int128 amount = base->kind == Kind::day ? length / 86400 : length;
  return of(base->kind, base->numerator + (tree.op == Op::add ? amount : -amount));
}

Cell RowByRow::call(const Tree& tree, const Row& row) const {
  if (tree.name == "date") return as_day(value(tree.args[0], row));
  std::vector<Cell> cells = together(tree.args, row);
  if (tree.name == "days" || tree.name == "hours") {
    if (!cells[0] || !cells[1]) return {};
    const bool days = tree.name == "days";
    if (days) cells = {as_day(cells[0]), as_day(cells[1])};
    return number(cells[1]->numerator - cells[0]->numerator, days ? 1 : 3600);
  }
  Cell out;
  for (const Cell& cell : cells) {
    if (!cell) continue;
    const bool better =
        tree.name == "least" ? out && below(*cell, *out) : tree.name == "greatest" && out && below(*out, *cell);
    if (!out || better) out = cell;
  }
  return out;
}

Cell RowByRow::case_when(const Tree& tree, const Row& row) const {
  const bool dates = kind(tree) == Kind::day;
  const auto taken = [&](const Tree& branch) { return dates ? as_day(value(branch, row)) : value(branch, row); };
  for (std::size_t i = 0; i + 1 < tree.args.size(); i += 2) {
    if (is_true(value(tree.args[i], row))) return taken(tree.args[i + 1]);
  }
  return tree.args.size() % 2 == 1 ? taken(tree.args.back()) : Cell{};
}

}  // namespace cxkpi::expr
