// A file that appears whole or not at all: written beside its target under another name, flushed, checked, then
// renamed.
#pragma once

#include <string>
#include <string_view>

namespace cxkpi::cli {

class OutputFile {
 public:
  // Creates the temporary file at once, so that a path that cannot be written fails before the long work. What exists
  // and is no regular file (a device, a pipe) is written in place. Throws Error(output).
  explicit OutputFile(std::string path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();  // removes the temporary file when nothing was committed

  // Throws Error(output) when not every byte arrived; the old file is then untouched.
  void commit(std::string_view bytes);

 private:
  std::string path_;
  std::string temporary_;  // empty: written in place
  int descriptor_ = -1;
};

}  // namespace cxkpi::cli
