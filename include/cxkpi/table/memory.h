// Memory that is about to be filled from end to end.
#pragma once

#include <vector>

namespace cxkpi {

// Asks the system for the pages of this stretch all at once, which is several times cheaper than one by one as they are
// first written. Only a hint: nothing happens where the system knows no such request, or for a short stretch.
void ask_for_pages(void* begin, std::size_t bytes) noexcept;

// Makes room in a vector, with pages to fill it.
template <class T>
void reserve_pages(std::vector<T>& values, std::size_t count) {
  if (count <= values.capacity()) return;
  values.reserve(count);
  ask_for_pages(values.data() + values.size(), (values.capacity() - values.size()) * sizeof(T));
}

}  // namespace cxkpi
