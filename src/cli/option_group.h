// The options in groups: a command lists the groups that it offers, and what it does not use it does not offer.
#pragma once

namespace cxkpi::cli {

enum class OptionGroup {
  indicator,      // the first word is an indicator's id
  sources,        // exports, and how they are written
  config,         // the config file to read
  time,           // as-of and the zone
  reading,        // threads, rejected rows
  period,         // which rows, by their date and a condition
  series,         // a period cut in several
  comparison,     // with another period
  segments,       // by the values of columns
  choice,         // of indicators
  requirements,   // and how they are judged
  row_kinds,      // which rows of an indicator
  report_output,  // files in all formats
  rows_output,    // one file of rows, as CSV
  config_output,  // a new config; without a source it takes the folder that it is in
  language,
  colour,
  quiet,
  verbose,
  progress,  // none is ever shown
};

}  // namespace cxkpi::cli
