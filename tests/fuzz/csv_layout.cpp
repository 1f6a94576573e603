// How a file is laid out: what is found says where it is, is found again when the delimiter is told, and behind a byte
// order mark.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "csv/delimiter.h"
#include "csv/sixteen_bytes.h"
#include "cxkpi/csv/layout.h"
#include "cxkpi/error/error.h"
#include "memory_file.h"
#include "property.h"

namespace {

using namespace cxkpi;

constexpr std::string_view bom = "\xEF\xBB\xBF";

// No value for a file without a layout, and for one that is not read as it is.
std::optional<csv::Layout> layout_of(std::string_view text, const csv::Dialect& dialect) {
  const fuzz::MemoryFile memory(text);
  try {
    const csv::InputFile file = csv::InputFile::open(memory.path());
    if (!file.packing().empty() || !file.encoding().empty()) return std::nullopt;
    return csv::read_layout(file, dialect);
  } catch (const Error&) {
    return std::nullopt;
  }
}

bool same(const csv::Layout& a, const csv::Layout& b) {
  return a.delimiter == b.delimiter && a.header == b.header && a.header_line == b.header_line &&
         a.data_line == b.data_line &&
         a.data_offset - (a.bom ? bom.size() : 0) == b.data_offset - (b.bom ? bom.size() : 0);
}

void check_places(const csv::Layout& layout, std::string_view text) {
  fuzz::demand(layout.data_offset <= text.size(), "records begin in the file");
  const std::string_view before = text.substr(0, layout.data_offset);
  const bool ended = before.ends_with('\n');
  fuzz::demand(ended || before.size() == text.size(), "records begin behind a line end");
  const auto lines = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n')) + (ended ? 0 : 1);
  fuzz::demand(layout.data_line == lines + 1, "lines are counted");
  fuzz::demand(layout.header_line < layout.data_line, "the header stands before the records");
  fuzz::demand(!layout.header.empty(), "there are columns");
}

// Part of a file, as read_layout gives it when the file is long.
void check_part(std::string_view text, const csv::Dialect& dialect) {
  std::vector<char> bytes(text.size() + csv::search_padding, '\n');
  std::copy(text.begin(), text.end(), bytes.begin());
  for (const bool whole : {true, false}) {
    const csv::Structure found =
        csv::find_structure({bytes.data(), text.size()}, whole, dialect.quotes, dialect.delimiter);
    fuzz::demand(found.header_offset <= text.size(), "the header begins in the text");
    fuzz::demand(std::equal(text.begin(), text.end(), bytes.begin()), "the text is left as it was");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::optional<char> delimiters[] = {std::nullopt, ',', ';', '\t', '|'};
  constexpr bool either[] = {true, false};
  fuzz::Input input(data, size);
  const csv::Dialect dialect{input.choice(delimiters), input.choice(either)};
  const std::string_view text = input.text();
  check_part(text, dialect);

  const std::optional<csv::Layout> layout = layout_of(text, dialect);
  if (!layout) return 0;
  check_places(*layout, text);
  const std::optional<csv::Layout> told = layout_of(text, {layout->delimiter, layout->quotes});
  fuzz::demand(told && same(*told, *layout), "the same layout when the delimiter is told");
  if (layout->bom) return 0;
  const std::optional<csv::Layout> marked = layout_of(std::string(bom) + std::string(text), dialect);
  fuzz::demand(marked && marked->bom && same(*marked, *layout), "the same layout behind a byte order mark");
  return 0;
}
