// Hands out a file's blocks to threads and accepts what they cut strictly in file order, each block only where its
// predecessor ended. It keeps threads from running far ahead, and remembers the first error in file order.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "csv/block_cutter.h"

namespace cxkpi::csv {

class BlockOrder {
 public:
  // `ahead`: how many blocks may be handed out and not yet accepted.
  BlockOrder(const Task& task, std::uint64_t ahead, const std::function<void(Block&&)>& done);

  [[nodiscard]] std::uint64_t blocks() const noexcept { return blocks_; }

  // What each thread does: cuts blocks and accepts them until none is left or one has failed. Does not throw.
  void work(BlockCutter& cutter);

  // After all threads have ended: throws the error that ended the reading, if one did.
  void rethrow() const;

 private:
  struct Turn {
    std::uint64_t index = 0;
    std::optional<std::uint64_t> begin;  // known when all predecessors are accepted
  };

  std::optional<Turn> take();
  void deliver(std::uint64_t index, CutBlock&& cut, BlockCutter& cutter);
  void accept(std::uint64_t index, CutBlock&& cut, BlockCutter& cutter);
  [[nodiscard]] std::uint64_t start_of(std::uint64_t index) const noexcept;

  const Task& task_;
  const std::function<void(Block&&)>& done_;
  const std::uint64_t blocks_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::optional<CutBlock>> waiting_;  // block i waits at i modulo the size
  std::uint64_t taken_ = 0;
  std::uint64_t accepted_ = 0;
  bool accepting_ = false;  // one thread is; only it touches the two members below
  std::exception_ptr error_;

  std::uint64_t position_;  // where the next record begins
  std::uint64_t line_;      // and on which line
};

}  // namespace cxkpi::csv
