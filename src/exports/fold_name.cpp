// How names are compared.
#include <cstddef>

#include "cxkpi/exports/schema.h"
#include "cxkpi/text/fold.h"

namespace cxkpi {
namespace {

// "Delivered (signed)" without what is in the parentheses; a name that is nothing else stays.
std::string_view without_unit(std::string_view name) {
  const std::size_t last = name.find_last_not_of(" \t");
  if (last == std::string_view::npos || name[last] != ')') return name;
  const std::size_t open = name.rfind('(');
  const bool alone = open == std::string_view::npos || name.find_first_not_of(" \t") == open;
  return alone ? name : name.substr(0, open);
}

}  // namespace

std::string fold_name(std::string_view name) { return fold_whole(without_unit(name)); }

std::string fold_whole(std::string_view name) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (name.starts_with(byte_order_mark)) name.remove_prefix(byte_order_mark.size());
  constexpr std::string_view ordinal = "\xC2\xBA";  // º, which many write for the ° of "N°"
  std::string folded;
  while (!name.empty()) {
    name.remove_prefix(name.starts_with(ordinal) ? ordinal.size() : fold_character(name, folded));
  }
  return folded;
}

}  // namespace cxkpi
