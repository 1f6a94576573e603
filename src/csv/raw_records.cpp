#include "cxkpi/csv/raw_records.h"

#include <cstddef>

#include "csv/file_window.h"
#include "csv/record_splitter.h"
#include "cxkpi/text/encoding.h"

namespace cxkpi::csv {

std::map<std::uint64_t, std::string> raw_records(const InputFile& file, const Layout& layout,
                                                 const std::set<std::uint64_t>& lines) {
  constexpr std::size_t step = std::size_t{1} << 20;
  std::map<std::uint64_t, std::string> records;
  const RecordSplitter splitter(layout.delimiter, layout.quotes);
  FileWindow window(file, step);
  window.open(layout.data_offset, step);
  std::uint64_t line = layout.data_line;
  const char* p = window.begin();
  for (auto wanted = lines.begin(); wanted != lines.end();) {
    const RecordEnd found = splitter.find_end(p, window.end());
    if (found.at == nullptr && !window.at_file_end()) {
      p = window.lengthen(p);
      continue;
    }
    const char* const newline = found.at == nullptr ? window.end() : found.at;
    if (p == window.end()) break;
    while (wanted != lines.end() && *wanted < line) ++wanted;
    if (wanted != lines.end() && *wanted == line) {
      std::string record(p, without_return(p, newline));
      records[line] = is_utf8(record) ? std::move(record) : from_single_bytes(record);
      ++wanted;
    }
    if (found.at == nullptr) break;
    line += std::uint64_t{found.lines_inside} + 1;
    p = newline + 1;
  }
  return records;
}

}  // namespace cxkpi::csv
