// The compiled language against the plain one: the same random expressions over the same random rows.
#include <array>
#include <catch2/catch.hpp>

#include "cxkpi/error/error.h"
#include "cxkpi/expr/workspace.h"
#include "expr/random_expressions.h"
#include "expr/row_by_row.h"

using namespace cxkpi;
using namespace cxkpi::expr;

namespace {

constexpr std::int64_t as_of = 1774742400;  // 2026-03-29T00:00:00Z, an hour before Paris's clocks go forward

struct ColumnForm {
  std::string name;
  Type type;
  std::int64_t denominator;
  Kind kind;
};

const std::vector<ColumnForm> forms{{"a", Type::number, 1, Kind::number},     {"b", Type::number, 100, Kind::number},
                                    {"c", Type::number, 10000, Kind::number}, {"p", Type::flag, 1, Kind::flag},
                                    {"q", Type::flag, 1, Kind::flag},         {"d", Type::date, 1, Kind::day},
                                    {"e", Type::date, 1, Kind::day},          {"s", Type::instant, 1, Kind::instant},
                                    {"t", Type::instant, 1, Kind::instant},   {"k", Type::category, 1, Kind::text},
                                    {"m", Type::category, 1, Kind::text}};

// A random value of a column, small and often on a border: midnights, clock changes, zeros, equal words.
std::int64_t random_value(const ColumnForm& form, std::mt19937& random, Dictionary& categories) {
  static constexpr std::array<std::int64_t, 6> seconds{0, 1, 3599, 3600, 79200, 86399};
  static const std::array words{"x", "y", "xy", "yx"};
  static constexpr std::array<std::int64_t, 5> days{20541, 20540, 20751, 20500, 20600};  // 20541 is 2026-03-29
  const std::int64_t day = days[random() % days.size()] + static_cast<std::int64_t>(random() % 3);
  switch (form.type) {
    case Type::flag:
      return static_cast<std::int64_t>(random() % 2);
    case Type::number:
      return static_cast<std::int64_t>(random() % 9) * form.denominator / (random() % 2 == 0 ? 1 : 4) -
             4 * form.denominator;
    case Type::date:
      return day;
    case Type::instant:
      return day * 86400 + seconds[random() % seconds.size()];
    default:
      return categories.code(words[random() % words.size()]);
  }
}

Cell cell_of(std::int64_t value, const ColumnForm& form, const Dictionary& categories) {
  if (value == null_value) return {};
  if (form.kind == Kind::number) return number(value, form.denominator);
  if (form.kind == Kind::text) return Value{Kind::text, 0, 1, categories.text(static_cast<std::int32_t>(value))};
  return Value{form.kind, value, 1, {}};
}

Cell cell_of(const Column& column, std::size_t row, const Dictionary& categories) {
  static const std::map<Type, Kind> kinds{{Type::flag, Kind::flag},
                                          {Type::number, Kind::number},
                                          {Type::date, Kind::day},
                                          {Type::instant, Kind::instant},
                                          {Type::category, Kind::text}};
  return cell_of(column.value(row), {"", column.type, column.denominator, kinds.at(column.type)}, categories);
}

struct Sample {
  Model model;
  Dataset data;
  std::vector<Row> rows;

  Sample(std::size_t count, unsigned seed) {
    data.zone = Zone::named("Europe/Paris");
    data.as_of = as_of;
    std::mt19937 random(seed);
    Table& table = data.tables.emplace_back("orders");
    rows.resize(count);
    for (std::size_t row = 0; row < count; ++row) table.add_line(row + 2);
    for (const ColumnForm& form : forms) {
      model.add_file_column("orders", form.name, {form.type, form.denominator});
      Column column;
      column.name = form.name;
      column.type = form.type;
      column.denominator = form.denominator;
      column.resize(count);
      for (std::size_t row = 0; row < count; ++row) {
        const std::int64_t value = random() % 4 == 0 ? null_value : random_value(form, random, data.categories);
        column.set(row, value);
        rows[row][form.name] = cell_of(value, form, data.categories);
      }
      table.add(std::move(column));
    }
    model.check();
  }
};

}  // namespace

TEST_CASE("compiled expressions give what the plain evaluation row by row gives") {
  Sample sample(60, 4);
  const Presence has = [](std::string_view, std::string_view) { return true; };
  Workspace workspace(sample.data, sample.model, has, 1);
  Kinds kinds;
  for (const ColumnForm& form : forms) kinds[form.name] = form.kind;
  const RowByRow plain(kinds, as_of);
  RandomExpressions expressions(20260329);

  int compared = 0;
  int left_out = 0;
  std::map<Type, std::map<std::string, int>> seen;  // by type, how often which value
  for (int round = 0; round < 4000; ++round) {
    const std::string text = expressions.any(1 + round % 4);
    CAPTURE(text);
    std::optional<Column> column;
    std::optional<Tree> tree;
    try {
      const Checked checked = check(sample.model, text, "orders");
      tree = checked.tree;
      column = workspace.evaluate(checked.formula, "orders");
    } catch (const Error&) {  // nothing but nulls, too many decimals, too large
      ++left_out;
      continue;
    }
    for (std::size_t row = 0; row < sample.rows.size(); ++row) {
      const Cell expected = plain.value(*tree, sample.rows[row]);
      const Cell actual = cell_of(*column, row, sample.data.categories);
      if (!equal(actual, expected)) {
        CAPTURE(row, shown(actual), shown(expected));
        REQUIRE(equal(actual, expected));
      }
      ++seen[column->type][shown(actual)];
    }
    ++compared;
  }
  CHECK(compared > 3000);
  CHECK(left_out < 1000);
  // All three truth values are common, and every other type brings many values.
  for (const char* word : {"1", "0", "unknown"}) CHECK(seen[Type::flag][word] > 10'000);
  for (const Type type : {Type::number, Type::date, Type::instant}) CHECK(seen[type].size() > 20);
  CHECK(seen[Type::category].size() >= 5);
}
