// What ends a reading: the first error in file order, the same on any number of threads.
#include <catch2/catch.hpp>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "csv/reading.h"
#include "csv/temporary_file.h"
#include "cxkpi/error/error.h"

namespace cxkpi::csv {
namespace {

struct Ending {
  std::string error;          // the text, with the file called FILE
  std::uint64_t records = 0;  // in the blocks accepted before

  bool operator==(const Ending&) const = default;
};

// Fails on every record whose first field is "boom".
struct FailingSink : BlockSink {
  void add(const Batch& batch) override {
    for (std::size_t r = 0; r < batch.count; ++r) {
      const std::string first = batch.fields[r * batch.width];
      if (first.starts_with("boom")) throw std::runtime_error(first);
    }
  }
};

Ending ending_of(const TemporaryFile& temporary, const ReadOptions& options) {
  const InputFile file = InputFile::open(temporary.path());
  Ending ending{"no error"};
  try {
    read_records(
        file, read_layout(file, {}), std::vector<int>{0}, options, [] { return std::make_unique<FailingSink>(); },
        [&](Block&& block) { ending.records += block.records; });
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::input);
    ending.error = error.text();
    const std::size_t at = ending.error.find(temporary.path());
    if (at != std::string::npos) ending.error.replace(at, temporary.path().size(), "FILE");
  } catch (const std::runtime_error& error) {
    ending.error = error.what();
  }
  return ending;
}

std::string good_rows(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "1,\"a\nb\"\n";
  return text;
}

const std::string quotes_hint = "if quotes mean nothing in this file, `quotes = false` for this source in cxkpi.toml";

}  // namespace

TEST_CASE("a quote that never closes is an error with the line of its record, on any number of threads") {
  std::string rest;
  for (int i = 0; i < 50; ++i) rest += "3,4\n";
  const TemporaryFile temporary("a,b\n" + good_rows(50) + "2,\"open\n" + rest);
  const TemporaryFile later("a,b\n" + good_rows(50) + "\"x\r\n\ny\",\"open\n" + rest);
  for (const unsigned threads : {1U, 2U, 3U, 8U}) {
    for (const std::size_t block_bytes : {1U, 7U, 64U, 100000U}) {
      CAPTURE(threads, block_bytes);
      CHECK(ending_of(temporary, {threads, block_bytes}).error ==
            "FILE:102: a quoted field is never closed\nhint: " + quotes_hint);
      CHECK(ending_of(later, {threads, block_bytes}).error ==
            "FILE:102: a quoted field is never closed\nhint: the quote is on line 104; " + quotes_hint);
    }
  }
}

TEST_CASE("a record over the limit is an error with its line, one at the limit is not") {
  const std::string longest(100, 'x');
  const std::string hint = "a quote that is never closed takes all that follows it; " + quotes_hint;
  for (const unsigned threads : {1U, 3U}) {
    for (const std::size_t block_bytes : {1U, 10U, 50U, 1000U}) {
      CAPTURE(threads, block_bytes);
      const ReadOptions options{threads, block_bytes, 100};
      CHECK(ending_of(TemporaryFile("a\n" + longest + "\r\n" + longest + "\n" + longest), options) ==
            Ending{"no error", 3});
      for (const std::string end : {"", "\n", "\r\n", "\nx\n"}) {
        CHECK(ending_of(TemporaryFile("a\nb\n" + longest + "x" + end), options).error ==
              "FILE:3: the record has more than 100 bytes\nhint: " + hint);
      }
      CHECK(ending_of(TemporaryFile("a\nb\n\"" + longest + longest), options).error ==
            "FILE:3: the record has more than 100 bytes\nhint: " + hint);
    }
  }
}

TEST_CASE("the first failing sink in file order ends the reading, with the blocks before it accepted") {
  std::string text = "a,b\n";
  for (int i = 0; i < 300; ++i) text += i % 40 == 39 ? "boom" + std::to_string(i) + ",x\n" : "1,\"a\nb\"\n";
  const TemporaryFile temporary(text);
  const Ending alone = ending_of(temporary, {1, 64});
  CHECK(alone.error == "boom39");
  CHECK(alone.records > 30);
  CHECK(alone.records < 40);
  for (const unsigned threads : {2U, 3U, 8U}) {
    for (int round = 0; round < 20; ++round) CHECK(ending_of(temporary, {threads, 64}) == alone);
  }
}

TEST_CASE("what a sink fails on before a malformed record wins over it, also within one block") {
  const TemporaryFile temporary("a,b\n1,2\nboom,1\n3,\"4\n");
  CHECK(ending_of(temporary, {}).error == "boom");
  const TemporaryFile reversed("a,b\n1,2\n3,\"4\nboom,1\n");
  CHECK(ending_of(reversed, {}).error == "FILE:3: a quoted field is never closed\nhint: " + quotes_hint);
}

TEST_CASE("an exception out of done or of the making of a sink ends the reading") {
  const TemporaryFile temporary("a,b\n" + good_rows(100));
  const InputFile file = InputFile::open(temporary.path());
  const Layout layout = read_layout(file, {});
  for (const unsigned threads : {1U, 4U}) {
    const ReadOptions options{threads, 32};
    int blocks = 0;
    const auto third_fails = [&](Block&&) {
      if (++blocks == 3) throw std::runtime_error("third block");
    };
    CHECK_THROWS_WITH(
        read_records(
            file, layout, std::vector<int>{0}, options, [] { return std::make_unique<KeepingSink>(); }, third_fails),
        "third block");
    CHECK(blocks == 3);
    CHECK_THROWS_WITH(read_records(
                          file, layout, std::vector<int>{0}, options,
                          []() -> std::unique_ptr<BlockSink> { throw std::runtime_error("no sink"); },
                          [](Block&&) { FAIL("a block without a sink"); }),
                      "no sink");
  }
}

TEST_CASE("a file that shrinks between its header and its records is an error") {
  const TemporaryFile temporary("a,b\n" + good_rows(1000));
  for (const unsigned threads : {1U, 2U}) {
    std::filesystem::resize_file(temporary.path(), 0);
    std::ofstream(temporary.path()) << "a,b\n" + good_rows(1000);
    const InputFile file = InputFile::open(temporary.path());
    const Layout layout = read_layout(file, {});
    std::filesystem::resize_file(temporary.path(), 4000);
    std::string text;
    try {
      (void)read_all(file, layout, {0}, {threads, 1000});
    } catch (const Error& error) {
      text = error.text();
    }
    CHECK(text == temporary.path() + ": the file became shorter while it was read\n" +
                      "hint: run again when the export is complete");
  }
}

}  // namespace cxkpi::csv
