#include "csv/block_order.h"

#include <algorithm>
#include <utility>

#include "csv/faults.h"

namespace cxkpi::csv {
namespace {

std::uint64_t number_of_blocks(const Task& task) {
  const std::uint64_t begin = std::min(task.layout.data_offset, task.file.size());
  const std::uint64_t bytes = task.file.size() - begin;
  return bytes / task.options.block_bytes + (bytes % task.options.block_bytes == 0 ? 0 : 1);
}

Error fault_error(const Fault& fault, std::uint64_t first_line, const Task& task) {
  if (fault.kind == Fault::Kind::unclosed_quote) {
    return unclosed_quote(task.file.name(), first_line + fault.line, first_line + fault.quote_line);
  }
  return too_long(task.file.name(), first_line + fault.line, "record", task.options.longest_record, task.layout.quotes);
}

}  // namespace

BlockOrder::BlockOrder(const Task& task, std::uint64_t ahead, const std::function<void(Block&&)>& done)
    : task_(task),
      done_(done),
      blocks_(number_of_blocks(task)),
      waiting_(static_cast<std::size_t>(ahead)),
      position_(task.layout.data_offset),
      line_(task.layout.data_line) {}

void BlockOrder::work(BlockCutter& cutter) {
  while (const std::optional<Turn> turn = take()) {
    const std::uint64_t start = start_of(turn->index);
    const std::uint64_t stop = start_of(turn->index + 1);
    if (!turn->begin) {
      deliver(turn->index, cutter.cut_from_guess(start, stop), cutter);
    } else if (*turn->begin < stop) {
      deliver(turn->index, cutter.cut(*turn->begin, stop), cutter);
    } else {
      deliver(turn->index, CutBlock{}, cutter);
    }
  }
}

void BlockOrder::rethrow() const {
  if (error_) std::rethrow_exception(error_);
}

std::uint64_t BlockOrder::start_of(std::uint64_t index) const noexcept {
  return std::min(task_.layout.data_offset + index * task_.options.block_bytes, task_.file.size());
}

std::optional<BlockOrder::Turn> BlockOrder::take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return error_ || taken_ == blocks_ || taken_ < accepted_ + waiting_.size(); });
  if (error_ || taken_ == blocks_) return std::nullopt;
  Turn turn{taken_, std::nullopt};
  // Nothing is handed out that is not accepted, so nobody is accepting and the position holds still.
  if (taken_ == accepted_) turn.begin = position_;
  ++taken_;
  return turn;
}

void BlockOrder::deliver(std::uint64_t index, CutBlock&& cut, BlockCutter& cutter) {
  std::unique_lock lock(mutex_);
  waiting_[index % waiting_.size()] = std::move(cut);
  if (accepting_) return;
  accepting_ = true;
  while (!error_) {
    std::optional<CutBlock>& next = waiting_[accepted_ % waiting_.size()];
    if (!next) break;
    CutBlock due = std::move(*next);
    next.reset();
    std::exception_ptr failure;
    lock.unlock();
    try {
      accept(accepted_, std::move(due), cutter);
    } catch (...) {
      failure = std::current_exception();
    }
    lock.lock();
    error_ = failure;
    ++accepted_;
    changed_.notify_all();
  }
  accepting_ = false;
}

void BlockOrder::accept(std::uint64_t index, CutBlock&& cut, BlockCutter& cutter) {
  const std::uint64_t stop = start_of(index + 1);
  if (position_ >= stop) return;  // a long record of a predecessor covers the whole block
  if (cut.begin != position_) cut = cutter.cut(position_, stop);
  if (cut.error) std::rethrow_exception(cut.error);
  if (cut.fault) throw fault_error(*cut.fault, line_, task_);
  cut.block.first_line = line_;
  for (BadRecord& bad : cut.block.bad) bad.line += line_;
  position_ = cut.end;
  line_ += cut.lines;
  done_(std::move(cut.block));
}

}  // namespace cxkpi::csv
