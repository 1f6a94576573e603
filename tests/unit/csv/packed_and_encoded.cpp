// What stands between a file on disk and its records: packing and encodings.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "csv/temporary_file.h"
#include "csv/transcode.h"
#include "csv/unpack.h"
#include "cxkpi/csv/records.h"
#include "cxkpi/error/error.h"
#include "cxkpi/text/encoding.h"

namespace cxkpi::csv {
namespace {

using namespace std::string_literals;

std::string contents(const InputFile& file) {
  std::string out(static_cast<std::size_t>(file.size()), '\0');
  CHECK(file.read_at(0, out.data(), out.size()) == out.size());
  return out;
}

// Bytes that come in pieces of this size.
ByteSource in_pieces(std::string bytes, std::size_t size) {
  return [bytes = std::move(bytes), size, at = std::size_t{0}](char* out, std::size_t length) mutable {
    const std::size_t got = std::min({size, length, bytes.size() - at});
    std::copy_n(bytes.data() + at, got, out);
    at += got;
    return got;
  };
}

std::string all(const ByteSource& source, std::size_t length = 1000) {
  std::string out;
  std::string buffer(length, '\0');
  while (const std::size_t got = source(buffer.data(), buffer.size())) out.append(buffer, 0, got);
  return out;
}

template <class Action>
std::string error_of(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error.message();
  }
  return "no error";
}

// "order_id,ordered_at\nA1,2026-03-01\n" by zstd 1.5.
const std::string zstd_file =
    "\050\265\057\375\004\130\021\001\000\157\162\144\145\162\137\151\144\054\157\162\144\145\162\145\144\137\141\164\012\101\061\054\062\060\062\066\055\060\063\055\060\061\012\156\007\370\175"s;

}  // namespace

TEST_CASE("a zstd file is read, its size and hash are those on disk") {
  const TemporaryFile file(zstd_file);
  const InputFile input = InputFile::open(file.path());
  CHECK(contents(input) == "order_id,ordered_at\nA1,2026-03-01\n");
  CHECK(input.packing() == "zstd");
  CHECK(input.stored_size() == zstd_file.size());
  CHECK(input.size() == 34);
}

TEST_CASE("two packed streams behind one another are one file") {
  const TemporaryFile file(zstd_file + zstd_file);
  CHECK(contents(InputFile::open(file.path())).size() == 68);
}

TEST_CASE("a packed file that is cut is an error, whatever is left of it") {
  for (std::size_t length = 6; length < zstd_file.size(); ++length) {
    const TemporaryFile file(zstd_file.substr(0, length));
    CHECK(error_of([&] { static_cast<void>(InputFile::open(file.path())); }).starts_with("cannot be unpacked: "));
  }
}

TEST_CASE("archives and workbooks are refused by name") {
  CHECK(error_of([] { static_cast<void>(packing_of("PK\x03\x04..", "f")); }) ==
        "is a ZIP archive or an Excel workbook, not a CSV file");
  CHECK(error_of([] { static_cast<void>(packing_of("\xD0\xCF\x11\xE0..", "f")); }) ==
        "is an old Excel workbook, not a CSV file");
  CHECK(packing_of("BZhello", "f").empty());
  CHECK(packing_of("", "f").empty());
}

TEST_CASE("transcoding: characters that pieces cut, what the encoding lacks, a cut file") {
  const std::string wide = "a\0\xE9\0\xAC\x20\x3D\xD8\x4D\xDC"s;  // a é € and a thumb in two halves
  for (std::size_t size = 1; size <= wide.size(); ++size) {
    CHECK(all(transcoded(in_pieces(wide, size), "UTF-16LE", "f"), 5) == "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x91\x8D");
  }
  CHECK(all(transcoded(in_pieces("caf\x82", 10), "CP850", "f")) == "caf\xC3\xA9");
  CHECK(all(transcoded(in_pieces("a\0\x00\xDC"
                                 "b\0"s,
                                 10),
                       "UTF-16LE", "f"))
            .starts_with("a\xEF\xBF\xBD"));
  CHECK(error_of([] { static_cast<void>(all(transcoded(in_pieces("a\0b"s, 10), "UTF-16LE", "f"))); }) ==
        "ends in the middle of a character");
  CHECK(error_of([] { static_cast<void>(transcoded(in_pieces("", 1), "klingon", "f")); }) ==
        "the encoding 'klingon' is not known");
  CHECK_FALSE(knows_encoding("klingon"));
  CHECK(knows_encoding("windows-1252"));
}

TEST_CASE("an encoding that is said is used, unless a byte order mark said more") {
  const TemporaryFile file("caf\x82\n");
  CHECK(contents(InputFile::open(file.path()).decoded("cp850")) == "caf\xC3\xA9\n");
  CHECK(contents(InputFile::open(file.path()).decoded("UTF_8")) == "caf\x82\n");
  const TemporaryFile marked("\xFF\xFE" + "a\0"s);
  CHECK(contents(InputFile::open(marked.path()).decoded("cp850")) ==
        "\xEF\xBB\xBF"
        "a");
}

TEST_CASE("Windows-1252 and what is UTF-8") {
  CHECK(from_windows_1252("\x80 d\xE9j\xE0 \x85") == "\xE2\x82\xAC d\xC3\xA9j\xC3\xA0 \xE2\x80\xA6");
  CHECK(from_windows_1252("\x81") == "\xEF\xBF\xBD");
  CHECK(is_utf8("d\xC3\xA9j\xC3\xA0"));
  CHECK(is_utf8(""));
  CHECK_FALSE(is_utf8("d\xE9"));
  CHECK_FALSE(is_utf8("\xC3"));
  CHECK_FALSE(is_utf8("\xC0\xAF"));      // overlong
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));  // half a pair
}

TEST_CASE("fields that are not UTF-8 are read as Windows-1252 and counted, one by one") {
  struct Sink final : BlockSink {
    explicit Sink(std::string& text) : out(text) {}
    void add(const Batch& batch) override {
      for (std::size_t i = 0; i < batch.count * batch.width; ++i) out += batch.fields[i] + "|"s;
    }
    std::string& out;
  };
  const TemporaryFile file("a,b,c\n\xE9,\xC3\xA9,x\n1,2,\"\xE8\"\n\xE0,2,3\n");
  const InputFile input = InputFile::open(file.path());
  const Layout layout = read_layout(input, {});
  std::string text;
  std::uint64_t recoded = 0;
  const std::vector<int> columns{0, 1, 2};
  read_records(
      input, layout, columns, {}, [&] { return std::make_unique<Sink>(text); },
      [&](Block&& block) { recoded += block.recoded; });
  CHECK(text == "\xC3\xA9|\xC3\xA9|x|1|2|\xC3\xA8|\xC3\xA0|2|3|");
  CHECK(recoded == 3);
}

}  // namespace cxkpi::csv
