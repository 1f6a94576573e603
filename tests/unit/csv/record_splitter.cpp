#include "csv/record_splitter.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "csv/padded_text.h"

namespace cxkpi::csv {
namespace {

using Records = std::vector<std::string>;

// The records of a text without their newlines; the rest behind the last newline comes last, marked when in quotes.
Records split(const std::string& bytes, char delimiter = ',', bool quotes = true) {
  PaddedText text(bytes, '"');
  const RecordSplitter splitter(delimiter, quotes);
  Records out;
  const char* p = text.begin();
  while (p < text.end()) {
    const RecordEnd end = splitter.find_end(p, text.end());
    if (end.at == nullptr) {
      out.push_back((end.quote_open ? "open: " : "rest: ") + std::string(p, static_cast<const char*>(text.end())));
      break;
    }
    out.emplace_back(p, end.at);
    p = end.at + 1;
  }
  return out;
}

}  // namespace

TEST_CASE("a record ends at the first newline, whatever its length") {
  for (std::size_t length = 0; length < 70; ++length) {
    const std::string record(length, 'x');
    CHECK(split(record + "\ny\n") == Records{record, "y"});
    CHECK(split(record + "\ny\n", ',', false) == Records{record, "y"});
    CHECK(split("\"" + record + "\n" + record + "\"\n") == Records{"\"" + record + "\n" + record + "\""});
  }
}

TEST_CASE("a newline inside quotes belongs to the field") {
  CHECK(split("a,\"b\nc\",d\ne\n") == Records{"a,\"b\nc\",d", "e"});
  CHECK(split("\"a\r\nb\"\r\nc\r\n") == Records{"\"a\r\nb\"\r", "c\r"});
  CHECK(split("\"\n\"\n\"\"\n") == Records{"\"\n\"", "\"\""});
}

TEST_CASE("a doubled quote stays inside the field") {
  CHECK(split("\"a\"\"\nb\"\nc\n") == Records{"\"a\"\"\nb\"", "c"});
  CHECK(split("\"\"\"\n\"\nc\n") == Records{"\"\"\"\n\"", "c"});
}

TEST_CASE("a quote in the middle of a field is an ordinary character") {
  CHECK(split("5\" pipe,x\ny\n") == Records{"5\" pipe,x", "y"});
  CHECK(split("a, \"b\nc\n") == Records{"a, \"b", "c"});
  CHECK(split("a;\"b\nc\",d\n", ',') == Records{"a;\"b", "c\",d"});
  CHECK(split("a;\"b\nc\";d\n", ';') == Records{"a;\"b\nc\";d"});
}

TEST_CASE("after a closing quote text may follow, and a further quote opens again") {
  CHECK(split("\"a\"b\nc\n") == Records{"\"a\"b", "c"});
  CHECK(split("\"a\"b\"c\n\",d\ne\n") == Records{"\"a\"b\"c\n\",d", "e"});
  CHECK(split("\"a\" ,\"b\n\"\nc\n") == Records{"\"a\" ,\"b\n\"", "c"});
}

TEST_CASE("where quotes mean nothing every newline ends a record") {
  CHECK(split("\"a\nb\"\n", ',', false) == Records{"\"a", "b\""});
}

TEST_CASE("a text that ends before its record does says whether a quote is open") {
  CHECK(split("a\nb") == Records{"a", "rest: b"});
  CHECK(split("a\n\"b") == Records{"a", "open: \"b"});
  CHECK(split("a\n\"") == Records{"a", "open: \""});
  CHECK(split("\"b\"") == Records{"rest: \"b\""});
  CHECK(split("\"b\"\"") == Records{"open: \"b\"\""});
  CHECK(split("a,\"b\nc") == Records{"open: a,\"b\nc"});
}

TEST_CASE("newlines inside quotes are counted up to the end and up to the last opening quote") {
  PaddedText text("\"a\nb\",\"c\n\n\"\"d\n\",e\n");
  const RecordEnd end = RecordSplitter(',', true).find_end(text.begin(), text.end());
  CHECK(end.at == text.end() - 1);
  CHECK(end.lines_inside == 4);
  CHECK(end.quote_line == 3);
}

TEST_CASE("a NUL byte is noticed wherever it stands, and only in its own record") {
  const auto nul = [](const std::string& bytes, bool quotes) {
    PaddedText text(bytes);
    return RecordSplitter(',', quotes).find_end(text.begin(), text.end()).nul;
  };
  using namespace std::string_literals;
  for (const bool quotes : {true, false}) {
    CHECK(nul("\0\n"s, quotes));
    CHECK(nul("a,b\0c\n"s, quotes));
    CHECK(nul("a,\"b\0c\"\n"s, quotes));
    CHECK(nul("a,\"b\"\0,c\n"s, quotes));
    CHECK(nul(std::string(40, 'x') + "\0\n"s, quotes));
    CHECK_FALSE(nul("a,b\n\0\n"s, quotes));
    CHECK_FALSE(nul("a,b"s, quotes));
  }
}

TEST_CASE("one carriage return before the newline is part of the line end") {
  const std::string text = "ab\r\r";
  CHECK(without_return(text.data(), text.data() + 4) == text.data() + 3);
  CHECK(without_return(text.data(), text.data() + 2) == text.data() + 2);
  CHECK(without_return(text.data() + 2, text.data() + 3) == text.data() + 2);
  CHECK(without_return(text.data() + 3, text.data() + 3) == text.data() + 3);
}

}  // namespace cxkpi::csv
