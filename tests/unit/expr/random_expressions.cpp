#include "expr/random_expressions.h"

#include <array>

namespace cxkpi::expr {
namespace {

constexpr unsigned numbers = 0;
constexpr unsigned times = 1;
constexpr unsigned categories = 2;
constexpr unsigned flags = 3;

}  // namespace

std::string RandomExpressions::of_type(unsigned type, int depth) {
  switch (type) {
    case numbers:
      return number(depth);
    case times:
      return time(depth);
    case categories:
      return category(depth);
    default:
      return condition(depth);
  }
}

std::string RandomExpressions::list(unsigned type, int depth) {
  std::string out = of_type(type, depth);
  for (unsigned more = 1 + below(2); more > 0; --more) out += ", " + of_type(type, depth);
  return out;
}

// A value of a type by case or coalesce, and by least or greatest where it has an order.
std::string RandomExpressions::chosen(unsigned type, int depth) {
  switch (below(type == categories || type == flags ? 2 : 4)) {
    case 0:
      return "coalesce(" + list(type, depth) + ")";
    case 1: {
      std::string out = "case when " + condition(depth) + " then " + of_type(type, depth);
      if (below(2) == 0) out += " when " + condition(depth) + " then " + of_type(type, depth);
      if (below(2) == 0) out += " else " + of_type(type, depth);
      return out + " end";
    }
    case 2:
      return "least(" + list(type, depth) + ")";
    default:
      return "greatest(" + list(type, depth) + ")";
  }
}

std::string RandomExpressions::any(int depth) {
  switch (below(6)) {
    case 0:
      return number(depth);
    case 1:
      return time(depth);
    case 2:
      return category(depth);
    default:
      return condition(depth);
  }
}

std::string RandomExpressions::condition(int depth) {
  static const std::array leaves{"p", "q", "p", "q", "true", "false", "null"};
  static const std::array comparisons{" = ", " <> ", " < ", " <= ", " > ", " >= "};
  static const std::array patterns{"x%", "%y", "_", "%", "__", "xy", "%x%"};
  if (depth == 0) return leaves[below(leaves.size())];
  --depth;
  const unsigned type = below(2);
  switch (below(10)) {
    case 0:
      return "(" + condition(depth) + " or " + condition(depth) + (below(3) == 0 ? " or " + condition(depth) : "") +
             ")";
    case 1:
      return "(" + condition(depth) + " and " + condition(depth) + (below(3) == 0 ? " and " + condition(depth) : "") +
             ")";
    case 2:
      return "(not " + condition(depth) + ")";
    case 3:
      return "(" + of_type(type, depth) + comparisons[below(6)] + of_type(type, depth) + ")";
    case 4:
      return "(" + of_type(2 + type, depth) + comparisons[below(2)] + of_type(2 + type, depth) + ")";
    case 5: {
      const unsigned any_type = below(4);
      return "(" + of_type(any_type, depth) + (below(2) == 0 ? " in (" : " not in (") + list(any_type, depth) + "))";
    }
    case 6:
      return "(" + of_type(type, depth) + (below(2) == 0 ? " between " : " not between ") + of_type(type, depth) +
             " and " + of_type(type, depth) + ")";
    case 7:
      return "(" + of_type(below(4), depth) + (below(2) == 0 ? " is null)" : " is not null)");
    case 8:
      return "(" + category(depth) + (below(2) == 0 ? " like '" : " not like '") + patterns[below(patterns.size())] +
             "')";
    default:
      return chosen(flags, depth);
  }
}

std::string RandomExpressions::number(int depth) {
  static const std::array leaves{"a", "b", "c", "a", "b", "c", "0", "1", "2.5", "0.01", "7", "null"};
  static const std::array operators{" + ", " - ", " * ", " / "};
  if (depth == 0) return leaves[below(leaves.size())];
  --depth;
  switch (below(6)) {
    case 0:
    case 1:
      return "(" + number(depth) + operators[below(4)] + number(depth) + ")";
    case 2:
      return "(-" + number(depth) + ")";
    case 3:
      return "days(" + time(depth) + ", " + time(depth) + ")";
    case 4:
      return "hours(" + instant(depth) + ", " + instant(depth) + ")";
    default:
      return chosen(numbers, depth);
  }
}

std::string RandomExpressions::date(int depth) {
  static const std::array leaves{"d", "e", "d", "e", "date '2026-03-29'", "date '2026-10-25'"};
  static const std::array shifts{" + 1 day", " - 3 days", " + 1 week", " - 48 hours"};
  if (depth == 0) return leaves[below(leaves.size())];
  --depth;
  switch (below(3)) {
    case 0:
      return "(" + date(depth) + shifts[below(4)] + ")";
    case 1:
      return "date(" + time(depth) + ")";
    default:
      return "coalesce(" + date(depth) + ", " + time(depth) + ")";
  }
}

std::string RandomExpressions::instant(int depth) {
  static const std::array leaves{"s", "t", "s", "t", "as_of"};
  static const std::array shifts{" + 1 day", " - 90 minutes", " + 36 hours", " - 1 second", " + 2 weeks"};
  if (depth == 0) return leaves[below(leaves.size())];
  --depth;
  switch (below(3)) {
    case 0:
      return "(" + instant(depth) + shifts[below(5)] + ")";
    case 1:
      return "least(" + instant(depth) + ", " + instant(depth) + ")";
    default:
      return "case when " + condition(depth) + " then " + instant(depth) + " else " + instant(depth) + " end";
  }
}

std::string RandomExpressions::category(int depth) {
  static const std::array leaves{"k", "m", "k", "m", "'x'", "'y'", "'xy'", "'other'"};
  if (depth == 0) return leaves[below(leaves.size())];
  return chosen(categories, depth - 1);
}

}  // namespace cxkpi::expr
