// One source's files, read into rows that are each used once.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cxkpi/exports/exports.h"
#include "cxkpi/table/dataset.h"
#include "exports/file_plan.h"
#include "exports/key_index.h"
#include "exports/opened.h"
#include "exports/source_rows.h"

namespace cxkpi::exports {

struct ReadSource {
  SourceRows rows;                // the used ones
  SourceSummary summary;          // but for what needs the orders or all sources: orphans, unlinked, unmapped
  std::vector<Reject> rejects;    // by file order, line
  std::optional<Seconds> newest;  // the latest instant in a used row
  KeyIndex index;                 // orders by their number; empty for other sources
  std::optional<Link> link;       // to the orders, once both are read
  std::deque<ValueMaps> values;   // by file
};

// All records of a source's files, before rows are compared.
class GatheredSource {
 public:
  // Reads the files with this many threads. `source` and `categories` must outlive the result.
  GatheredSource(const OpenedSource& source, const std::set<std::string>& wanted, const Zone& zone, unsigned threads,
                 Dictionary& categories);

  // Settles which rows are used. Touches nothing that gathering another source needs.
  [[nodiscard]] ReadSource finish(unsigned threads) &&;

 private:
  // Which of two files speaks later of the same things: by their newest instants, then by their names, as far as the
  // extension.
  void rank_files();
  void tell_kinds_of_files();
  void mark_files_of_orders();
  // What rows mean for each other before they are compared: ids carried down, items and events folded.
  void relate_rows();
  // Counts the file's records, and what was converted, in its summary.
  void read_file(std::size_t number, const FilePlan& plan, unsigned threads, FileSummary& summary);
  void count_states();
  // Whether one more reject of this kind is kept: a file that is wrong throughout must not fill the memory with
  // reasons.
  [[nodiscard]] bool keeps_one_more(const std::string& kind);
  // The first `count` of the records that could not be cut become rejects.
  void add_bad(std::size_t file, std::vector<csv::BadRecord>& bad, std::size_t count);
  void add_reject(std::size_t file, Reject reject) { rejects_.push_back({file, std::move(reject)}); }
  void add_reject(Reject reject);  // of the file that it names
  [[nodiscard]] std::vector<Reject> sorted_rejects();

  struct PlacedReject {
    std::size_t file;  // files are in the order given, not in that of their names
    Reject reject;
  };
  const OpenedSource* source_;
  std::deque<ValueMaps> values_;  // by file
  std::vector<FileRows> file_rows_;
  SourceRows rows_;
  SourceSummary summary_;
  std::vector<PlacedReject> rejects_;
  std::map<std::string, std::uint64_t> rejects_by_kind_;
};

}  // namespace cxkpi::exports
