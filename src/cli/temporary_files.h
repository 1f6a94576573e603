// The names of temporary files that exist now, where an interrupt finds them.
#pragma once

#include <atomic>
#include <string>

namespace cxkpi::cli {

struct TemporaryFile {
  std::string path;
  std::atomic<bool> exists{false};
  TemporaryFile* next = nullptr;
};

// Creates a file named like `path` with six more characters, and remembers it. `descriptor` is negative and errno set
// when it cannot be. What is returned lives as long as the program, so that an interrupt may come at any time.
[[nodiscard]] TemporaryFile& create_temporary(const std::string& path, int& descriptor);

}  // namespace cxkpi::cli
