#include <catch2/catch.hpp>
#include <map>

#include "cxkpi/error/error.h"
#include "cxkpi/expr/tree.h"

using namespace cxkpi;
using namespace cxkpi::expr;

namespace {

// The tree with all its parentheses, in the order of evaluation.
std::string shape(const Tree& tree) {
  static const std::map<Op, std::string> names{{Op::logical_or, "or"},
                                               {Op::logical_and, "and"},
                                               {Op::logical_not, "not"},
                                               {Op::equal, "="},
                                               {Op::not_equal, "<>"},
                                               {Op::less, "<"},
                                               {Op::less_equal, "<="},
                                               {Op::greater, ">"},
                                               {Op::greater_equal, ">="},
                                               {Op::is_null, "is-null"},
                                               {Op::is_not_null, "known"},
                                               {Op::in_list, "in"},
                                               {Op::not_in_list, "not-in"},
                                               {Op::between, "between"},
                                               {Op::not_between, "outside"},
                                               {Op::like, "like"},
                                               {Op::not_like, "unlike"},
                                               {Op::add, "+"},
                                               {Op::subtract, "-"},
                                               {Op::multiply, "*"},
                                               {Op::divide, "/"},
                                               {Op::negate, "minus"},
                                               {Op::case_when, "case"},
                                               {Op::call, "call"},
                                               {Op::aggregate, "fold"},
                                               {Op::neighbour, "neighbour"}};
  const auto name = names.find(tree.op);
  if (name == names.end()) return print(tree);
  std::string out = "[" + name->second;
  for (const std::vector<Tree>* part : {&tree.args, &tree.where, &tree.order}) {
    for (const Tree& child : *part) out += " " + shape(child);
  }
  return out + "]";
}

std::string parsed(const std::string& text) { return shape(parse(text)); }
std::string printed(const std::string& text) { return print(parse(text)); }

}  // namespace

TEST_CASE("or binds loosest, then and, then not, then comparisons, sums, products and the minus") {
  CHECK(parsed("a or b and not c = 1 + 2 * -d") == "[or a [and b [not [= c [+ 1 [* 2 [minus d]]]]]]]");
  CHECK(parsed("-a * b + c = d and e or f") == "[or [and [= [+ [* [minus a] b] c] d] e] f]");
  CHECK(parsed("not a and b") == "[and [not a] b]");
  CHECK(parsed("not not a = b") == "[not [not [= a b]]]");
  CHECK(parsed("a = 1 and b is null or c in (1, 2)") == "[or [and [= a 1] [is-null b]] [in c 1 2]]");
}

TEST_CASE("sums and products are worked from the left") {
  CHECK(parsed("a - b - c") == "[- [- a b] c]");
  CHECK(parsed("a - (b - c)") == "[- a [- b c]]");
  CHECK(parsed("a / b * c") == "[* [/ a b] c]");
  CHECK(parsed("a + b * c / d - e") == "[- [+ a [/ [* b c] d]] e]");
  CHECK(parsed("- - a") == "[minus [minus a]]");
  CHECK(parsed("-(a + b)") == "[minus [+ a b]]");
}

TEST_CASE("a chain of or, or of and, is one node, with or without parentheses around its beginning") {
  CHECK(parsed("a or b or c or d") == "[or a b c d]");
  CHECK(parsed("(a or b) or c") == "[or a b c]");
  CHECK(parsed("a or (b or c)") == "[or a [or b c]]");
  CHECK(parsed("a and b and c or d and e") == "[or [and a b c] [and d e]]");
}

TEST_CASE("every comparison has its own form, and its negation too") {
  CHECK(parsed("a = 1") == "[= a 1]");
  CHECK(parsed("a <> 1") == "[<> a 1]");
  CHECK(parsed("a < 1") == "[< a 1]");
  CHECK(parsed("a <= 1") == "[<= a 1]");
  CHECK(parsed("a > 1") == "[> a 1]");
  CHECK(parsed("a >= 1") == "[>= a 1]");
  CHECK(parsed("a is null") == "[is-null a]");
  CHECK(parsed("a is not null") == "[known a]");
  CHECK(parsed("a in (1, 2 + 3, 'x')") == "[in a 1 [+ 2 3] 'x']");
  CHECK(parsed("a not in (null)") == "[not-in a null]");
  CHECK(parsed("a between 1 and 2 + 3 and b") == "[and [between a 1 [+ 2 3]] b]");
  CHECK(parsed("a not between b and c") == "[outside a b c]");
  CHECK(print(parse("a like 'DPD%'")) == "a like 'DPD%'");
  CHECK(print(parse("a not like '_'")) == "a not like '_'");
}

TEST_CASE("what is compared may stand in parentheses, a comparison among it") {
  CHECK(parsed("(a = b) = c") == "[= [= a b] c]");
  CHECK(parsed("(a is null) = (b is null)") == "[= [is-null a] [is-null b]]");
  CHECK(parsed("(a or b) is null") == "[is-null [or a b]]");
}

TEST_CASE("literals are numbers, texts, dates, flags, null, durations and as_of") {
  CHECK(parse("12.50").number.mantissa == 125);
  CHECK(parse("12.50").number.decimals == 1);
  CHECK(parse("'l''été'").name == "l'été");
  CHECK(parse("''").name.empty());
  CHECK(parse("date '2026-10-01'").value == 20727);
  CHECK(parse("true").value == 1);
  CHECK(parse("false").value == 0);
  CHECK(parse("null").op == Op::null);
  CHECK(parse("as_of").op == Op::as_of);
  const Tree duration = parse("1.5 hours");
  CHECK(duration.op == Op::duration);
  CHECK(duration.name == "hour");
  CHECK(duration.number.mantissa == 15);
}

TEST_CASE("a column may be optional, and belong to the order") {
  const Tree plain = parse("status?");
  CHECK(plain.name == "status");
  CHECK(plain.table.empty());
  CHECK(plain.optional);
  const Tree parent = parse("order.country");
  CHECK(parent.name == "country");
  CHECK(parent.table == "order");
  CHECK_FALSE(parent.optional);
  CHECK(parse("order.country?").optional);
}

TEST_CASE("an aggregate has a table, and as it needs a column, a condition and an order") {
  const Tree count = parse("count(tickets)");
  CHECK(count.op == Op::aggregate);
  CHECK(count.name == "count");
  CHECK(count.table == "tickets");
  CHECK_FALSE(count.optional);
  CHECK(parse("exists(returns? where fault = 'carrier')").optional);
  const Tree first = parse("first(deliveries.carrier where a or b order by shipped_at desc)");
  CHECK(shape(first) == "[fold carrier [or a b] shipped_at]");
  CHECK(first.descending);
  CHECK_FALSE(parse("first(deliveries.carrier order by shipped_at asc)").descending);
  CHECK(parsed("sum(returns.quantity where a and b)") == "[fold quantity [and a b]]");
}

TEST_CASE("a neighbour has a value, and as it needs columns to share and a condition") {
  CHECK(parsed("next(ordered_at)") == "[neighbour ordered_at]");
  CHECK(parsed("previous(date(created_at) by reason, channel where is_contact or b)") ==
        "[neighbour [call created_at] reason channel [or is_contact b]]");
}

TEST_CASE("case has branches, with or without an else") {
  CHECK(parsed("case when a then 1 when b or c then 2 else 3 end") == "[case a 1 [or b c] 2 3]");
  CHECK(parsed("case when a then 1 end + 1") == "[+ [case a 1] 1]");
}

TEST_CASE("keywords and functions may be in capitals, columns and texts keep their letters") {
  CHECK(printed("CASE WHEN Days(a, B) IS NOT NULL THEN 'X' END") == "case when days(a, B) is not null then 'X' end");
  CHECK(printed("Count(tickets WHERE a AND NOT b)") == "count(tickets where a and not b)");
  CHECK(printed("DATE '2026-01-02' = AS_OF or TRUE") == "date '2026-01-02' = as_of or true");
  CHECK(printed("t + 2 Days") == "t + 2 days");
}

TEST_CASE("a unit's name is a unit after a number only, and not before a parenthesis") {
  CHECK(parse("days(a, b)").op == Op::call);
  CHECK(parse("hours").op == Op::column);
  CHECK(printed("a + 1 day") == "a + 1 day");
  CHECK(printed("a + 1 days - 0.5 weeks - 1.0 second") == "a + 1 day - 0.5 weeks - 1 second");
}

TEST_CASE("blanks and line ends separate, and mean nothing else") {
  CHECK(printed(" a=1\n\tand  b\r\n in(1,2) ") == "a = 1 and b in (1, 2)");
}

TEST_CASE("printing writes no parentheses that are not needed, and all that are") {
  CHECK(printed("((a)) or ((b and (c)))") == "a or b and c");
  CHECK(printed("(a or b) and c") == "(a or b) and c");
  CHECK(printed("not (a and b)") == "not (a and b)");
  CHECK(printed("(not a) = b") == "(not a) = b");
  CHECK(printed("(a + b) * (c - d) / (e * f)") == "(a + b) * (c - d) / (e * f)");
  CHECK(printed("(a * b) + (c / d)") == "a * b + c / d");
  CHECK(printed("-(-(a))") == "--a");
  CHECK(printed("(a = b) is null") == "(a = b) is null");
  CHECK(printed("x between (a + 1) and (b and c)") == "x between a + 1 and (b and c)");
  CHECK(printed("first(deliveries.carrier order by (a = b))") == "first(deliveries.carrier order by (a = b))");
  CHECK(printed("'it''s'") == "'it''s'");
}

TEST_CASE("two hundred levels are understood, and one more is not") {
  const auto nested = [](std::size_t levels) { return std::string(levels, '(') + "a" + std::string(levels, ')'); };
  const auto negated = [](int levels) {
    std::string out;
    for (int i = 0; i < levels; ++i) out += "not ";
    return out + "a";
  };
  const auto summed = [](int operators) {
    std::string out = "a";
    for (int i = 0; i < operators; ++i) out += " + a";
    return out;
  };
  const auto message = [](const std::string& text) {
    try {
      static_cast<void>(parse(text));
    } catch (const Error& error) {
      return error.message();
    }
    return std::string("no error");
  };
  CHECK(message(nested(199)) == "no error");
  CHECK(message(nested(200)) == "the expression is nested too deeply");
  CHECK(message(negated(199)) == "no error");
  CHECK(message(negated(200)) == "the expression is nested too deeply");
  CHECK(message(std::string(199, '-') + "a") == "no error");
  CHECK(message(std::string(200, '-') + "a") == "the expression is nested too deeply");
  CHECK(message(summed(199)) == "no error");
  CHECK(message(summed(200)) == "the expression is nested too deeply");
  CHECK(message(nested(100'000)) == "the expression is nested too deeply");
  CHECK(message(summed(100'000)) == "the expression is nested too deeply");
}

TEST_CASE("a chain of ten thousand alternatives is one level") {
  std::string chain = "a = 0";
  std::string list = "a in (0";
  for (int i = 1; i < 10'000; ++i) {
    chain += " or a = " + std::to_string(i);
    list += ", " + std::to_string(i);
  }
  CHECK(parse(chain).args.size() == 10'000);
  CHECK(parse(chain).height == 3);
  CHECK(print(parse(chain)) == chain);
  CHECK(parse(list + ")").height == 2);
}
