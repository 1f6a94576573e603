// Everything read_records says about a file, in one value that tests can compare.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "cxkpi/csv/records.h"

namespace cxkpi::csv {

struct Record {
  std::uint64_t line = 0;
  std::vector<std::string> fields;
  std::uint64_t hash = 0;

  bool operator==(const Record&) const = default;
};

struct Refused {
  std::uint64_t line = 0;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
  std::string reason;

  bool operator==(const Refused&) const = default;
};

struct Reading {
  std::vector<Record> records;
  std::vector<Refused> bad;
  std::vector<std::uint64_t> first_lines;  // of the blocks

  bool operator==(const Reading&) const = default;
};

// Keeps the records of one block.
class KeepingSink : public BlockSink {
 public:
  void add(const Batch& batch) override {
    for (std::size_t r = 0; r < batch.count; ++r) {
      Record record{batch.line[r], {}, batch.hash[r]};
      for (std::size_t f = 0; f < batch.width; ++f) record.fields.emplace_back(batch.fields[r * batch.width + f]);
      records.push_back(std::move(record));
    }
  }
  std::vector<Record> records;
};

inline Reading read_all(const InputFile& file, const Layout& layout, const std::vector<int>& columns,
                        const ReadOptions& options = {}) {
  Reading reading;
  read_records(
      file, layout, columns, options, [] { return std::make_unique<KeepingSink>(); },
      [&](Block&& block) {
        reading.first_lines.push_back(block.first_line);
        auto& sink = dynamic_cast<KeepingSink&>(*block.sink);
        if (sink.records.size() != block.records) throw std::logic_error("a block counts what its sink did not get");
        for (Record& record : sink.records) {
          record.line += block.first_line;
          reading.records.push_back(std::move(record));
        }
        for (BadRecord& bad : block.bad) reading.bad.push_back({bad.line, bad.offset, bad.length, bad.reason});
      });
  return reading;
}

inline std::vector<int> all_columns(const Layout& layout) {
  std::vector<int> columns(layout.header.size());
  std::iota(columns.begin(), columns.end(), 0);
  return columns;
}

// All columns, in the order of the header.
inline Reading read_all(const InputFile& file, const Dialect& dialect = {}, const ReadOptions& options = {}) {
  const Layout layout = read_layout(file, dialect);
  return read_all(file, layout, all_columns(layout), options);
}

// The fields alone.
inline std::vector<std::vector<std::string>> rows(const Reading& reading) {
  std::vector<std::vector<std::string>> out;
  for (const Record& record : reading.records) out.push_back(record.fields);
  return out;
}

}  // namespace cxkpi::csv
