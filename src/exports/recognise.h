// Telling which source a file is from its header, and from the words of its name when headers do not decide.
#pragma once

#include "cxkpi/exports/exports.h"
#include "exports/opened.h"

namespace cxkpi::exports {

// A source is a candidate when all its required columns are there, two columns or more match, and either a telling
// column is among them, or the config names one of the file's headers, or the file's name has one of the source's words
// (a source without telling columns needs none). The candidate with the most matched columns wins, then the one with a
// word in the file's name. Throws Error(input) when none fits or two fit equally well, with the way to say it.
[[nodiscard]] const SourceSchema& recognise(const csv::InputFile& input, const std::string& path,
                                            const ReadRequest& request);

}  // namespace cxkpi::exports
