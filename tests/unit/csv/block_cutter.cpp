// Blocks cut from a guess: where the guess lies, and what a block takes. That wrong guesses do no harm is shown in
// record_blocks.cpp; here, that right ones are made.
#include "csv/block_cutter.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "csv/reading.h"
#include "csv/temporary_file.h"

namespace cxkpi::csv {
namespace {

// The stretch of the file that a block takes for its own.
std::pair<std::uint64_t, std::uint64_t> guessed(const std::string& text, std::uint64_t start, std::uint64_t stop) {
  const TemporaryFile temporary(text);
  const InputFile file = InputFile::open(temporary.path());
  const Layout layout = read_layout(file, {});
  const Task task{file, layout, {1, 4, 100}, {0}, 1, [] { return std::make_unique<KeepingSink>(); }};
  BlockCutter cutter(task);
  const CutBlock cut = cutter.cut_from_guess(start, stop);
  CHECK_FALSE(cut.error);
  CHECK_FALSE(cut.fault.has_value());
  return {cut.begin, cut.end};
}

constexpr std::uint64_t nowhere = CutBlock::nowhere;

}  // namespace

TEST_CASE("a block that is guessed begins at the first line that begins in it, its first byte included") {
  const std::string text = "a\n345\n789\nbcd\n";
  CHECK(guessed(text, 6, 10) == std::pair<std::uint64_t, std::uint64_t>(6, 10));
  CHECK(guessed(text, 5, 9) == std::pair<std::uint64_t, std::uint64_t>(6, 10));
  CHECK(guessed(text, 7, 11) == std::pair<std::uint64_t, std::uint64_t>(10, 14));
}

TEST_CASE("a block in which no line begins is not guessed") {
  const std::string text = "a\n345\n789\nbcd\n";
  CHECK(guessed(text, 3, 6) == std::pair(nowhere, nowhere));
  CHECK(guessed(text, 3, 7) == std::pair<std::uint64_t, std::uint64_t>(6, 10));
  CHECK(guessed(text, 11, 14) == std::pair(nowhere, nowhere));
}

}  // namespace cxkpi::csv
