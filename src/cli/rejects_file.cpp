#include "cli/rejects_file.h"

#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "cxkpi/render/pages.h"

namespace cxkpi::cli {
namespace {

using Place = std::pair<std::string, std::string>;  // source, file

// The records of all rejects, each file read once for each source.
std::map<Place, std::map<std::uint64_t, std::string>> records_of(const Reading& reading) {
  std::map<Place, std::set<std::uint64_t>> lines;
  for (const Reject& reject : reading.rejects) lines[{reject.source, reject.file}].insert(reject.line);
  std::map<Place, std::map<std::uint64_t, std::string>> records;
  const auto add = [&](const std::string& source, const FileSummary& file) {
    const auto wanted = lines.find({source, file.path});
    if (wanted != lines.end() && file.records) records[wanted->first] = file.records(wanted->second);
  };
  for (const SourceSummary& source : reading.sources) {
    for (const FileSummary& file : source.files) add(source.source, file);
    for (const LookupSummary& lookup : source.lookups) {
      for (const FileSummary& file : lookup.files) add(source.source + ".lookup." + lookup.name, file);
    }
  }
  return records;
}

}  // namespace

std::string rejects_csv(const Reading& reading) {
  std::map<Place, std::map<std::uint64_t, std::string>> records = records_of(reading);
  std::vector<std::vector<std::string>> rows;
  for (const Reject& reject : reading.rejects) {
    rows.push_back({reject.source, reject.file, std::to_string(reject.line), reject.column, reject.reason,
                    records[{reject.source, reject.file}][reject.line]});
  }
  return render::csv_table({"source", "file", "line", "column", "reason", "record"}, rows);
}

}  // namespace cxkpi::cli
