#include "cli/name_list.h"

#include <algorithm>

#include "cxkpi/text/trimmed.h"

namespace cxkpi::cli {
namespace {

void add(std::string_view list, std::vector<std::string>& names) {
  for (bool more = true; more;) {
    const std::size_t comma = list.find(',');
    more = comma != std::string_view::npos;
    std::string name(trimmed(list.substr(0, comma)));
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    if (more) list.remove_prefix(comma + 1);
  }
}

}  // namespace

std::vector<std::string> names_in(std::string_view list) {
  std::vector<std::string> names;
  if (!trimmed(list).empty()) add(list, names);
  return names;
}

std::vector<std::string> names_in(std::span<const std::string> lists) {
  std::vector<std::string> names;
  for (const std::string& list : lists) add(list, names);
  return names;
}

}  // namespace cxkpi::cli
