// By which names the columns of a source go, folded for comparison.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cxkpi/exports/schema.h"

namespace cxkpi::exports {

inline constexpr int name_rank = 0;
inline constexpr int alias_rank = 1;  // fallbacks follow, each with a rank of its own

struct NameMeaning {
  std::size_t column;  // of the schema
  int rank;
};

// Folded name → the column that it means.
using HeaderNames = std::map<std::string, NameMeaning>;

// A header as names_of() has it: with what stands in parentheses at its end.
[[nodiscard]] std::string folded_header(const std::string& name);

// The words of a header, folded: "date" and "demande" of "Date de la demande", without the French words between others.
// Not without "le", which makes an instant of a state: "Livré le".
[[nodiscard]] std::vector<std::string> words_of_header(std::string_view name);

// The same as one text: "datedemande".
[[nodiscard]] std::string without_articles(std::string_view name);

// All names of the source.
[[nodiscard]] HeaderNames names_of(const SourceSchema& source);

// The aliases and fallbacks without_articles(), but for those that would then mean two columns.
[[nodiscard]] HeaderNames loose_names_of(const SourceSchema& source);

}  // namespace cxkpi::exports
