// docs/indicators.md, generated so that it cannot drift from the program.
#include <fmt/format.h>

#include "cxkpi/render/pages.h"
#include "render/indicator_words.h"

namespace cxkpi::render {
namespace {

std::string section(const Indicator& indicator, const Catalogue& catalogue) {
  const Definition& definition = indicator.definition;
  std::string out = fmt::format("### {}\n\n**{}** · *{}*\n\n{}\n\n", definition.id, definition.label.en,
                                definition.label.fr, definition.about.en);
  if (!definition.formula.en.empty()) out += "Formula: " + definition.formula.en + ".\n\n";
  out += "```\n";
  for (const auto& [name, text] : definition_lines(definition)) out += fmt::format("{:<9} {}\n", name, text);
  out += "```\n\n";
  const std::string targets = target_words(definition, Language::en);
  if (!targets.empty()) out += "Target: " + targets + ".\n\n";
  if (!definition.trap.en.empty()) out += "Trap: " + definition.trap.en + "\n\n";
  out += "Columns:";
  const char* separator = " ";
  for (const NeededColumns& needed : needed_columns(indicator, catalogue.model())) {
    out += separator + needed.table + " (" + fmt::format("{}", fmt::join(needed.columns, ", ")) + ")";
    separator = "; ";
  }
  return out + ".\n\n";
}

}  // namespace

std::string indicators_page(const Catalogue& catalogue, const std::function<std::string(const std::string&)>& example) {
  std::string out =
      "# Indicators\n\n"
      "Generated from the catalogue by `scripts/indicators-page`; a test compares it. A column marked with `?` may be\n"
      "absent from the files. The expressions are those of [expressions.md](expressions.md). The examples are run by a "
      "test.\n\n";
  for (const Family& family : catalogue.families()) {
    out += fmt::format("## {}\n\n*{}*\n\n", family.title.en, family.title.fr);
    for (const Indicator& indicator : catalogue.indicators()) {
      if (indicator.definition.family != family.id) continue;
      out += section(indicator, catalogue) + example(indicator.definition.id);
    }
  }
  out.pop_back();
  return out;
}

}  // namespace cxkpi::render
