// Telling which source a file is from its header, and from the words of its name when headers do not decide.
#pragma once

#include "cxkpi/exports/exports.h"
#include "exports/opened.h"

namespace cxkpi::exports {

struct Recognised {
  std::vector<const SourceSchema*>
      sources;         // what its rows hold, the likeliest first; more than one: orders among them
  bool named = false;  // a word of the file's name speaks for the first
};

// A source is a candidate when all its required columns are there, two columns or more match, and either a telling
// column is among them, or the config names one of the file's headers, or the file's name has one of the source's words
// (a source without telling columns needs none). The candidate with the most matched columns wins, then the one with a
// word in the file's name. A file that tells when its orders were placed and when they were dispatched, delivered or
// returned is the orders' and the deliveries' or returns'. Throws Error(input) when none fits or two fit equally well,
// with the way to say it.
[[nodiscard]] Recognised recognise(const csv::InputFile& input, const std::string& path, const ReadRequest& request);

}  // namespace cxkpi::exports
