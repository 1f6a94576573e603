#include "exports/overlaps.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace cxkpi::exports {

std::uint64_t count_overlapping(const SourceRows& rows, std::span<const std::uint32_t> used, const std::string& key) {
  const RowMarks& marks = rows.marks();
  if (marks.amounts.empty()) return 0;
  const Column* const keys = rows.find(key);
  std::vector<std::pair<std::uint64_t, std::size_t>> said;  // what a row says but for its numbers, and its file
  for (const std::uint32_t row : used) {
    const bool is_numbered = keys != nullptr && !keys->texts[row].empty();
    const bool has_amounts = marks.amounts[row] != 0 && marks.content[row] != marks.amounts[row];
    if (!is_numbered && has_amounts) said.emplace_back(marks.content[row] - marks.amounts[row], rows.file_of(row));
  }
  std::sort(said.begin(), said.end());
  std::uint64_t overlapping = 0;
  for (auto begin = said.begin(); begin != said.end();) {
    std::ptrdiff_t most = 0;
    auto end = begin;
    while (end != said.end() && end->first == begin->first) {
      const auto next = std::upper_bound(end, said.end(), *end);
      most = std::max(most, next - end);
      end = next;
    }
    overlapping += static_cast<std::uint64_t>(end - begin - most);
    begin = end;
  }
  return overlapping;
}

}  // namespace cxkpi::exports
