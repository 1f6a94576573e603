#include "render/indicator_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace cxkpi::render {
namespace {

constexpr std::array field_order{"from", "date", "at",       "closed",   "where",     "pending",   "reject",
                                 "hit",  "hits", "of",       "split",    "each",      "value",     "score",
                                 "low",  "high", "per.from", "per.date", "per.where", "per.value", "per.distinct"};

// One line, whatever the layout in the file.
std::string one_line(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string duration_words(Seconds seconds) {
  if (seconds % 86400 == 0) return fmt::format("{} days", seconds / 86400);
  return fmt::format("{} hours", seconds / 3600);
}

// Walks from uses to the file columns and derived columns behind them.
class Walk {
 public:
  explicit Walk(const expr::Model& model) : model_(model) {}

  void visit(const std::vector<expr::Use>& uses, bool optional) {
    for (const expr::Use& use : uses) {
      if (use.column.empty()) continue;
      const bool may_lack = optional || use.optional || use.optional_table;
      const expr::DerivedColumn* column = use.from_file ? nullptr : model_.derived(use.table, use.column);
      if (column == nullptr) {
        bool& required = files[use.table][use.column];
        required = required || !may_lack;
        continue;
      }
      const std::string name = use.table + "." + use.column;
      const bool known =
          std::any_of(derived.begin(), derived.end(), [&](const auto& entry) { return entry.first == name; });
      if (!known) derived.emplace_back(name, one_line(column->text));
      const auto seen = seen_.find(name);
      if (seen != seen_.end() && (seen->second || may_lack)) continue;  // nothing new on this way
      seen_[name] = !may_lack;
      visit(column->checked.uses, may_lack);
    }
  }

  std::map<std::string, std::map<std::string, bool>> files;
  std::vector<std::pair<std::string, std::string>> derived;

 private:
  const expr::Model& model_;
  std::map<std::string, bool> seen_;  // name → reached as required
};

}  // namespace

std::vector<std::pair<std::string, std::string>> definition_lines(const Definition& definition) {
  std::vector<std::pair<std::string, std::string>> out{{"kind", definition.kind}};
  for (const char* name : field_order) {
    if (const FieldText* field = definition.field(name)) out.emplace_back(name, one_line(field->text));
  }
  if (definition.unit != "ratio") out.emplace_back("unit", definition.unit);
  if (definition.matures > 0) out.emplace_back("matures", duration_words(definition.matures));
  if (!definition.beside.empty()) {
    std::string ids;
    for (const FieldText& other : definition.beside) ids += (ids.empty() ? "" : ", ") + other.text;
    out.emplace_back("beside", ids);
  }
  return out;
}

std::string target_words(const Definition& definition, Language language) {
  const bool french = language == Language::fr;
  const bool higher = definition.better == Better::higher;
  const std::string unit = definition.kind == "ratio" ? " %" : "";
  std::string out;
  if (definition.targets.warn) {
    out += (french ? (higher ? "au moins " : "au plus ") : (higher ? "at least " : "at most ")) +
           definition.targets.warn->text() + unit;
  }
  if (definition.targets.fail) {
    out += out.empty() ? "" : french ? " ; " : "; ";
    out += (french ? (higher ? "il faut agir en dessous de " : "il faut agir au-dessus de ")
                   : (higher ? "act below " : "act above ")) +
           definition.targets.fail->text() + unit;
  }
  return out;
}

std::vector<NeededColumns> needed_columns(const Indicator& indicator, const expr::Model& model) {
  Walk walk(model);
  walk.visit(indicator.calculator->uses(), false);
  std::vector<NeededColumns> out;
  for (const auto& [table, columns] : walk.files) {
    NeededColumns needed{table, {}};
    for (const auto& [name, required] : columns) needed.columns.push_back(name + (required ? "" : "?"));
    out.push_back(std::move(needed));
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> derived_lines(const Indicator& indicator, const expr::Model& model) {
  Walk walk(model);
  walk.visit(indicator.calculator->uses(), false);
  return walk.derived;
}

}  // namespace cxkpi::render
