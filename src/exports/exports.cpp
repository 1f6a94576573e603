// The two public steps, open and read, over the parts that do the work.
#include "cxkpi/exports/exports.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <future>
#include <iterator>
#include <utility>

#include "cxkpi/error/error.h"
#include "exports/opened.h"
#include "exports/order_links.h"
#include "exports/printable.h"
#include "exports/read_source.h"

namespace cxkpi {

using namespace exports;

struct Exports::Opened {
  ReadRequest request;
  std::vector<OpenedSource> sources;

  [[nodiscard]] const OpenedSource* find(std::string_view name) const noexcept {
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const OpenedSource& source) { return source.schema->name == name; });
    return found == sources.end() ? nullptr : &*found;
  }
};

namespace {

// While one source's rows are compared, the next one's files are read.
std::deque<ReadSource> read_sources(const std::vector<OpenedSource>& opened, const WantedColumns& wanted,
                                    const ReadRequest& request, Dictionary& categories) {
  const std::launch how = request.threads > 1 ? std::launch::async : std::launch::deferred;
  std::vector<std::future<ReadSource>> finishing;
  for (const OpenedSource& source : opened) {
    const auto columns = wanted.find(source.schema->name);
    GatheredSource gathered(source, columns == wanted.end() ? std::set<std::string>() : columns->second, request.zone,
                            request.threads, categories);
    finishing.push_back(std::async(how, [gathered = std::move(gathered), &request]() mutable {
      return std::move(gathered).finish(request.threads);
    }));
    if (how == std::launch::deferred) finishing.back().wait();
  }
  std::deque<ReadSource> sources;
  for (std::future<ReadSource>& source : finishing) sources.push_back(source.get());
  return sources;
}

// Links every source that has order ids to the orders, and counts the rows that hang on none.
void link_sources(std::deque<ReadSource>& sources, unsigned threads, Dataset& data) {
  const auto orders = std::find_if(sources.begin(), sources.end(),
                                   [](const ReadSource& source) { return source.summary.source == "orders"; });
  for (ReadSource& source : sources) {
    if (source.summary.source == "orders") continue;
    const Column* ids = source.rows.find("order_id");
    if (ids == nullptr) {
      source.summary.unlinked = source.summary.used;
      continue;
    }
    if (orders == sources.end()) {
      for (std::size_t row = 0; row < ids->size(); ++row) source.summary.unlinked += ids->texts[row].empty() ? 1U : 0U;
      continue;
    }
    OrderLinks links = link_to_orders(ids->texts, orders->rows.find("order_id")->texts, orders->index, threads);
    source.summary.orphans = links.orphans;
    source.summary.unlinked = links.unlinked;
    data.add_link(source.summary.source, Link(std::move(links.parents), orders->rows.rows()));
  }
}

Seconds as_of(const std::deque<ReadSource>& sources) {
  std::optional<Seconds> newest;
  const Reject* first = nullptr;
  for (const ReadSource& source : sources) {
    newest = std::max(newest, source.newest);
    if (first == nullptr && !source.rejects.empty()) first = &source.rejects.front();
  }
  if (newest.has_value()) return *newest;
  const bool any_row =
      std::any_of(sources.begin(), sources.end(), [](const ReadSource& source) { return source.summary.read > 0; });
  if (!any_row && !sources.empty()) {
    throw Error(ErrorKind::input, printable(sources.front().summary.files.front().path), "there is a header and no row",
                "export again, with the rows of the period");
  }
  if (first == nullptr) {
    throw Error(ErrorKind::input, "", "no row has a date to take as the day of the report",
                "give the day: --as-of 2026-01-31");
  }
  throw Error(ErrorKind::input, fmt::format("{}:{}", printable(first->file), first->line),
              fmt::format("no row could be used; the first one: {}", first->reason),
              first->hint.empty() ? "give the day of the report: --as-of 2026-01-31" : first->hint);
}

}  // namespace

Exports::Exports(std::shared_ptr<const Opened> opened) : opened_(std::move(opened)) {}

Exports Exports::open(ReadRequest request) {
  std::vector<OpenedSource> sources = open_sources(request);
  return Exports(std::make_shared<const Opened>(Opened{std::move(request), std::move(sources)}));
}

bool Exports::has(std::string_view source) const noexcept { return opened_->find(source) != nullptr; }

bool Exports::has(std::string_view source, std::string_view column) const noexcept {
  const OpenedSource* const opened = opened_->find(source);
  if (opened == nullptr) return false;
  const ColumnSpec* const spec = opened->schema->find(column);
  if (spec == nullptr) return false;
  const auto at = static_cast<std::size_t>(spec - opened->schema->columns.data());
  return std::any_of(opened->files.begin(), opened->files.end(),
                     [&](const OpenedFile& file) { return file.matching.columns[at].header >= 0; });
}

Reading Exports::read(const WantedColumns& wanted) const {
  const ReadRequest& request = opened_->request;
  Reading reading;
  std::deque<ReadSource> sources = read_sources(opened_->sources, wanted, request, reading.data.categories);
  reading.data.zone = request.zone;
  reading.data.working_hours = request.working_hours;
  reading.data.as_of = request.as_of.has_value() ? *request.as_of : as_of(sources);
  link_sources(sources, request.threads, reading.data);
  for (ReadSource& source : sources) {
    source.summary.unmapped = source.rows.unmapped();
    reading.data.tables.push_back(std::move(source.rows).to_table());
    std::move(source.rejects.begin(), source.rejects.end(), std::back_inserter(reading.rejects));
    reading.sources.push_back(std::move(source.summary));
  }
  return reading;
}

}  // namespace cxkpi
