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
  // copied to an unnamed temporary file; so is what comes out of a compressed file (gzip, bzip2, xz, zstd), and a file
  // that begins with a UTF-16 or UTF-32 byte order mark, in UTF-8. Throws Error(input) for a missing or unreadable
  // path, a directory, a workbook or an archive, a damaged compressed file, and one that unpacks to a bomb.
  [[nodiscard]] static InputFile open(const std::string& path);

  // The same file read in another encoding, by iconv's name for it ("windows-1252"). It is the file itself where its
  // byte order mark said more, or the encoding is UTF-8. Throws Error(input) for an unknown encoding.
  [[nodiscard]] InputFile decoded(const std::string& encoding) const;

  // "gzip", "bzip2", "xz", "zstd"; empty for a plain file.
  [[nodiscard]] const std::string& packing() const noexcept;

  // What it was converted to UTF-8 from; empty when it was not.
  [[nodiscard]] const std::string& encoding() const noexcept;

  // The path as given ("stdin" for "-"): what error messages call it.
  [[nodiscard]] const std::string& name() const noexcept;
  // Of what is read: unpacked, in UTF-8.
  [[nodiscard]] std::uint64_t size() const noexcept;

  // Reads up to `length` bytes at `offset`; returns how many, fewer only at the end. Throws Error(input).
  std::size_t read_at(std::uint64_t offset, char* out, std::size_t length) const;

  // Throws Error(input) when the file was written to since it was opened: what was read may be half of two versions,
  // and its last record cut.
  void check_unchanged() const;

  // Of the file as it is on disk.
  [[nodiscard]] std::uint64_t stored_size() const noexcept;

  // XXH3 (64 bits) of all bytes of the file as it is on disk.
  [[nodiscard]] std::uint64_t hash() const;

 private:
  struct Handle;
  explicit InputFile(std::shared_ptr<const Handle> handle);
  std::shared_ptr<const Handle> handle_;
};

}  // namespace cxkpi::csv
