// Random trees of every form that the parser makes, for properties of printing. They need not make sense.
#pragma once

#include <random>
#include <string>

#include "cxkpi/expr/tree.h"

namespace cxkpi::expr {

class RandomTrees {
 public:
  explicit RandomTrees(unsigned seed) : random_(seed) {}

  [[nodiscard]] Tree tree(int depth);

 private:
  [[nodiscard]] unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }
  [[nodiscard]] std::string name();
  [[nodiscard]] std::string text();
  [[nodiscard]] Decimal decimal();
  [[nodiscard]] Tree leaf();
  [[nodiscard]] Tree column(bool of_order);
  [[nodiscard]] Tree duration();
  [[nodiscard]] Tree chain(Op op, int depth);
  [[nodiscard]] Tree list(Op op, int depth, unsigned fewest, unsigned most);
  [[nodiscard]] Tree aggregate(int depth);
  [[nodiscard]] Tree neighbour(int depth);

  std::mt19937 random_;
};

// Equal but for the places in the text.
[[nodiscard]] bool same(const Tree& a, const Tree& b);

}  // namespace cxkpi::expr
