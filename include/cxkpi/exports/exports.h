// From export files to linked tables, in two steps: open (headers only: what is there), then read (the wanted columns).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cxkpi/calendar/working_hours.h"
#include "cxkpi/calendar/zone.h"
#include "cxkpi/exports/source_config.h"
#include "cxkpi/table/dataset.h"

namespace cxkpi {

// An input as given on the command line: with a source's name ("orders=…") or without.
struct NamedInput {
  std::string source;  // empty: a directory or a file to be recognised
  std::string path;    // a file, a glob, a directory (only without a source) or "-"
};

struct ReadRequest {
  std::vector<NamedInput> inputs;               // when not empty, the files of `sources` are not used, their rest is
  std::vector<std::string> ignored;             // names of files in folders, as globs, that are left out
  std::map<std::string, SourceConfig> sources;  // by source name
  Zone zone;
  WorkingHours working_hours;
  CommentReader comments;
  std::optional<Seconds> as_of;  // default: the newest instant in any used row
  std::optional<std::string>
      preset;                // for all files: name, path of a file, or "none"; comes before what a source's config says
  bool all_rejects = false;  // list each; else a thousand of a kind, which is enough to see what is wrong
  unsigned threads = 1;
};

// How one header name of a file was understood.
struct ColumnMatch {
  std::string header;
  std::string canonical;          // empty: not used
  std::string by;                 // "name", "alias" (fallbacks too), "preset", "config"; empty when not used
  std::string format{};           // all of it in words: "%d/%m/%Y %H:%M, Europe/Paris", "decimals behind ,"
  std::string pattern{};          // of dates and instants: "%d/%m/%Y", or "other" for ISO 8601 and the like
  std::optional<char> decimal{};  // of numbers, where the file shows it or the config says it
  std::uint64_t filled = 0;       // records with a value, among all that could be cut
};

// The first values of one column of a file, each once.
struct ColumnExamples {
  std::string header;
  std::vector<std::string> values;
};

struct FileSummary {
  std::string path;
  std::uint64_t bytes = 0;  // as it is on disk
  std::uint64_t rows = 0;   // records after the header, good or bad
  char delimiter = ',';
  std::string preset;        // "shopify"; empty: none
  std::string packing;       // "gzip", "bzip2", "xz", "zstd"; empty for a plain file
  std::string encoding;      // what it was converted from; empty for UTF-8
  bool found_items = false;  // a record for each item of an order, which nobody said
  std::string events_by;     // a record for each event, which nobody said: the header by which the last is known
  std::uint64_t header_line = 1;
  std::uint64_t second_header = 0;  // its line, where another row of names stands below the header
  std::uint64_t footer = 0;         // lines behind the last record that are none: "2 record(s) downloaded"
  std::uint64_t recoded = 0;        // fields that were not UTF-8 and were read as Windows-1252 or CP850
  std::uint64_t recoded_dos = 0;    // … of these, as CP850
  std::vector<ColumnMatch> columns;
  std::map<std::string, std::string> constants;  // column → the value of all rows where the file has none
  std::function<std::uint64_t()> hash;           // XXH3 of the file's bytes, computed when asked for
  // The records that begin on these lines, as they stand in the file, read again when asked for.
  std::function<std::map<std::uint64_t, std::string>(const std::set<std::uint64_t>&)> records;
  std::function<std::vector<ColumnExamples>()> examples;  // of matched columns, looked for when asked for
};

struct LookupSummary {
  std::string name;
  std::string on;  // the column that was looked up
  std::vector<FileSummary> files;
  std::uint64_t misses = 0;  // used rows with a value that the lookup does not have
};

// A value that is in no vocabulary; it was kept as it is.
struct UnmappedValue {
  std::string column;
  std::string value;
  std::uint64_t rows = 0;
};

// A record that was not used, and why.
struct Reject {
  std::string source;
  std::string file;
  std::uint64_t line = 0;
  std::string column;  // empty when the whole record is at fault
  std::string value;
  std::string reason;  // stands by itself: "'31/02/2026' is not a date", "5 columns where the header has 8" …
  std::string hint;    // empty, or the option or config key that would help
};

// read = used + duplicate + conflicting + rejected + folded + left_out + empty, always.
struct SourceSummary {
  std::string source;
  std::vector<FileSummary> files;
  std::uint64_t read = 0;
  std::uint64_t used = 0;
  std::uint64_t duplicate = 0;    // identical to another row, counted once
  std::uint64_t repeated = 0;     // of those, without a number and identical to a record of their own file
  std::uint64_t overlapping = 0;  // used rows of counts that say what those of another file say, with other counts
  std::uint64_t conflicting = 0;  // same key as a used row, other content
  std::uint64_t rejected = 0;     // could not be understood
  std::uint64_t folded = 0;       // went into the row of another record of the same key (items, events)
  std::uint64_t left_out = 0;     // by `only` or `except`
  std::uint64_t empty = 0;        // no value of this source but the order's id (an order not yet shipped is no parcel)
  std::uint64_t orphans = 0;      // used rows that name an order which is not there
  std::uint64_t unlinked = 0;     // used rows that name no order
  std::uint64_t unlisted = 0;     // rejected or conflicting, and not in Reading::rejects
  std::vector<LookupSummary> lookups;       // those that were read, in the order of their names
  std::vector<LookupConfig> known_lookups;  // all that complete this source, read or not
  std::vector<UnmappedValue> unmapped;      // most rows first, then by text
};

// A file of a folder that no source is read from, or what one holds beside its main source.
struct UnusedFile {
  std::string path;
  std::string preset;  // "olist: payments", which knows that it holds nothing; empty: a text that is no table
  std::string source;  // "deliveries": its rows hold them too, but other files are read for them; empty: the whole file
  bool is_ignored = false;  // the user leaves it out
};

struct Reading {
  Dataset data;
  bool dated = true;  // false: no day was given and no used row has an instant, so data.as_of says nothing
  std::vector<SourceSummary> sources;  // in the order of source_schemas(), only those given
  std::vector<Reject> rejects;     // rejected and conflicting rows, the first 1,000 of each column and kind of fault:
                                   // by source, file order, line
  std::vector<UnusedFile> unused;  // in the order of their names
};

// Whether files in this encoding can be read, and what to say when not.
[[nodiscard]] bool knows_encoding(const std::string& encoding);
inline constexpr const char* encoding_hint =
    "utf-8, windows-1252, iso-8859-15, utf-16le, cp850 and all that iconv knows";

// The columns to keep, by source. All matched columns are checked in any case, so that which rows are rejected does not
// depend on what was asked.
using WantedColumns = std::map<std::string, std::set<std::string>>;

class Exports {
 public:
  // Finds the files, reads their headers, and matches names: config first, then canonical names, then aliases.
  // A directory's files *.csv, *.tsv and *.txt are recognised one by one, in the order of their names. Throws Error
  // (exit 2) with a way out for: a missing file; a directory without CSV files; a glob without match; a file that fits
  // no source, or two equally well; an unknown source; two headers for one column; a required column that is not there
  // (naming the headers that are); a header name in the config that no file has; an empty file. A header-only file is
  // valid here.
  [[nodiscard]] static Exports open(ReadRequest request);

  [[nodiscard]] bool has(std::string_view source) const noexcept;
  // True when any file of the source has the column.
  [[nodiscard]] bool has(std::string_view source, std::string_view column) const noexcept;

  // True when the path leads to one of the files that this reads or was told apart by, under whatever name: of a
  // source, of a lookup, standard input's, one that a preset knows, a preset of the user's own. A note in a folder is
  // none, nor is what cxkpi wrote there.
  [[nodiscard]] bool reads(const std::string& path) const;

  // Reads all files, keeping the wanted columns (those that no file has are absent from the table; where one file of
  // several lacks a column, its rows are unknown there). Each source given becomes a table; every table but orders that
  // has order ids gets a link to orders, when orders are given. Threads change nothing in the result.
  [[nodiscard]] Reading read(const WantedColumns& wanted) const;

 private:
  struct Opened;
  explicit Exports(std::shared_ptr<const Opened> opened);
  std::shared_ptr<const Opened> opened_;
};

// Throws Error (exit 2) when the reading is nothing to report on: no row at all (headers without rows are no data; one
// empty source beside others is a quiet month), no row that could be used, or no date to take as the day of the report.
void require_rows(const Reading& reading);

}  // namespace cxkpi
