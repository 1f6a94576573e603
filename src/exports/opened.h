// What is known once the headers are read: the files of each source, how they are laid out, which column is where.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cxkpi/calendar/timestamp.h"
#include "cxkpi/csv/input_file.h"
#include "cxkpi/csv/layout.h"
#include "cxkpi/exports/exports.h"
#include "exports/input_paths.h"
#include "exports/matching.h"

namespace cxkpi::exports {

struct OpenedFile {
  csv::InputFile input;
  FileIdentity identity;
  SourceConfig config;  // the user's and the preset's together, see merged_config.h
  std::string preset;   // "shopify"; empty: none
  csv::Layout layout;
  std::uint64_t second_header;  // line on which it ends; 0: none
  Matching matching;
  std::vector<TimeFormat> times{};              // by column of the schema, then that of last_by; see date_forms.h
  std::vector<std::optional<char>> decimals{};  // by column of the schema, see number_forms.h
  std::vector<bool> mixes_marks{};              // by column of the schema: values show both marks
  bool last_by_is_number = false;               // else an instant
  bool found_items = false;                     // config.rows was found out from the records
  bool found_events = false;                    // config.rows and last_by were found out from the records
  bool lists_products = false;                  // of parcels: a record for each product in one
  bool feeds_orders_too = false;                // the same file also lists orders (never set for orders)
};

struct OpenedLookup;

struct OpenedSource {
  const SourceSchema* schema = nullptr;
  SourceConfig config;  // the user's
  std::vector<OpenedFile> files;
  std::vector<OpenedLookup> lookups;
  bool lists_all_rejects = false;

  // By the name that it is called by in messages; null when it is none of the files.
  [[nodiscard]] const OpenedFile* find(const std::string& file_name) const;
};

// Opens each file once, however often it is named: standard input can be read only once, and what is packed or in
// another encoding is copied.
class InputFiles {
 public:
  // Throws Error(input) when it cannot be opened.
  const csv::InputFile& open(const std::string& path);

  // The same in the encoding that the config names, converted once.
  const csv::InputFile& open(const std::string& path, const SourceConfig& config);

 private:
  std::map<FileIdentity, csv::InputFile> files_;
  std::map<std::pair<FileIdentity, std::string>, csv::InputFile> decoded_;  // by encoding
};

[[nodiscard]] csv::Layout read_layout(const csv::InputFile& input, const SourceConfig& config);

// What the user says of a source; empty when nothing.
[[nodiscard]] const SourceConfig& config_of(const ReadRequest& request, const std::string& source);

// What a column's value may be, as a placeholder for it: "nps|csat|ces|review"; "…" where anything may.
[[nodiscard]] std::string words_for(const ColumnSpec& column);

// "'a', 'b', 'c'", at most a dozen.
[[nodiscard]] std::string listed(std::span<const std::string> names);

struct OpenedSources {
  std::vector<OpenedSource> sources;  // in the order of source_schemas()
  std::vector<UnusedFile> unused;
};

// The files of a request by source.
[[nodiscard]] OpenedSources open_sources(const ReadRequest& request);

}  // namespace cxkpi::exports
