// Dividing rows among threads.
#pragma once

#include <cstddef>
#include <functional>

namespace cxkpi {

// Calls work(worker, begin, end) for consecutive parts of [0, count) of at most `grain`, on up to `threads` threads;
// worker is below `threads`. Returns when all is done. With one thread, or no more than one part, nothing is spawned.
// The first exception (by part) stops the hand-out of further parts and is thrown again.
void parallel_for(std::size_t count, std::size_t grain, unsigned threads,
                  const std::function<void(unsigned worker, std::size_t begin, std::size_t end)>& work);

}  // namespace cxkpi
