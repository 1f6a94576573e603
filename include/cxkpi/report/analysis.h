// One reading of the exports, and the reports made from it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cxkpi/calendar/period.h"
#include "cxkpi/exports/exports.h"
#include "cxkpi/indicators/catalogue.h"
#include "cxkpi/report/report.h"

namespace cxkpi {

// What is read, once.
struct AnalysisScope {
  std::vector<std::string> indicators;               // ids, in any order; empty: all
  std::vector<std::vector<std::string>> dimensions;  // every list of `--by` that a report will ask for
  std::string where;                                 // the filter of --where; empty: none
  bool keys = false;                                 // keep what identifies rows too: `rows` shows it
  bool vocabularies = false;  // keep every column that has a vocabulary: an inspection shows what is outside of it
  unsigned threads = 1;
};

// What one report shows.
struct Question {
  std::vector<std::string> indicators;  // ids out of the scope's; empty: all of them
  std::optional<std::string> period;    // as typed; default: the last complete month before as-of
  std::optional<Grain> every;
  std::string compare = "previous";  // previous, year-ago, none, or a period as typed
  std::string period_origin = "--period", compare_origin = "--compare";  // where they were said, for error messages
  std::vector<std::string> by;
  bool must_fit = true;  // --where or --by that fits no indicator is an error; else all of them are unavailable
  int week_start = 1;
};

// The rows behind an indicator.
struct RowListing {
  std::vector<std::string> header;             // file, line, outcome, then the columns that the indicator reads
  std::vector<std::vector<std::string>> rows;  // in file order
};

// Which rows `cxkpi rows` lists; more than one may be asked for.
struct RowChoice {
  bool hits = false;
  bool misses = false;
  bool excluded = false;
  bool rejected = false;
  bool pending = false;
};

class Analysis {
 public:
  // Reads what the scope needs. Throws Error: an unknown indicator or dimension, a filter that fits nothing, or what
  // Exports::read throws.
  Analysis(const Catalogue& catalogue, const Exports& exports, AnalysisScope scope);
  Analysis(Analysis&&) noexcept;
  ~Analysis();

  // The run's title, options and judgements are left to the caller. Throws Error(usage) for a malformed period,
  // for a filter or a cut that fits none of the indicators, and what require_rows() throws; so does rows().
  [[nodiscard]] Report report(const Question& question);

  // A report without indicators: what was read, and what was rejected.
  [[nodiscard]] Report inspection() const;

  // The rows of one indicator in the question's period (its first table's rows). Where no row can miss, as in a mean, a
  // rate or a split, all used rows are hits, and they are listed when the misses are asked for. Throws Error(usage) for
  // an indicator that the files do not make available, saying what is missing.
  [[nodiscard]] RowListing rows(const std::string& indicator, const RowChoice& choice, const Question& question);

  [[nodiscard]] const Reading& reading() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cxkpi
