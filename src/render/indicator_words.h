// What a definition says, as lines of text: shared by `explain` and the generated documentation.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cxkpi/indicators/catalogue.h"

namespace cxkpi::render {

// The fields as written, with their names, in reading order: kind, from, date, where …
[[nodiscard]] std::vector<std::pair<std::string, std::string>> definition_lines(const Definition& definition);

// "at least 95 %; below 90 % it must be acted on"; empty without targets.
[[nodiscard]] std::string target_words(const Definition& definition, Language language);

struct NeededColumns {
  std::string table;
  std::vector<std::string> columns;  // of the files; those marked with ? may be absent
};

// The file columns that the indicator comes down to, by table.
[[nodiscard]] std::vector<NeededColumns> needed_columns(const Indicator& indicator, const expr::Model& model);

// The derived columns on the way, with their expressions: "orders.delivered_on", "date(delivered_at)".
[[nodiscard]] std::vector<std::pair<std::string, std::string>> derived_lines(const Indicator& indicator,
                                                                             const expr::Model& model);

}  // namespace cxkpi::render
