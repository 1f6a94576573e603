// Telling which source a file is from its header, and from the words of its name when headers do not decide.
#pragma once

#include "cxkpi/exports/exports.h"
#include "exports/opened.h"

namespace cxkpi::exports {

struct Recognised {
  std::vector<const SourceSchema*> sources;  // what its rows hold; of several, orders come first
  bool named = false;                        // a word of the file's name speaks for the first
  bool has_items = false;                    // of several, the last are items of the orders
};

// A source is a candidate when all its required columns are there, two columns or more match, and either a telling
// column or header is among them, or the config names one of the file's headers, or the file's name has one of the
// source's words. The candidate with the most matched columns wins, then the one with a word in the file's name; before
// both comes one whose own number stands first. A list of invoices, customers and the like is no source. A file that
// tells when its orders were placed and when they were dispatched or delivered is the orders' and the deliveries',
// unless its name and its columns say that it lists parcels; one that does not tell when they were on their way is the
// orders'. One of items, which says the same of each order in all of its records, is the orders' as well when it tells
// when they were placed. Throws Error(input) when none fits, when two fit equally well, or when more of its columns fit
// a source that lacks one, with the way to say it.
[[nodiscard]] Recognised recognise(const csv::InputFile& input, const std::string& path, const ReadRequest& request);

}  // namespace cxkpi::exports
