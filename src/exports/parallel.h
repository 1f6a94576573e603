// Work that falls into independent parts, spread over a few threads.
#pragma once

#include <cstddef>
#include <functional>

namespace cxkpi::exports {

// Calls part(0) … part(count - 1), each once, on up to `threads` threads of which the caller's is one. Returns when all
// are done; the first exception is passed on.
void run_parallel(unsigned threads, std::size_t count, const std::function<void(std::size_t)>& part);

}  // namespace cxkpi::exports
