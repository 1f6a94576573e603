// Calculators over the small shop, counted for one period or more.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cxkpi/indicators/scanner.h"
#include "expr/shop.h"

namespace cxkpi {

// A calculator from its fields; `kind` is one of them, `unit`, `scale` and the rest as in a catalogue file.
[[nodiscard]] std::unique_ptr<Calculator> calculator(const expr::Model& model,
                                                     const std::map<std::string, std::string>& fields,
                                                     Decimal scale = {1, 0});

// One period's state and accounting; one of each per segment.
struct Counted {
  State state;
  Accounting account;
  bool operator==(const Counted&) const = default;
};

struct Question {
  std::vector<Period> periods{Period{}};
  std::vector<std::string> by;
  std::string where;
  unsigned threads = 1;
};

// By period, then by the segment's values joined with '/'; "" without dimensions.
using Answer = std::vector<std::map<std::string, Counted>>;
[[nodiscard]] Answer count(Shop& shop, const Calculator& calculator, const Question& question = {});

// The only period's only segment.
[[nodiscard]] Counted total(Shop& shop, const Calculator& calculator, const Question& question = {});

// Why a calculator cannot be counted so; "nothing" when it can.
[[nodiscard]] std::string obstacle(Shop& shop, const Calculator& calculator, const Question& question);

// "3 used, 1 excluded, 0 rejected, 2 pending".
[[nodiscard]] std::string text(const Accounting& account);

[[nodiscard]] Period month(const std::string& name);

}  // namespace cxkpi
