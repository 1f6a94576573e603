// A stretch of a file in memory, which its owner may write to and lengthen towards the file's end. It does not
// interpret the bytes. A decompressor or transcoder would stand where this one reads from the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "cxkpi/csv/input_file.h"

namespace cxkpi::csv {

class FileWindow {
 public:
  // `step` is the least that lengthening reads, in bytes.
  FileWindow(const InputFile& file, std::size_t step) : file_(file), step_(step) {}

  // Forgets everything and reads up to `length` bytes at `offset`.
  void open(std::uint64_t offset, std::size_t length);

  // Forgets the bytes before `kept`, reads at least as many again as remain, and returns where `kept` lies now. All
  // other pointers into the window are void.
  char* lengthen(const char* kept);

  [[nodiscard]] char* begin() const noexcept { return bytes_.get(); }
  // Behind it lie `search_padding` bytes that may be read and written.
  [[nodiscard]] char* end() const noexcept { return bytes_.get() + size_; }
  [[nodiscard]] bool at_file_end() const noexcept { return offset_ + size_ >= file_.size(); }

  // Where in the file a byte of the window comes from, and the reverse: the end when the window does not reach so far.
  [[nodiscard]] std::uint64_t offset_of(const char* p) const noexcept;
  [[nodiscard]] char* at(std::uint64_t offset) const noexcept;

 private:
  void append(std::size_t length);

  InputFile file_;
  std::size_t step_;
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0;  // without the padding
  std::uint64_t offset_ = 0;
  std::size_t size_ = 0;
};

}  // namespace cxkpi::csv
