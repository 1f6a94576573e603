#include "render/listed_rejects.h"

#include <algorithm>
#include <tuple>

namespace cxkpi::render {
namespace {

constexpr std::size_t most_of_a_kind = 10;

// "'31/02/2026' is not a date" and "5 columns where the header has 8", without what differs from row to row.
std::string kind_of(const std::string& reason) {
  const std::size_t first = std::min(reason.find('\''), reason.size());
  const std::size_t last = reason.rfind('\'');
  std::string kind = reason.substr(0, first);
  if (last != std::string::npos) kind += reason.substr(last + 1);
  std::erase_if(kind, [](char c) { return c >= '0' && c <= '9'; });
  return kind;
}

}  // namespace

std::uint64_t ListedRejects::all_more() const {
  std::uint64_t sum = 0;
  for (const auto& [source, count] : more) sum += count;
  return sum;
}

ListedRejects listed_rejects(const Report& report, bool all) {
  ListedRejects out;
  for (const SourceSummary& source : report.sources) {
    if (source.unlisted > 0) out.more[source.source] = source.unlisted;
  }
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> seen;
  for (const Reject& reject : report.rejects) {
    if (all || ++seen[{reject.source, reject.column, kind_of(reject.reason)}] <= most_of_a_kind) {
      out.listed.push_back(&reject);
    } else {
      ++out.more[reject.source];
    }
  }
  return out;
}

}  // namespace cxkpi::render
