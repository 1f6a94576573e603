#include "cxkpi/table/texts.h"

#include "cxkpi/table/memory.h"

namespace cxkpi {

void Texts::reserve(std::size_t texts, std::size_t bytes) {
  reserve_pages(ends_, texts);
  reserve_pages(bytes_, bytes);
}

void Texts::append(const Texts& other) {
  const std::uint64_t base = bytes_.size();
  bytes_.insert(bytes_.end(), other.bytes_.begin(), other.bytes_.end());
  const std::size_t first = ends_.size();
  ends_.insert(ends_.end(), other.ends_.begin(), other.ends_.end());
  for (std::size_t i = first; i < ends_.size(); ++i) ends_[i] += base;
}

void Texts::keep(std::span<const std::uint32_t> rows) {
  Texts kept;
  kept.reserve(rows.size(), bytes_.size());
  for (const std::uint32_t row : rows) kept.push((*this)[row]);
  *this = std::move(kept);
}

}  // namespace cxkpi
