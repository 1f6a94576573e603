// cxkpi explain and cxkpi list.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "cxkpi/render/pages.h"
#include "render/escape.h"
#include "render/grid.h"
#include "render/indicator_words.h"
#include "render/width.h"

namespace cxkpi::render {
namespace {

constexpr std::size_t page_width = 100;

std::string paragraph(const std::string& text) {
  if (text.empty()) return {};
  std::string out;
  for (const std::string& line : wrapped(for_terminal_lines(text), page_width - 2)) out += "  " + line + "\n";
  return out;
}

}  // namespace

std::string explanation(const Indicator& indicator, const Catalogue& catalogue, const Options& options) {
  const Definition& definition = indicator.definition;
  const bool french = options.language == Language::fr;
  const auto head = [&](const char* en, const char* fr) {
    return "\n" + inked(french ? fr : en, Ink::bold, options.colour) + "\n";
  };
  std::string out = inked(definition.id, Ink::bold, options.colour) + " · " +
                    for_terminal(definition.label.in(options.language)) + "\n";
  out += paragraph(definition.about.in(options.language));
  if (!definition.formula.en.empty()) {
    out += head("Formula", "Formule") + paragraph(definition.formula.in(options.language));
  }
  out += head("Definition", "Définition");
  for (const auto& [name, text] : definition_lines(definition))
    out += fmt::format("  {:<9} {}\n", name, for_terminal(text));
  const std::string targets = target_words(definition, options.language);
  if (!targets.empty()) out += head("Targets", "Objectifs") + paragraph(targets);
  if (!definition.trap.en.empty()) out += head("Trap", "Piège") + paragraph(definition.trap.in(options.language));
  out += head("Columns it stands on", "Colonnes nécessaires");
  for (const NeededColumns& needed : needed_columns(indicator, catalogue.model())) {
    out += paragraph(needed.table + ": " + fmt::format("{}", fmt::join(needed.columns, ", ")));
  }
  const std::vector<std::pair<std::string, std::string>> derived = derived_lines(indicator, catalogue.model());
  if (!derived.empty()) out += head("Derived columns", "Colonnes dérivées");
  for (const auto& [name, text] : derived) out += "  " + name + "\n" + paragraph("  = " + text);
  return out;
}

std::string indicator_list(const Catalogue& catalogue, const std::optional<expr::Presence>& has,
                           const Options& options) {
  std::size_t widest = 0;
  for (const Indicator& indicator : catalogue.indicators()) widest = std::max(widest, indicator.definition.id.size());
  std::string out;
  for (const Family& family : catalogue.families()) {
    out += (out.empty() ? "" : "\n") +
           inked(upper(for_terminal(family.title.in(options.language))), Ink::bold, options.colour) + " (" + family.id +
           ")\n";
    for (const Indicator& indicator : catalogue.indicators()) {
      const Definition& definition = indicator.definition;
      if (definition.family != family.id) continue;
      out += fmt::format("  {:<{}}  {}", definition.id, widest, for_terminal(definition.label.in(options.language)));
      if (has) {
        if (const auto lacking = missing(indicator, catalogue.model(), *has)) {
          out += (options.language == Language::fr ? " — indisponible : demande " : " — not available: needs ") +
                 for_terminal(*lacking);
        }
      }
      out += "\n";
    }
  }
  return out;
}

}  // namespace cxkpi::render
