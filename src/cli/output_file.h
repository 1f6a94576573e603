// A file that appears whole or not at all: written beside its target under another name, flushed, checked, then
// renamed.
#pragma once

#include <string>
#include <string_view>

namespace cxkpi::cli {

struct TemporaryFile;

class OutputFile {
 public:
  // Creates the temporary file at once, so that a path that cannot be written fails before the long work. A symbolic
  // link is followed. What exists and is no regular file (a device, a pipe) is written in place. Throws Error(output).
  explicit OutputFile(std::string path);
  OutputFile(OutputFile&& other) noexcept;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  OutputFile& operator=(OutputFile&&) = delete;
  ~OutputFile();  // removes the temporary file when nothing was published

  // Once. Throws Error(output) when not every byte reached the disk; the old file is untouched either way.
  void write(std::string_view bytes);

  // After write(): the new file takes the old one's place. Throws Error(output).
  void publish();

 private:
  std::string path_;                    // as typed
  std::string target_;                  // where it leads to
  TemporaryFile* temporary_ = nullptr;  // null: written in place
  int descriptor_ = -1;
};

}  // namespace cxkpi::cli
