#include "cxkpi/csv/records.h"

#include <algorithm>
#include <deque>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <vector>

#include "csv/block_cutter.h"
#include "csv/block_order.h"

namespace cxkpi::csv {
namespace {

std::vector<int> field_order(std::size_t header, std::span<const int> columns) {
  std::vector<int> order(header, -1);
  for (std::size_t field = 0; field < columns.size(); ++field) {
    int& place = order.at(static_cast<std::size_t>(columns[field]));
    if (place != -1) throw std::invalid_argument("a column is asked for twice");
    place = static_cast<int>(field);
  }
  return order;
}

}  // namespace

void read_records(const InputFile& file, const Layout& layout, std::span<const int> columns, const ReadOptions& options,
                  const std::function<std::unique_ptr<BlockSink>()>& make_sink,
                  const std::function<void(Block&&)>& done) {
  Task task{file, layout, options, field_order(layout.header.size(), columns), columns.size(), make_sink};
  task.options.threads = std::max(options.threads, 1U);
  task.options.block_bytes = std::max<std::size_t>(options.block_bytes, 1);
  BlockOrder order(task, 2 * std::uint64_t{task.options.threads} + 2, done);
  const auto threads = static_cast<std::size_t>(std::min<std::uint64_t>(task.options.threads, order.blocks()));

  std::deque<BlockCutter> cutters;
  for (std::size_t i = 0; i < threads; ++i) cutters.emplace_back(task);
  {
    std::vector<std::jthread> others;
    others.reserve(threads);
    try {
      while (others.size() + 1 < threads) {
        others.emplace_back([&order, &cutter = cutters[others.size() + 1]] { order.work(cutter); });
      }
    } catch (const std::system_error&) {
      // The system gives no more threads: those that run, with this one, do all the work.
    }
    if (threads > 0) order.work(cutters.front());
  }
  order.rethrow();
  file.check_unchanged();
}

}  // namespace cxkpi::csv
