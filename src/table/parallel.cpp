#include "cxkpi/table/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace cxkpi {

void parallel_for(std::size_t count, std::size_t grain, unsigned threads,
                  const std::function<void(unsigned, std::size_t, std::size_t)>& work) {
  const std::size_t parts = (count + grain - 1) / grain;
  const auto workers = static_cast<unsigned>(std::min<std::size_t>(threads, parts));
  if (workers <= 1) {
    for (std::size_t part = 0; part < parts; ++part) work(0, part * grain, std::min(count, (part + 1) * grain));
    return;
  }
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::size_t failed_part = parts;
  std::exception_ptr failure;
  const auto run = [&](unsigned worker) {
    for (std::size_t part = next++; part < parts; part = next++) {
      try {
        work(worker, part * grain, std::min(count, (part + 1) * grain));
      } catch (...) {
        const std::lock_guard lock(mutex);
        if (part < failed_part) {
          failed_part = part;
          failure = std::current_exception();
        }
        next = parts;
      }
    }
  };
  std::vector<std::thread> others;
  others.reserve(workers - 1);
  try {
    for (unsigned worker = 1; worker < workers; ++worker) others.emplace_back(run, worker);
  } catch (const std::system_error&) {
    // The system gives no more threads: those there are do all the work.
  }
  run(0);
  for (std::thread& other : others) other.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace cxkpi
