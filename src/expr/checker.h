// Resolves names and types, bottom up, and spells out every conversion. One visit of one expression; its member
// functions are in check.cpp, check_operators.cpp, check_names.cpp and check_linked_rows.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/expr/model.h"
#include "expr/signatures.h"
#include "expr/typing.h"

namespace cxkpi::expr {

class Checker {
 public:
  Checker(const Model& model, std::string_view text, std::string_view table, std::string_view own_name)
      : model_(model), typing_(text), text_(text), table_(table), own_table_(table), own_name_(own_name) {}

  [[nodiscard]] Checked run();

 private:
  [[noreturn]] void fail(Span span, const std::string& message, const std::string& hint = {}) const {
    typing_.fail(span, message, hint);
  }

  // Any node, and nodes whose type is given by their place.
  Formula visit(const Tree& tree);
  Formula condition(const Tree& tree);
  Formula number(const Tree& tree);
  std::vector<Formula> visit_all(const std::vector<Tree>& trees, std::vector<Span>& spans);
  std::vector<Formula> unified(const std::vector<Tree>& trees, ValueType& type);

  // Names.
  Formula column(const Tree& tree);
  [[noreturn]] void unknown_column(const Tree& tree, const std::string& owner, bool own) const;
  void use(const std::string& table, const std::string& column, bool own, bool optional);
  void use_link(const std::string& table, bool optional);

  // Operators.
  Formula logical(const Tree& tree, Act act);
  Formula compare(const Tree& tree, Act act, std::size_t left, std::size_t right);
  Formula null_test(const Tree& tree);
  Formula in_list(const Tree& tree);
  Formula between(const Tree& tree);
  Formula like(const Tree& tree);
  Formula sum(const Tree& tree);
  Formula shift(const Tree& tree);
  Formula product(const Tree& tree);
  void demand_order(const Tree& tree, Type type, const std::string& hint) const;

  // Functions.
  Formula case_when(const Tree& tree);
  Formula call(const Tree& tree);

  // Linked rows and histories.
  Formula aggregate(const Tree& tree);
  void check_parts(const Tree& tree, const AggregateRule& rule) const;
  Formula neighbour(const Tree& tree);
  Formula about_text(const Tree& tree, const Signature& signature);
  Formula around_orders(const Tree& tree, const Signature& signature);
  [[nodiscard]] std::string key_of(const Tree& tree, std::size_t first_use) const;

  const Model& model_;
  Typing typing_;
  std::string_view text_;
  std::string table_;  // whose columns plain names are
  std::string own_table_;
  std::string_view own_name_;
  bool optional_table_ = false;
  bool by_period_ = false;
  std::vector<Use> uses_;
};

}  // namespace cxkpi::expr
