#include "cxkpi/error/suggest.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace cxkpi {
namespace {

// Nobody types a name as long as this, and comparing takes the product of the lengths.
constexpr std::size_t longest_name = 200;

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

// Optimal string alignment distance, three rows at a time.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1])) {
        now[j] = std::min(now[j], before[j - 2] + 1);
      }
    }
    std::swap(before, last);
    std::swap(last, now);
  }
  return last[b.size()];
}

}  // namespace

std::string nearest(std::string_view typed, std::span<const std::string> candidates) {
  if (typed.size() > longest_name) return {};
  const std::size_t limit = (typed.size() + 2) / 3;
  std::size_t best = limit + 1;
  std::string found;
  for (const std::string& candidate : candidates) {
    const std::size_t shorter = std::min(typed.size(), candidate.size());
    if (std::max(typed.size(), candidate.size()) - shorter >= best) continue;  // each step changes the length by one
    const std::size_t d = distance(typed, candidate);
    if (d < best) {
      best = d;
      found = candidate;
    }
  }
  return found;
}

std::string did_you_mean(std::string_view typed, std::span<const std::string> candidates, std::string_view otherwise) {
  const std::string name = nearest(typed, candidates);
  return name.empty() ? std::string(otherwise) : "did you mean '" + name + "'?";
}

}  // namespace cxkpi
