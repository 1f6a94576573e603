// Numbers and words as they are typed for an option.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace cxkpi::cli {

// How many rows that are not used are too many: a number, or a share of the rows read.
struct RejectLimit {
  std::int64_t rows = 0;
  bool percent = false;
};

inline constexpr unsigned most_threads = 64;

// "100" or "1%". Throws Error(usage) that names no option, as the others here.
[[nodiscard]] RejectLimit reject_limit(const std::string& text);

// 1 to most_threads; more is that, and 0 is 1.
[[nodiscard]] unsigned thread_count(const std::string& text);

// The text, when it is one of the words.
[[nodiscard]] std::string one_of(std::initializer_list<std::string_view> words, const std::string& text);

}  // namespace cxkpi::cli
