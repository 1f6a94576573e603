// How records are found by several threads in blocks of any size: always as one thread finds them in one block.
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "csv/generated_file.h"
#include "csv/reading.h"
#include "csv/temporary_file.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace cxkpi::csv {
namespace {

// What the reading must be, from what the file was made of.
Reading expected(const GeneratedFile& generated) {
  Reading out;
  std::uint64_t offset = 0;
  for (const GeneratedRow& row : generated.rows) {
    offset = generated.text.find(row.raw, static_cast<std::size_t>(offset));
    if (row.fields.size() == generated.header.size()) {
      out.records.push_back({row.line, row.fields, XXH3_64bits(row.raw.data(), row.raw.size())});
    } else {
      const std::size_t columns = row.fields.size();
      out.bad.push_back({row.line, offset, row.raw.size(),
                         std::to_string(columns) + (columns == 1 ? " column" : " columns") + " where the header has " +
                             std::to_string(generated.header.size())});
    }
    offset += row.raw.size();
  }
  return out;
}

std::vector<Recipe> recipes() {
  Recipe plain;
  plain.rows = 60;
  Recipe one_column = plain;
  one_column.seed = 2;
  one_column.columns = 1;
  one_column.delimiter = ';';
  Recipe literal = plain;
  literal.seed = 3;
  literal.quotes = false;
  literal.delimiter = '\t';
  Recipe wide = plain;
  wide.seed = 4;
  wide.columns = 9;
  wide.rows = 25;
  wide.delimiter = '|';
  return {plain, one_column, literal, wide};
}

}  // namespace

TEST_CASE("any block size and any number of threads read the same records") {
  for (const Recipe& recipe : recipes()) {
    const GeneratedFile generated = generate(recipe);
    const TemporaryFile temporary(generated.text);
    const InputFile file = InputFile::open(temporary.path());
    const Layout layout = read_layout(file, {recipe.delimiter, recipe.quotes});
    REQUIRE(layout.header == generated.header);
    Reading reference = expected(generated);
    for (std::size_t block_bytes = 1; block_bytes <= 64; ++block_bytes) {
      for (const unsigned threads : {1U, 2U, 3U, 8U}) {
        CAPTURE(recipe.seed, block_bytes, threads);
        Reading reading = read_all(file, layout, all_columns(layout), {threads, block_bytes});
        // The blocks themselves depend on their size, and on nothing else.
        if (threads == 1) reference.first_lines = reading.first_lines;
        REQUIRE(reading == reference);
      }
    }
  }
}

TEST_CASE("larger files with records across many blocks read the same on any number of threads") {
  for (const std::size_t block_bytes : {100U, 1000U, 10000U, 1000000U}) {
    Recipe recipe;
    recipe.seed = static_cast<std::uint32_t>(block_bytes);
    recipe.rows = 4000;
    const GeneratedFile generated = generate(recipe);
    const TemporaryFile temporary(generated.text);
    const InputFile file = InputFile::open(temporary.path());
    for (const unsigned threads : {1U, 3U}) {
      CAPTURE(block_bytes, threads);
      Reading reading = read_all(file, Dialect{recipe.delimiter, true}, {threads, block_bytes});
      reading.first_lines.clear();
      CHECK(reading == expected(generated));
    }
  }
}

TEST_CASE("a block begins at the first record that begins in it, and one in which none begins is none") {
  // In blocks of four bytes from byte 2 on, records begin at 2, at 6 and 9, and at 21. None begins in the blocks at 10
  // and 14, which one record covers, nor in that at 22, which ends with the file.
  const TemporaryFile temporary("a\n345\n78\n0123456789a\n234\n");
  const InputFile file = InputFile::open(temporary.path());
  for (const unsigned threads : {1U, 2U, 8U}) {
    const Reading reading = read_all(file, Dialect{}, {threads, 4});
    CHECK(rows(reading) == std::vector<std::vector<std::string>>{{"345"}, {"78"}, {"0123456789a"}, {"234"}});
    CHECK(reading.first_lines == std::vector<std::uint64_t>{2, 3, 5});
  }
}

TEST_CASE("a block that is cut from inside a quoted field is cut again from the right place") {
  // Two threads, and the first block waits until the second has been begun from its guess, which is wrong: the newline
  // that it finds lies in a quoted field whose text looks like records.
  std::string text = "a,b\n1,\"";
  for (int i = 0; i < 20; ++i) text += "8,9\n";
  text += "\"\n2,x\n3,y\n";
  const TemporaryFile temporary(text);
  const InputFile file = InputFile::open(temporary.path());

  std::mutex mutex;
  std::condition_variable begun;
  int sinks = 0;
  const auto make_sink = [&] {
    std::unique_lock lock(mutex);
    ++sinks;
    begun.notify_all();
    if (!begun.wait_for(lock, std::chrono::seconds(20), [&] { return sinks >= 2; })) {
      throw std::runtime_error("no second block was begun");
    }
    return std::make_unique<KeepingSink>();
  };
  std::vector<std::vector<std::string>> read;
  std::vector<std::uint64_t> lines;
  read_records(file, read_layout(file, {}), std::vector<int>{0, 1}, {.threads = 2, .block_bytes = 45}, make_sink,
               [&](Block&& block) {
                 for (const Record& record : dynamic_cast<KeepingSink&>(*block.sink).records) {
                   read.push_back(record.fields);
                   lines.push_back(block.first_line + record.line);
                 }
                 CHECK(block.bad.empty());
               });
  REQUIRE(read.size() == 3);
  CHECK(read[0][0] == "1");
  CHECK(read[0][1].size() == 80);
  CHECK(read[1] == std::vector<std::string>{"2", "x"});
  CHECK(read[2] == std::vector<std::string>{"3", "y"});
  CHECK(lines == std::vector<std::uint64_t>{2, 23, 24});
}

TEST_CASE("threads do not run far ahead of what is accepted") {
  struct CountedSink : BlockSink {
    CountedSink(std::atomic<int>& alive, std::atomic<int>& most) : alive_(alive) {
      const int now = ++alive_;
      int seen = most;
      while (now > seen && !most.compare_exchange_weak(seen, now)) {
      }
    }
    ~CountedSink() override { --alive_; }
    void add(const Batch&) override {}
    std::atomic<int>& alive_;
  };
  std::string text = "a\n";
  for (int i = 0; i < 200; ++i) text += "1234567\n";
  const TemporaryFile temporary(text);
  const InputFile file = InputFile::open(temporary.path());
  for (const unsigned threads : {1U, 3U}) {
    std::atomic<int> alive{0};
    std::atomic<int> most{0};
    std::uint64_t blocks = 0;
    read_records(
        file, read_layout(file, {}), std::vector<int>{0}, {.threads = threads, .block_bytes = 8},
        [&] { return std::make_unique<CountedSink>(alive, most); },
        [&](Block&&) {
          ++blocks;
          std::this_thread::sleep_for(std::chrono::microseconds(200));
        });
    CHECK(blocks == 200);
    CHECK(alive == 0);
    CHECK(most <= static_cast<int>(2 * threads + 2));
  }
}

TEST_CASE("over a million records are all counted once, on any number of threads") {
  constexpr std::uint64_t rows = 1'200'000;
  std::string text = "id,residue\n";
  for (std::uint64_t i = 1; i <= rows; ++i) {
    text += std::to_string(i);
    text += ',';
    text += static_cast<char>('0' + i % 10);
    text += i % 2 == 0 ? "\r\n" : "\n";
  }
  struct Sums : BlockSink {
    void add(const Batch& batch) override {
      for (std::size_t r = 0; r < batch.count; ++r) {
        ids += std::stoull(batch.fields[2 * r]);
        residues += static_cast<std::uint64_t>(batch.fields[2 * r + 1][0] - '0');
        lines += batch.line[r];
      }
      count += batch.count;
    }
    std::uint64_t ids = 0, residues = 0, lines = 0, count = 0;
  };
  const TemporaryFile temporary(text);
  const InputFile file = InputFile::open(temporary.path());
  for (const unsigned threads : {2U, 5U}) {
    Sums all;
    read_records(
        file, read_layout(file, {}), std::vector<int>{0, 1}, {.threads = threads, .block_bytes = 100'000},
        [] { return std::make_unique<Sums>(); },
        [&](Block&& block) {
          const auto& sums = dynamic_cast<const Sums&>(*block.sink);
          all.count += block.records;
          all.ids += sums.ids;
          all.residues += sums.residues;
          all.lines += sums.lines + sums.count * block.first_line;
        });
    CHECK(all.count == rows);
    CHECK(all.ids == rows * (rows + 1) / 2);
    CHECK(all.residues == rows / 10 * 45);
    CHECK(all.lines == rows * (rows + 3) / 2);  // lines 2 to rows + 1
  }
}

}  // namespace cxkpi::csv
