#include "cxkpi/csv/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "csv/delimiter.h"
#include "csv/faults.h"
#include "csv/record_columns.h"
#include "csv/record_splitter.h"
#include "csv/sixteen_bytes.h"
#include "cxkpi/error/error.h"
#include "cxkpi/text/encoding.h"

namespace cxkpi::csv {
namespace {

constexpr std::size_t longest_header = std::size_t{1} << 20;
constexpr std::size_t bom_bytes = 3;
// A header of the longest size is only known to be that with its line end in sight.
constexpr std::size_t start_bytes = longest_header + 2;

// The beginning of a file, without its byte order mark.
struct Start {
  std::vector<char> bytes;  // with room for searches
  std::size_t size = 0;
  bool whole = false;  // nothing follows in the file
  bool bom = false;
};

Start read_start(const InputFile& file) {
  Start start;
  const auto room = static_cast<std::size_t>(std::min<std::uint64_t>(start_bytes, file.size()));
  start.bytes.resize(room + search_padding);
  start.size = file.read_at(0, start.bytes.data(), room);
  start.bom = std::string_view(start.bytes.data(), start.size).starts_with("\xEF\xBB\xBF");
  if (start.bom) {
    start.size = file.read_at(bom_bytes, start.bytes.data(), room);
    start.bytes.at(start.size) = '\0';
  }
  start.whole = file.size() == start.size + (start.bom ? bom_bytes : 0);
  return start;
}

std::string trimmed(std::string_view name) {
  const std::size_t first = name.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(name.substr(first, name.find_last_not_of(" \t") - first + 1));
}

// Steps over empty lines; a carriage return alone on its line leaves it empty.
char* skip_blank_lines(char* p, const char* limit, std::uint64_t& line) {
  for (;;) {
    char* const end = p != limit && *p == '\r' ? p + 1 : p;
    if (end == limit) return end;
    if (*end != '\n') return p;
    p = end + 1;
    ++line;
  }
}

std::vector<std::string> cut_header(char* record, const RecordColumns& columns) {
  std::vector<int> order(columns.count(record).value_or(0));
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
  std::vector<char*> fields(order.size());
  columns.cut(record, fields.data(), order);
  std::vector<std::string> names;
  names.reserve(fields.size());
  for (const char* field : fields) names.push_back(trimmed(field));
  // One hand wrote the header: what one of its names tells holds for all.
  const bool from_dos = std::any_of(names.begin(), names.end(),
                                    [](const std::string& name) { return !is_utf8(name) && looks_like_cp850(name); });
  for (std::string& name : names) {
    if (!is_utf8(name)) name = from_dos ? from_cp850(name) : from_windows_1252(name);
  }
  return names;
}

void check_header(const RecordEnd& found, std::size_t length, const Start& start, const Layout& layout,
                  const std::string& file) {
  const bool endless = found.at == nullptr && !start.whole;
  if (endless || length > longest_header) {
    throw too_long(file, layout.header_line, "header", longest_header, layout.quotes);
  }
  if (found.quote_open) throw unclosed_quote(file, layout.header_line, layout.header_line + found.quote_line);
  if (found.nul) {
    throw Error(ErrorKind::input, place(file, layout.header_line), "a NUL byte in the header",
                "if the file is in UTF-16, say so: --encoding utf-16le");
  }
}

}  // namespace

Layout read_layout(const InputFile& file, const Dialect& dialect) {
  Start start = read_start(file);
  char* const limit = start.bytes.data() + start.size;
  Layout layout;
  layout.quotes = dialect.quotes;
  layout.bom = start.bom;
  char* const first = skip_blank_lines(start.bytes.data(), limit, layout.header_line);
  if (first == limit && start.whole) {
    throw Error(ErrorKind::input, file.name(), "the file is empty", "even an export without records has a header");
  }
  const Structure structure = find_structure({first, limit}, start.whole, layout.quotes, dialect.delimiter);
  layout.delimiter = structure.delimiter;
  layout.header_line += structure.header_line;
  char* const header = first + structure.header_offset;
  const RecordColumns columns = record_columns(layout.delimiter, layout.quotes);

  const RecordEnd found = RecordSplitter(layout.delimiter, layout.quotes).find_end(header, limit);
  char* const newline = found.at == nullptr ? limit : header + (found.at - header);
  char* const end = header + (without_return(header, newline) - header);
  check_header(found, static_cast<std::size_t>(end - header), start, layout, file.name());
  *end = '\0';
  layout.header = cut_header(header, columns);
  if (structure.end == Structure::End::one_more) layout.header.emplace_back();
  if (structure.end == Structure::End::one_less) layout.header.pop_back();
  const std::size_t behind = static_cast<std::size_t>(newline - start.bytes.data()) + (found.at == nullptr ? 0 : 1);
  layout.data_offset = behind + (start.bom ? bom_bytes : 0);
  layout.data_line = layout.header_line + found.lines_inside + 1;
  return layout;
}

Layout without_first_record(const InputFile& file, Layout layout) {
  std::vector<char> bytes(longest_header + search_padding);
  const std::size_t size = file.read_at(layout.data_offset, bytes.data(), longest_header);
  char* const limit = bytes.data() + size;
  char* const record = skip_blank_lines(bytes.data(), limit, layout.data_line);
  const RecordEnd found = RecordSplitter(layout.delimiter, layout.quotes).find_end(record, limit);
  const char* const behind = found.at == nullptr ? limit : found.at + 1;
  layout.data_offset += static_cast<std::uint64_t>(behind - bytes.data());
  layout.data_line += std::uint64_t{found.lines_inside} + 1;
  return layout;
}

}  // namespace cxkpi::csv
