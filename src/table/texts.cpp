#include "cxkpi/table/texts.h"

namespace cxkpi {

void Texts::append(const Texts& other) {
  const std::uint64_t base = bytes_.size();
  bytes_.insert(bytes_.end(), other.bytes_.begin(), other.bytes_.end());
  const std::size_t first = ends_.size();
  ends_.insert(ends_.end(), other.ends_.begin(), other.ends_.end());
  for (std::size_t i = first; i < ends_.size(); ++i) ends_[i] += base;
}

void Texts::keep(std::span<const std::uint32_t> rows) {
  Texts kept;
  for (const std::uint32_t row : rows) kept.push((*this)[row]);
  *this = std::move(kept);
}

}  // namespace cxkpi
