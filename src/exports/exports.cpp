// The two public steps, open and read, over the parts that do the work.
#include "cxkpi/exports/exports.h"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <iterator>
#include <utility>

#include "csv/transcode.h"
#include "cxkpi/error/error.h"
#include "exports/lookup.h"
#include "exports/opened.h"
#include "exports/order_links.h"
#include "exports/preset.h"
#include "exports/printable.h"
#include "exports/read_source.h"

namespace cxkpi {

using namespace exports;

struct Exports::Opened {
  ReadRequest request;
  std::vector<OpenedSource> sources;
  std::vector<UnusedFile> unused;

  [[nodiscard]] const OpenedSource* find(std::string_view name) const noexcept {
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const OpenedSource& source) { return source.schema->name == name; });
    return found == sources.end() ? nullptr : &*found;
  }
};

namespace {

// Finds each row's order, and counts the rows that hang on none. `orders` is null when there are no orders.
void link_source(ReadSource& source, const ReadSource* orders) {
  const Column* ids = source.rows.find("order_id");
  if (ids == nullptr) {
    source.summary.unlinked = source.summary.used;
    return;
  }
  if (orders == nullptr) {
    for (std::size_t row = 0; row < ids->size(); ++row) source.summary.unlinked += ids->texts[row].empty() ? 1U : 0U;
    return;
  }
  OrderLinks links = link_to_orders(ids->texts, orders->rows.find("order_id")->texts, orders->index);
  source.summary.orphans = links.orphans;
  source.summary.unlinked = links.unlinked;
  source.link.emplace(std::move(links.parents), orders->rows.rows());
}

// While one source's rows are compared and linked, the next one's files are read.
std::vector<ReadSource> read_sources(const std::vector<OpenedSource>& opened, const WantedColumns& wanted,
                                     const ReadRequest& request, Dictionary& categories) {
  const std::launch how = request.threads > 1 ? std::launch::async : std::launch::deferred;
  std::vector<std::optional<ReadSource>> read(opened.size());
  std::vector<std::shared_future<void>> finished;
  finished.reserve(opened.size());
  std::optional<std::size_t> orders;  // the first of all sources, when it is there
  std::shared_future<void> orders_finished;
  for (std::size_t at = 0; at < opened.size(); ++at) {
    const OpenedSource& source = opened[at];
    const auto columns = wanted.find(source.schema->name);
    GatheredSource gathered(source, columns == wanted.end() ? std::set<std::string>() : columns->second, request.zone,
                            request.threads, categories);
    const bool is_orders = source.schema->name == "orders";
    auto finish = [gathered = std::move(gathered), own = &read[at], orders = orders ? &read[*orders] : nullptr,
                   orders_finished, is_orders, threads = request.threads]() mutable {
      own->emplace(std::move(gathered).finish(threads));
      if (is_orders) return;
      if (orders != nullptr) orders_finished.get();
      link_source(**own, orders == nullptr ? nullptr : &**orders);
    };
    finished.push_back(std::async(how, std::move(finish)).share());
    if (how == std::launch::deferred) finished.back().wait();
    if (is_orders) {
      orders = at;
      orders_finished = finished.back();
    }
  }
  for (const std::shared_future<void>& source : finished) source.get();  // all first: they look at the orders
  std::vector<ReadSource> sources;
  for (std::size_t at = 0; at < read.size(); ++at) {
    sources.push_back(std::move(*read[at]));
    for (const OpenedLookup& lookup : opened[at].lookups) sources.back().summary.known_lookups.push_back(lookup.config);
    const auto columns = wanted.find(opened[at].schema->name);
    if (columns == wanted.end()) continue;
    complete(opened[at], columns->second, request.zone, request.threads, categories, sources.back());
  }
  return sources;
}

bool is_one_of(const OpenedSource& source, FileIdentity identity) {
  const bool own = std::any_of(source.files.begin(), source.files.end(),
                               [&](const OpenedFile& file) { return file.identity == identity; });
  return own || std::any_of(source.lookups.begin(), source.lookups.end(),
                            [&](const OpenedLookup& lookup) { return is_one_of(lookup.opened, identity); });
}

// Of what is not read: a tool's file, but not what cxkpi wrote, which its next run may replace.
bool is_an_export(const UnusedFile& file) { return !file.preset.empty() && !file.preset.starts_with("cxkpi: "); }

bool is_preset(const std::optional<std::string>& preset, FileIdentity identity) {
  return preset && is_preset_file(*preset) && identity_of(*preset) == identity;
}

std::optional<Seconds> newest(const std::vector<ReadSource>& sources) {
  std::optional<Seconds> newest;
  for (const ReadSource& source : sources) newest = std::max(newest, source.newest);
  return newest;
}

}  // namespace

bool knows_encoding(const std::string& encoding) { return csv::knows_encoding(encoding); }

Exports::Exports(std::shared_ptr<const Opened> opened) : opened_(std::move(opened)) {}

Exports Exports::open(ReadRequest request) {
  OpenedSources opened = open_sources(request);
  return Exports(
      std::make_shared<const Opened>(Opened{std::move(request), std::move(opened.sources), std::move(opened.unused)}));
}

bool Exports::has(std::string_view source) const noexcept { return opened_->find(source) != nullptr; }

bool Exports::has(std::string_view source, std::string_view column) const noexcept {
  const OpenedSource* const opened = opened_->find(source);
  if (opened == nullptr) return false;
  const ColumnSpec* const spec = opened->schema->find(column);
  if (spec == nullptr) return false;
  const auto at = static_cast<std::size_t>(spec - opened->schema->columns.data());
  return is_completed(*opened, spec->name) ||
         std::any_of(opened->files.begin(), opened->files.end(),
                     [&](const OpenedFile& file) { return file.matching.columns[at].header >= 0; });
}

bool Exports::reads(const std::string& path) const {
  const FileIdentity identity = identity_of(path);
  if (identity == FileIdentity{}) return false;  // not there yet
  const std::vector<OpenedSource>& sources = opened_->sources;
  const std::vector<UnusedFile>& unused = opened_->unused;
  const ReadRequest& request = opened_->request;
  const auto is_read = [&](FileIdentity wanted) {
    return std::any_of(sources.begin(), sources.end(),
                       [&](const OpenedSource& source) { return is_one_of(source, wanted); });
  };
  return is_read(identity) || (identity == identity_of("/dev/stdin") && is_read(identity_of("-"))) ||
         std::any_of(
             unused.begin(), unused.end(),
             [&](const UnusedFile& file) { return is_an_export(file) && identity_of(file.path) == identity; }) ||
         is_preset(request.preset, identity) ||
         std::any_of(request.sources.begin(), request.sources.end(),
                     [&](const auto& source) { return is_preset(source.second.preset, identity); });
}

Reading Exports::read(const WantedColumns& wanted) const {
  const ReadRequest& request = opened_->request;
  Reading reading;
  std::vector<ReadSource> sources = read_sources(opened_->sources, wanted, request, reading.data.categories);
  reading.unused = opened_->unused;
  reading.data.zone = request.zone;
  reading.data.working_hours = request.working_hours;
  reading.data.comments = request.comments;
  const std::optional<Seconds> day = request.as_of.has_value() ? request.as_of : newest(sources);
  reading.dated = day.has_value();
  reading.data.as_of = day.value_or(0);
  for (ReadSource& source : sources) {
    if (source.link) reading.data.add_link(source.summary.source, std::move(*source.link));
    source.summary.unmapped = source.rows.unmapped();
    reading.data.tables.push_back(std::move(source.rows).to_table());
    std::move(source.rejects.begin(), source.rejects.end(), std::back_inserter(reading.rejects));
    reading.sources.push_back(std::move(source.summary));
  }
  return reading;
}

void require_rows(const Reading& reading) {
  const bool any_row = std::any_of(reading.sources.begin(), reading.sources.end(),
                                   [](const SourceSummary& source) { return source.read > 0; });
  if (!any_row) {
    std::string files;
    for (const SourceSummary& source : reading.sources) {
      for (const FileSummary& file : source.files) files += (files.empty() ? "" : ", ") + printable(file.path);
    }
    throw Error(ErrorKind::input, files, "there is a header and no row", "export again, with the rows of the period");
  }
  if (reading.dated) return;
  if (reading.rejects.empty()) {
    throw Error(ErrorKind::input, "", "no row has a date to take as the day of the report",
                "give the day: --as-of 2026-01-31");
  }
  const Reject& first = reading.rejects.front();
  throw Error(ErrorKind::input, fmt::format("{}:{}", printable(first.file), first.line),
              fmt::format("no row could be used; the first one: {}", first.reason),
              first.hint.empty() ? "cxkpi inspect lists them all" : first.hint);
}

}  // namespace cxkpi
