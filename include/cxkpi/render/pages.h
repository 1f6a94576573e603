// Texts that are no reports: what was read, a config for it, what an indicator means, which indicators there are.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cxkpi/indicators/catalogue.h"
#include "cxkpi/render/renderer.h"

namespace cxkpi::render {

// Per source: files, columns and how they were matched, the reconciliation, unmapped values; then the rejected rows,
// ten per source unless verbose.
[[nodiscard]] std::string inspection(const Report& report, const Options& options);

// What a config says that the report of an inspection does not know.
struct StarterNotes {
  std::optional<std::string> zone, as_of, language;          // for [run], as typed
  std::optional<std::string> preset, encoding, date_format;  // for every source, as typed
  std::map<std::string, std::vector<std::string>> files;     // source → paths and globs as the config names them
  std::function<std::string(const std::string&)> path;       // how the config names one file that was read
};

// A commented cxkpi.toml for the files of an inspection, with which they are read as they were without. What is said
// there was typed, recognised, or matched by an alias; what else was found, what may be filled in, and examples are
// comments. Texts from the files are quoted and stay on their line. Throws Error(input) for a file whose name is not
// UTF-8: no config can name it.
[[nodiscard]] std::string starter_config(const Report& report, const StarterNotes& notes);

// Definition, formula in words and in the language, needed columns, targets, traps, for a terminal.
[[nodiscard]] std::string explanation(const Indicator& indicator, const Catalogue& catalogue, const Options& options);

// One line per indicator, by family; with `has`, whether the files make it available and what they lack.
[[nodiscard]] std::string indicator_list(const Catalogue& catalogue, const std::optional<expr::Presence>& has,
                                         const Options& options);

// docs/indicators.md: the whole catalogue in English, with French labels. `example` gives the worked example of an
// indicator by its id, in Markdown; empty for none.
[[nodiscard]] std::string indicators_page(const Catalogue& catalogue,
                                          const std::function<std::string(const std::string&)>& example);

// RFC 4180, LF, with texts that a spreadsheet would execute neutralised.
[[nodiscard]] std::string csv_table(const std::vector<std::string>& header,
                                    const std::vector<std::vector<std::string>>& rows);

}  // namespace cxkpi::render
