// Recursive descent over the tokens, one function per level of binding.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "cxkpi/expr/tree.h"
#include "expr/literals.h"
#include "expr/token_cursor.h"

namespace cxkpi::expr {
namespace {

constexpr std::array aggregate_names{"count", "exists", "every", "sum", "min", "max", "first"};
constexpr std::array neighbours{"next", "previous", "place"};
constexpr std::array keywords{"and",  "or",   "not",  "is",  "null", "in",    "between", "like",  "case",
                              "when", "then", "else", "end", "true", "false", "where",   "order", "by"};

template <class Names>
bool is_one_of(const std::string& word, const Names& names) {
  return std::find(names.begin(), names.end(), word) != names.end();
}

const std::map<std::string, Op>& constants() {
  static const std::map<std::string, Op> words{{"true", Op::flag},
                                               {"false", Op::flag},
                                               {"null", Op::null},
                                               {"as_of", Op::as_of},
                                               {"period_start", Op::period_start},
                                               {"period_end", Op::period_end}};
  return words;
}

const std::map<std::string, Op>& comparisons() {
  static const std::map<std::string, Op> operators{{"=", Op::equal},   {"<>", Op::not_equal},
                                                   {"<", Op::less},    {"<=", Op::less_equal},
                                                   {">", Op::greater}, {">=", Op::greater_equal}};
  return operators;
}

class Parser : private TokenCursor {
 public:
  explicit Parser(std::string_view source) : TokenCursor(source) {}

  Tree run() {
    if (peek().kind == TokenKind::end) fail(peek().span, "the expression is empty");
    Tree tree = disjunction();
    if (peek().kind != TokenKind::end) {
      fail(peek().span, "unexpected " + shown(peek()), "an operator such as 'and' or '=' is expected here");
    }
    return tree;
  }

 private:
  // a or b or c is one node, so that long chains stay shallow.
  Tree chained(Op op, Tree left, Tree right, std::size_t begin) const {
    if (left.op != op) return joined(op, {std::move(left), std::move(right)}, begin);
    left.height = std::max(left.height, right.height + 1);
    left.span.end = end_of_last();
    if (left.height > deepest_nesting) fail_too_deep(left.span);
    left.args.push_back(std::move(right));
    return left;
  }

  Tree disjunction() {
    if (++depth_ > deepest_nesting) fail_too_deep(peek().span);
    const std::size_t begin = peek().span.begin;
    Tree left = conjunction();
    while (take_word("or")) left = chained(Op::logical_or, std::move(left), conjunction(), begin);
    --depth_;
    return left;
  }

  Tree conjunction() {
    const std::size_t begin = peek().span.begin;
    Tree left = negation();
    while (take_word("and")) left = chained(Op::logical_and, std::move(left), negation(), begin);
    return left;
  }

  Tree negation() {
    const std::size_t begin = peek().span.begin;
    if (!take_word("not")) return comparison();
    if (++depth_ > deepest_nesting) fail_too_deep(peek().span);
    Tree inner = negation();
    --depth_;
    return joined(Op::logical_not, {std::move(inner)}, begin);
  }

  Tree comparison() {
    const std::size_t begin = peek().span.begin;
    Tree left = sum();
    if (!at_comparison()) return left;
    Tree whole = comparison_with(std::move(left), begin);
    if (at_comparison()) {
      fail(peek().span, "comparisons do not chain",
           "write 'a < b and b < c' or 'b between a and c', or put one comparison in parentheses");
    }
    return whole;
  }

  [[nodiscard]] bool at_comparison() const {
    const std::size_t word = is_word("not") ? 1 : 0;
    return (peek().kind == TokenKind::symbol && comparisons().contains(peek().text)) || is_word("is") ||
           is_word("in", word) || is_word("between", word) || is_word("like", word);
  }

  Tree comparison_with(Tree left, std::size_t begin) {
    if (peek().kind == TokenKind::symbol) {
      const Op op = comparisons().at(take().text);
      Tree right = sum();
      return joined(op, {std::move(left), std::move(right)}, begin);
    }
    if (!take_word("is")) return membership(std::move(left), begin);
    const bool negated = take_word("not");
    expect_word("null");
    return joined(negated ? Op::is_not_null : Op::is_null, {std::move(left)}, begin);
  }

  Tree membership(Tree left, std::size_t begin) {
    const bool negated = take_word("not");
    if (take_word("in")) {
      expect_symbol("(");
      std::vector<Tree> args;
      args.push_back(std::move(left));
      do args.push_back(sum());
      while (take_symbol(","));
      expect_symbol(")");
      return joined(negated ? Op::not_in_list : Op::in_list, std::move(args), begin);
    }
    if (take_word("between")) {
      Tree low = sum();
      expect_word("and");
      Tree high = sum();
      return joined(negated ? Op::not_between : Op::between, {std::move(left), std::move(low), std::move(high)}, begin);
    }
    expect_word("like");
    if (peek().kind != TokenKind::text) fail(peek().span, "'like' takes a text", "write like 'DPD%'");
    std::string pattern = take().text;
    Tree tree = joined(negated ? Op::not_like : Op::like, {std::move(left)}, begin);
    tree.name = std::move(pattern);
    return tree;
  }

  Tree sum() {
    const std::size_t begin = peek().span.begin;
    Tree left = product();
    while (is_symbol("+") || is_symbol("-")) {
      const Op op = take().text == "+" ? Op::add : Op::subtract;
      Tree right = product();
      left = joined(op, {std::move(left), std::move(right)}, begin);
    }
    return left;
  }

  Tree product() {
    const std::size_t begin = peek().span.begin;
    Tree left = unary();
    while (is_symbol("*") || is_symbol("/")) {
      const Op op = take().text == "*" ? Op::multiply : Op::divide;
      Tree right = unary();
      left = joined(op, {std::move(left), std::move(right)}, begin);
    }
    return left;
  }

  Tree unary() {
    const std::size_t begin = peek().span.begin;
    if (!take_symbol("-")) return primary();
    if (++depth_ > deepest_nesting) fail_too_deep(peek().span);
    Tree inner = unary();
    --depth_;
    return joined(Op::negate, {std::move(inner)}, begin);
  }

  Tree primary() {
    const Token token = peek();
    if (token.kind == TokenKind::number) return number_or_duration(*this);
    if (token.kind == TokenKind::text) {
      take();
      Tree tree = joined(Op::text, {}, token.span.begin);
      tree.name = token.text;
      return tree;
    }
    if (take_symbol("(")) {
      Tree inner = disjunction();
      expect_symbol(")");
      return inner;
    }
    if (token.kind == TokenKind::word) return word();
    fail(token.span, "expected a value, found " + shown(token));
  }

  Tree word() {
    const Token token = take();
    const std::string name = lower(token.text);
    if (name == "case") return case_when(token);
    if (name == "date" && peek().kind == TokenKind::text) return date_literal(*this, token);
    if (is_symbol("(")) return call(token, name);
    if (const auto found = constants().find(name); found != constants().end()) {
      Tree tree = joined(found->second, {}, token.span.begin);
      tree.value = name == "true" ? 1 : 0;
      return tree;
    }
    const bool qualified = is_symbol(".");
    if (!qualified && is_one_of(name, keywords)) fail(token.span, "expected a value, found '" + token.text + "'");
    Tree tree = joined(Op::column, {}, token.span.begin);
    tree.name = token.text;
    if (take_symbol(".")) {
      if (peek().kind != TokenKind::word) fail(peek().span, "expected a column's name after '.'");
      tree.table = tree.name;
      tree.name = take().text;
      if (name != "order") {
        fail({token.span.begin, end_of_last()}, "rows of '" + tree.table + "' need an aggregate here",
             "write max(" + tree.table + "." + tree.name + ") or exists(" + tree.table +
                 " where …); 'order.' gives the order's own columns");
      }
      tree.table = "order";
    }
    tree.optional = take_symbol("?");
    tree.span.end = end_of_last();
    return tree;
  }

  Tree case_when(const Token& keyword) {
    std::vector<Tree> args;
    while (take_word("when")) {
      args.push_back(disjunction());
      expect_word("then");
      args.push_back(disjunction());
    }
    if (args.empty()) fail(peek().span, "expected 'when', found " + shown(peek()));
    if (take_word("else")) args.push_back(disjunction());
    expect_word("end");
    return joined(Op::case_when, std::move(args), keyword.span.begin);
  }

  Tree call(const Token& token, const std::string& name) {
    expect_symbol("(");
    Tree tree = is_one_of(name, aggregate_names) ? aggregate()
                : is_one_of(name, neighbours)    ? neighbour()
                                                 : plain_call();
    expect_symbol(")");
    tree.name = name;
    return finished(std::move(tree), token.span.begin);
  }

  Tree plain_call() {
    Tree tree;
    tree.op = Op::call;
    if (is_symbol(")")) return tree;
    do tree.args.push_back(disjunction());
    while (take_symbol(","));
    return tree;
  }

  Tree aggregate() {
    Tree tree;
    tree.op = Op::aggregate;
    if (peek().kind != TokenKind::word) {
      fail(peek().span, "expected a table's name, found " + shown(peek()), "deliveries, tickets or returns");
    }
    const Token table = take();
    tree.table = table.text;
    tree.optional = take_symbol("?");
    if (take_symbol(".")) {
      if (peek().kind != TokenKind::word) fail(peek().span, "expected a column's name after '.'");
      tree.args.push_back(plain_column());
    }
    if (take_word("where")) tree.where.push_back(disjunction());
    if (take_word("order")) {
      expect_word("by");
      tree.order.push_back(sum());
      tree.descending = take_word("desc");
      if (!tree.descending) take_word("asc");
    }
    return tree;
  }

  Tree plain_column() {
    const Token token = take();
    Tree column = joined(Op::column, {}, token.span.begin);
    column.name = token.text;
    column.optional = take_symbol("?");
    return column;
  }

  Tree neighbour() {
    Tree tree;
    tree.op = Op::neighbour;
    tree.args.push_back(sum());
    if (take_word("by")) {
      do {
        if (peek().kind != TokenKind::word) fail(peek().span, "expected a column's name after 'by'");
        tree.args.push_back(plain_column());
      } while (take_symbol(","));
    }
    if (take_word("where")) tree.where.push_back(disjunction());
    return tree;
  }

  int depth_ = 0;
};

}  // namespace

Tree parse(std::string_view text) { return Parser(text).run(); }

}  // namespace cxkpi::expr
