// Records of one file as batches of zero-terminated fields, cut by several threads and handed on in file order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "cxkpi/csv/input_file.h"
#include "cxkpi/csv/layout.h"

namespace cxkpi::csv {

// Records of one block, valid only during the call that receives them. Field f of record r is fields[r * width + f]:
// unquoted, zero-terminated, in UTF-8, in the order of the columns asked for. Blanks around an unquoted field are kept.
struct Batch {
  std::size_t count = 0;
  std::size_t width = 0;
  const char* const* fields = nullptr;
  const std::uint32_t* line = nullptr;  // of each record's first character, counted from Block::first_line
  const std::uint64_t* hash = nullptr;  // XXH3 of each record's bytes, without its line end
};

// A record that could not be cut; it was not in any batch.
struct BadRecord {
  std::uint64_t line = 0;    // 1-based in the file
  std::uint64_t offset = 0;  // of its first byte
  std::uint64_t length = 0;  // without its line end
  std::size_t columns = 0;   // how many it has; 0 where that cannot be said
  std::string reason;        // "5 columns where the header has 8", "a NUL byte"
};

// Receives the batches of one block. One thread uses it at a time. It may be destroyed without ever reaching `done`:
// its block may turn out to have begun in the wrong place, so what it got counts for nothing before then.
class BlockSink {
 public:
  virtual ~BlockSink() = default;
  virtual void add(const Batch& batch) = 0;
};

// A block that is done, in file order.
struct Block {
  std::unique_ptr<BlockSink> sink;
  std::uint64_t first_line = 0;   // 1-based line where the block begins: add it to Batch::line
  std::uint64_t records = 0;      // handed to the sink
  std::uint64_t recoded = 0;      // fields that were not UTF-8 and were read as Windows-1252 or CP850
  std::uint64_t recoded_dos = 0;  // … of these, as CP850
  std::vector<BadRecord> bad;
};

struct ReadOptions {
  unsigned threads = 1;
  std::size_t block_bytes = std::size_t{1} << 20;      // what one thread takes at a time
  std::size_t longest_record = std::size_t{16} << 20;  // a longer record is an Error(input)
};

// Reads all records after the header. `columns` are header positions, each at most once, in the order in which the
// sinks want their fields. `make_sink` is called from the working threads; `done` is called for one block at a time, in
// file order, on any of them. Which blocks there are depends on block_bytes alone. Empty lines are no records. A record
// whose number of columns differs from the header's is bad, and so is one with a NUL byte. A block that began inside a
// quoted field is cut again from where its predecessor ended, so the result is that of one thread. Memory is bounded by
// threads, block size and the longest record, not by the file.
// Throws Error(input) for a quote that never closes (with the line of its record), for a record over the limit, and
// when reading fails or the file changed meanwhile; an exception out of a sink or `done` stops all threads and is
// passed on. The first error in file order wins, and `done` has had all blocks before it. Throws std::out_of_range or
// std::invalid_argument for a column that the header does not have or that is asked for twice.
void read_records(const InputFile& file, const Layout& layout, std::span<const int> columns, const ReadOptions& options,
                  const std::function<std::unique_ptr<BlockSink>()>& make_sink,
                  const std::function<void(Block&&)>& done);

}  // namespace cxkpi::csv
