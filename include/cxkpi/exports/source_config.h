// What is said of one source's files, by the user's config or by a preset. Everything may be left out.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cxkpi/calendar/zone.h"

namespace cxkpi {

// A further file that completes a source's rows (`[sources.NAME.lookup.LOOKUP]`).
struct LookupConfig {
  std::string name;
  std::string origin;                       // "cxkpi.toml:12", for error messages
  std::vector<std::string> files;           // paths and globs
  std::string key;                          // the header in these files …
  std::string on;                           // … that the source's column of this name is looked up in
  std::map<std::string, std::string> take;  // canonical column of the source → header in these files
};

// Which header a column is read from, and how.
struct ColumnRule {
  // The first of them that a file has. A unit in parentheses counts: "Reply time (min)" is not "Reply time (hrs)".
  // "Note#2" is the second column called Note.
  std::vector<std::string> headers;
  std::string time;                // header of the time of day, where the date stands apart from it
  std::string after;               // canonical column: the value is a duration that begins there
  Seconds unit = 0;                // of such a duration
  std::optional<Zone> zone;        // of times that carry none of their own
  std::optional<bool> sum;         // adds up over records folded into one row; default: as the column does
  std::vector<ColumnRule> others;  // tried in turn when the file has none of the headers

  ColumnRule() = default;
  ColumnRule(std::string header) : headers{std::move(header)} {}  // NOLINT: most rules are one header
  ColumnRule(const char* header) : headers{header} {}             // NOLINT
};

// How the records of a file become rows.
enum class RowShape {
  each,    // every record is a row
  items,   // the records of one key are one row: first known values, sums where the rule says so
  events,  // the records of one key are states of one thing: the last one is the row
};

// Header → values, compared folded.
using ValueFilter = std::map<std::string, std::vector<std::string>>;

struct SourceConfig {
  std::vector<std::string> files;     // paths and globs
  std::optional<std::string> preset;  // name, path of a file, or "none"; without it presets are recognised
  std::optional<char> delimiter;
  std::optional<bool> quotes;              // false: quotes are ordinary characters; default true
  std::optional<std::string> encoding;     // by iconv's name; without it UTF-8, or what a byte order mark says
  std::optional<char> decimal;             // '.' or ','; without it found out from the values of each column
  std::optional<std::string> date_format;  // a TimeFormat pattern; without it found out for each column
  std::optional<Zone> zone;                // of times that carry none of their own; default: the shop's
  std::vector<std::string> missing;        // further texts that stand for "no value"
  std::optional<RowShape> rows;  // default each; when said, identical records without a number are a row each, too
  std::string last_by;           // of events: header of the instant, or the growing number, that says which is the last
  std::optional<bool> carry;     // a blank number of the row or its order is that of the record above
  std::vector<std::string> ignore;               // headers that are no column, whatever they are called
  ValueFilter only;                              // records with another value are left out
  ValueFilter except;                            // records with such a value are left out
  std::map<std::string, ColumnRule> columns;     // by canonical name
  std::map<std::string, std::string> constants;  // canonical → the value of every row, where the files do not say
  // Column → value in the file → canonical value; "*" is all other values.
  std::map<std::string, std::map<std::string, std::string>> values;
  std::vector<LookupConfig> lookups;
};

}  // namespace cxkpi
