// Random expressions that make sense, as text, over a table with columns of every type.
#pragma once

#include <random>
#include <string>

namespace cxkpi::expr {

// Columns: numbers a, b, c; flags p, q; dates d, e; instants s, t; categories k, m.
class RandomExpressions {
 public:
  explicit RandomExpressions(unsigned seed) : random_(seed) {}

  [[nodiscard]] std::string any(int depth);
  [[nodiscard]] std::string condition(int depth);
  [[nodiscard]] std::string number(int depth);
  [[nodiscard]] std::string date(int depth);
  [[nodiscard]] std::string instant(int depth);
  [[nodiscard]] std::string category(int depth);

 private:
  [[nodiscard]] unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }
  [[nodiscard]] std::string time(int depth) { return below(2) == 0 ? date(depth) : instant(depth); }
  // Two or three values of one type, the same each time it is asked with the same type.
  [[nodiscard]] std::string of_type(unsigned type, int depth);
  [[nodiscard]] std::string list(unsigned type, int depth);
  [[nodiscard]] std::string chosen(unsigned type, int depth);

  std::mt19937 random_;
};

}  // namespace cxkpi::expr
