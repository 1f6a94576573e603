#include "cxkpi/table/memory.h"

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>

namespace cxkpi {

void ask_for_pages(void* begin, std::size_t bytes) noexcept {
#ifdef MADV_POPULATE_WRITE
  constexpr std::uintptr_t page = 4096;
  constexpr std::size_t worth_asking = std::size_t{256} * 1024;
  if (bytes < worth_asking) return;
  // Whole pages only. A larger page size, or a kernel before 5.14, makes the request fail, which changes nothing.
  const std::uintptr_t first = (reinterpret_cast<std::uintptr_t>(begin) + page - 1) / page * page;
  const std::uintptr_t last = (reinterpret_cast<std::uintptr_t>(begin) + bytes) / page * page;
  static_cast<void>(::madvise(reinterpret_cast<void*>(first), last - first, MADV_POPULATE_WRITE));
#else
  static_cast<void>(begin);
  static_cast<void>(bytes);
#endif
}

}  // namespace cxkpi
