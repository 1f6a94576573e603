#include "csv/file_window.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "csv/sixteen_bytes.h"

namespace cxkpi::csv {

void FileWindow::open(std::uint64_t offset, std::size_t length) {
  offset_ = offset;
  size_ = 0;
  append(length);
}

char* FileWindow::lengthen(const char* kept) {
  const auto dropped = static_cast<std::size_t>(kept - begin());
  const std::size_t remaining = size_ - dropped;
  std::memmove(begin(), kept, remaining);
  offset_ += dropped;
  size_ = remaining;
  append(std::max(remaining, step_));
  return begin();
}

std::uint64_t FileWindow::offset_of(const char* p) const noexcept {
  return offset_ + static_cast<std::uint64_t>(p - begin());
}

char* FileWindow::at(std::uint64_t offset) const noexcept {
  return begin() + static_cast<std::size_t>(std::min<std::uint64_t>(offset - std::min(offset, offset_), size_));
}

void FileWindow::append(std::size_t length) {
  const std::size_t needed = size_ + length;
  if (needed > capacity_) {
    auto larger = std::make_unique_for_overwrite<char[]>(needed + search_padding);
    if (size_ > 0) std::memcpy(larger.get(), begin(), size_);
    bytes_ = std::move(larger);
    capacity_ = needed;
  }
  size_ += file_.read_at(offset_ + size_, end(), length);
  std::memset(end(), 0, search_padding);
}

}  // namespace cxkpi::csv
