#include "cxkpi/table/memory.h"

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>

namespace cxkpi {

void ask_for_pages(void* begin, std::size_t bytes) noexcept {
#ifdef MADV_POPULATE_WRITE
  constexpr std::size_t page = 4096;
  constexpr std::size_t worth_asking = std::size_t{256} * 1024;
  if (bytes < worth_asking) return;
  // Whole pages only. A larger page size, or a kernel before 5.14, makes the request fail, which changes nothing.
  const std::size_t skipped = (page - reinterpret_cast<std::uintptr_t>(begin) % page) % page;
  const std::size_t whole = (bytes - skipped) / page * page;
  static_cast<void>(::madvise(static_cast<char*>(begin) + skipped, whole, MADV_POPULATE_WRITE));
#else
  static_cast<void>(begin);
  static_cast<void>(bytes);
#endif
}

}  // namespace cxkpi
