// One input file, readable at any offset by several threads at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace cxkpi::csv {

class InputFile {
 public:
  // Opens a regular file, or "-" for standard input. What cannot be read at an offset (a pipe, a terminal) is first
  // copied to an unnamed temporary file. Throws Error(input) for a missing or unreadable path, and for a directory.
  [[nodiscard]] static InputFile open(const std::string& path);

  // The path as given ("stdin" for "-"): what error messages call it.
  [[nodiscard]] const std::string& name() const noexcept;
  [[nodiscard]] std::uint64_t size() const noexcept;

  // Reads up to `length` bytes at `offset`; returns how many, fewer only at the end. Throws Error(input).
  std::size_t read_at(std::uint64_t offset, char* out, std::size_t length) const;

  // XXH3 (64 bits) of all bytes.
  [[nodiscard]] std::uint64_t hash() const;

 private:
  struct Handle;
  explicit InputFile(std::shared_ptr<const Handle> handle);
  std::shared_ptr<const Handle> handle_;
};

}  // namespace cxkpi::csv
