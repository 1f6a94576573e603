// "Did you mean …?" for every place where a name is typed.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace cxkpi {

// The candidate nearest to `typed` by edit distance (insert, delete, replace, swap neighbours; case ignored), or an
// empty string when none is within a third of the length of `typed`, rounded up, or that is longer
// than 200 bytes. Ties go to the first candidate.
[[nodiscard]] std::string nearest(std::string_view typed, std::span<const std::string> candidates);

// "did you mean 'promise_rate'?" or, without a near name, `otherwise`.
[[nodiscard]] std::string did_you_mean(std::string_view typed, std::span<const std::string> candidates,
                                       std::string_view otherwise = {});

}  // namespace cxkpi
