// Prints what the reader makes of CSV files, for tests/csv/against_python.py. For each line "PATH DELIMITER QUOTES
// THREADS BLOCK_BYTES" of standard input, where DELIMITER is a character's code or 0 to have it found and QUOTES is 1
// or 0, a line of JSON with the layout, the records and the refused ones, or with the error.
#include <fmt/format.h>

#include <iostream>
#include <string>
#include <string_view>

#include "csv/reading.h"
#include "cxkpi/error/error.h"

namespace {

using namespace cxkpi;

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\' || static_cast<unsigned char>(c) < ' ') {
      out += fmt::format("\\u{:04x}", c);
    } else {
      out += c;
    }
  }
  return out + '"';
}

template <class Items, class Shown>
std::string list(const Items& items, const Shown& shown) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : ",") + shown(item);
  return "[" + out + "]";
}

std::string as_json(const csv::InputFile& file, const csv::Dialect& dialect, const csv::ReadOptions& options) {
  const csv::Layout layout = csv::read_layout(file, dialect);
  const csv::Reading reading = csv::read_all(file, layout, csv::all_columns(layout), options);
  return fmt::format(
      R"({{"delimiter":{},"header_line":{},"header":{},"records":{},"refused":{}}})", quoted({&layout.delimiter, 1}),
      layout.header_line, list(layout.header, quoted),
      list(reading.records,
           [](const csv::Record& record) { return fmt::format("[{},{}]", record.line, list(record.fields, quoted)); }),
      list(reading.bad,
           [](const csv::Refused& refused) { return fmt::format("[{},{}]", refused.line, quoted(refused.reason)); }));
}

}  // namespace

int main() {
  std::string path;
  int delimiter = 0;
  bool quotes = true;
  csv::ReadOptions options;
  while (std::cin >> path >> delimiter >> quotes >> options.threads >> options.block_bytes) {
    csv::Dialect dialect;
    if (delimiter != 0) dialect.delimiter = static_cast<char>(delimiter);
    dialect.quotes = quotes;
    try {
      std::cout << as_json(csv::InputFile::open(path), dialect, options) << '\n';
    } catch (const Error& error) {
      std::cout << R"({"error":)" << quoted(error.text()) << "}\n";
    }
  }
}
