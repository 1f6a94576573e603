// Any bytes are cut into the same records in blocks of any size on any number of threads as in one block on one.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "csv/reading.h"
#include "cxkpi/error/error.h"
#include "cxkpi/text/encoding.h"
#include "memory_file.h"
#include "property.h"

namespace {

using namespace cxkpi;

struct Outcome {
  csv::Reading reading;
  std::string error;  // empty: read to the end
};

Outcome read(const csv::InputFile& file, const csv::Layout& layout, const std::vector<int>& columns,
             const csv::ReadOptions& options) {
  Outcome outcome;
  try {
    outcome.reading = csv::read_all(file, layout, columns, options);
  } catch (const Error& error) {
    outcome.error = error.text();
  }
  return outcome;
}

void check_alone(const csv::Reading& reading, const csv::InputFile& file, const csv::Layout& layout) {
  std::uint64_t line = layout.data_line;
  for (const csv::Record& record : reading.records) {
    fuzz::demand(record.line >= line, "records come in the order of their lines");
    line = record.line + 1;
    for (const std::string& field : record.fields) fuzz::demand(is_utf8(field), "fields are UTF-8");
  }
  std::uint64_t offset = layout.data_offset;
  for (const csv::Refused& bad : reading.bad) {
    fuzz::demand(bad.offset >= offset && bad.length > 0, "refused records do not overlap");
    offset = bad.offset + bad.length;
  }
  fuzz::demand(offset <= file.size() || reading.bad.empty(), "refused records lie in the file");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::optional<char> delimiters[] = {std::nullopt, ',', ';', '\t', '|'};
  constexpr bool either[] = {true, false};
  constexpr std::size_t block_sizes[] = {1, 2, 3, 7, 16, 17, 40, 64, 200};
  constexpr unsigned threads[] = {1, 2, 3};
  constexpr std::size_t longest_records[] = {std::size_t{16} << 20, 20, 100};
  fuzz::Input input(data, size);
  const csv::Dialect dialect{input.choice(delimiters), input.choice(either)};
  csv::ReadOptions options;
  options.block_bytes = input.choice(block_sizes);
  options.threads = input.choice(threads);
  options.longest_record = input.choice(longest_records);
  const bool in_order = input.choice(either);

  const fuzz::MemoryFile memory(input.text());
  try {
    const csv::InputFile file = csv::InputFile::open(memory.path());
    const csv::Layout layout = csv::read_layout(file, dialect);
    const std::vector<int> columns = csv::all_columns(layout);
    const Outcome whole = read(file, layout, columns, {1, input.text().size() + 1, options.longest_record});
    check_alone(whole.reading, file, layout);

    std::vector<int> order = columns;
    if (!in_order) std::reverse(order.begin(), order.end());
    Outcome parts = read(file, layout, order, options);
    fuzz::demand(parts.error == whole.error, "the same error");
    if (!whole.error.empty()) return 0;
    for (csv::Record& record : parts.reading.records) {
      if (!in_order) std::reverse(record.fields.begin(), record.fields.end());
    }
    fuzz::demand(parts.reading.records == whole.reading.records, "the same records");
    fuzz::demand(parts.reading.bad == whole.reading.bad, "the same refused records");
  } catch (const Error&) {
  }
  return 0;
}
