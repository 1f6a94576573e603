// The functions and aggregates of the language as data: the checker, the messages and the documentation read these
// lists.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/expr/formula.h"

namespace cxkpi::expr {

struct Signature {
  std::string_view name;
  std::string_view arguments;  // in words
  std::size_t fewest;
  std::size_t most;
  Act act;
  ValueType argument;  // of each; unused where the arguments only have to agree
  ValueType result;
};

struct AggregateRule {
  std::string_view name;
  bool takes_value;
  bool needs_condition;
  bool takes_order;
  std::string_view example;
};

// Null for an unknown name.
[[nodiscard]] const Signature* find_signature(std::string_view name) noexcept;
[[nodiscard]] const AggregateRule* find_aggregate(std::string_view name) noexcept;

// Of functions, aggregates and neighbours, for suggestions.
[[nodiscard]] std::vector<std::string> function_names();

}  // namespace cxkpi::expr
