#include "cxkpi/table/parallel.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace cxkpi;

namespace {

struct Part {
  std::size_t begin;
  std::size_t end;
  auto operator<=>(const Part&) const = default;
};

}  // namespace

TEST_CASE("every part is worked on once, whatever the number of rows, the grain and the threads") {
  const std::size_t count = GENERATE(0U, 1U, 9U, 10U, 11U, 1000U);
  const std::size_t grain = GENERATE(1U, 10U, 5000U);
  const unsigned threads = GENERATE(0U, 1U, 2U, 3U, 16U);
  std::mutex mutex;
  std::vector<Part> parts;
  bool worker_is_one_of_them = true;
  parallel_for(count, grain, threads, [&](unsigned worker, std::size_t begin, std::size_t end) {
    const std::lock_guard lock(mutex);
    worker_is_one_of_them = worker_is_one_of_them && worker < std::max(threads, 1U);
    parts.push_back({begin, end});
  });
  std::vector<Part> expected;
  for (std::size_t begin = 0; begin < count; begin += grain)
    expected.push_back({begin, std::min(begin + grain, count)});
  std::sort(parts.begin(), parts.end());
  CHECK(parts == expected);
  CHECK(worker_is_one_of_them);
}

TEST_CASE("with one thread, or one part, the work is done on the calling thread and in order") {
  const bool one_part = GENERATE(false, true);
  const std::thread::id here = std::this_thread::get_id();
  std::vector<std::size_t> begins;
  bool elsewhere = false;
  parallel_for(30, one_part ? 30 : 10, one_part ? 4 : 1, [&](unsigned, std::size_t begin, std::size_t) {
    elsewhere = elsewhere || std::this_thread::get_id() != here;
    begins.push_back(begin);
  });
  CHECK_FALSE(elsewhere);
  CHECK(begins == (one_part ? std::vector<std::size_t>{0} : std::vector<std::size_t>{0, 10, 20}));
}

TEST_CASE("a worker's number is used by one thread at a time") {
  std::vector<std::atomic<int>> busy(4);
  std::atomic<bool> shared{false};
  parallel_for(2000, 1, 4, [&](unsigned worker, std::size_t, std::size_t) {
    if (++busy[worker] != 1) shared = true;
    std::this_thread::yield();
    --busy[worker];
  });
  CHECK_FALSE(shared);
}

TEST_CASE("of two failures that of the earlier part is thrown, whichever happens first") {
  const unsigned threads = GENERATE(1U, 2U, 3U, 8U);
  const std::size_t later = GENERATE(40U, 41U);  // which of the two waits for the other
  std::atomic<bool> begun{false};
  std::atomic<bool> failed{false};
  std::string message;
  try {
    parallel_for(100, 1, threads, [&](unsigned, std::size_t part, std::size_t) {
      if (part != 40 && part != 41) return;
      if (part == later) begun = true;
      std::atomic<bool>& awaited = part == later ? failed : begun;
      while (threads > 1 && !awaited) std::this_thread::yield();
      if (part == later && threads > 1) std::this_thread::sleep_for(std::chrono::milliseconds(5));
      failed = true;
      throw std::runtime_error("part " + std::to_string(part));
    });
  } catch (const std::runtime_error& error) {
    message = error.what();
  }
  CHECK(message == "part 40");
}

TEST_CASE("after a failure no further parts are handed out") {
  std::atomic<int> begun{0};
  CHECK_THROWS_AS(parallel_for(1'000'000, 1, 2,
                               [&](unsigned, std::size_t, std::size_t) {
                                 ++begun;
                                 throw std::runtime_error("stop");
                               }),
                  std::runtime_error);
  CHECK(begun <= 2);
}
