// Cuts one block of a file into batches of records for a new sink. It does not know whether the block begins where it
// was told to begin; block_order.h judges that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "csv/file_window.h"
#include "csv/record_columns.h"
#include "csv/record_splitter.h"
#include "cxkpi/csv/records.h"

namespace cxkpi::csv {

// What read_records was asked to do.
struct Task {
  InputFile file;
  Layout layout;
  ReadOptions options;
  std::vector<int> order;  // of each header column: its place among the fields, or -1
  std::size_t width = 0;   // number of fields
  std::function<std::unique_ptr<BlockSink>()> make_sink;
};

// A shape that no record can have. Lines are counted from 0 at the block's first line.
struct Fault {
  enum class Kind { unclosed_quote, too_long } kind{};
  std::uint64_t line = 0;
  std::uint64_t quote_line = 0;
};

struct CutBlock {
  static constexpr std::uint64_t nowhere = ~std::uint64_t{0};

  std::uint64_t begin =
      nowhere;                  // first byte of its first record; nowhere: the block shows no line end to begin behind
  std::uint64_t end = nowhere;  // first byte that is no longer its own
  std::uint64_t lines = 0;      // from begin to end
  Block block;                  // lines counted from 0 at the block's first line
  std::optional<Fault> fault;   // these two end the reading, once the block is known to begin at a record
  std::exception_ptr error;
};

// Aligned so that two threads' cutters, which count every record, share no cache line.
class alignas(128) BlockCutter {
 public:
  explicit BlockCutter(const Task& task);

  // Cuts from `begin`, where a record must begin, to the first record that begins at `stop` or behind it.
  [[nodiscard]] CutBlock cut(std::uint64_t begin, std::uint64_t stop);

  // The same from the first line that begins at `start` or behind it, in the hope that a record begins there. `start`
  // is not the file's first byte.
  [[nodiscard]] CutBlock cut_from_guess(std::uint64_t start, std::uint64_t stop);

 private:
  void cut_records(char* p, std::uint64_t stop, CutBlock& out);
  void take(char* begin, char* end, bool nul, CutBlock& out);
  void recode(CutBlock& out);
  void refuse(const char* begin, std::uint64_t length, std::size_t columns, std::string reason, CutBlock& out) const;
  [[nodiscard]] std::string ragged(std::optional<std::size_t> columns) const;
  [[nodiscard]] std::optional<std::size_t> count_again(std::uint64_t offset, std::size_t length) const;
  void hand_over(CutBlock& out);

  const Task& task_;
  RecordSplitter splitter_;
  RecordColumns columns_;
  std::size_t step_;
  FileWindow window_;
  std::size_t batch_records_;
  std::vector<char*> fields_;
  std::vector<std::uint32_t> lines_;
  std::vector<std::uint64_t> hashes_;
  std::deque<std::string> recoded_;  // of the batch: fields that were in another encoding
  std::size_t count_ = 0;
  bool ragged_before_ = false;  // the last record was; where one is, most are
};

}  // namespace cxkpi::csv
