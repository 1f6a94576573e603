#include "indicators/fields.h"

#include <algorithm>

#include "cxkpi/error/error.h"
#include "cxkpi/error/suggest.h"

namespace cxkpi {

std::string Fields::table(std::string_view field) const {
  const FieldText* text = definition_.field(field);
  if (text == nullptr) {
    throw Error(
        ErrorKind::config, definition_.origin,
        definition_.id + ": kind '" + definition_.kind + "' needs '" + std::string(field) + "'",
        field == "from" ? "write from = \"orders\"" : "write per = { from = \"orders\", date = \"ordered_at\" }");
  }
  if (!model_.has_table(text->text)) {
    const std::vector<std::string> tables = model_.tables();
    throw Error(ErrorKind::config, text->origin, definition_.id + ": there is no source '" + text->text + "'",
                did_you_mean(text->text, tables));
  }
  return text->text;
}

expr::Checked Fields::required(std::string_view field, std::string_view table, expr::Demand demand) const {
  std::optional<expr::Checked> checked = optional(field, table, demand);
  if (!checked) {
    throw Error(ErrorKind::config, definition_.origin,
                definition_.id + ": kind '" + definition_.kind + "' needs '" + std::string(field) + "'");
  }
  return std::move(*checked);
}

std::optional<expr::Checked> Fields::optional(std::string_view field, std::string_view table,
                                              expr::Demand demand) const {
  const FieldText* text = definition_.field(field);
  if (text == nullptr) return std::nullopt;
  try {
    return expr::check(model_, text->text, table, demand);
  } catch (const Error& error) {
    throw error.at(text->origin + ": " + definition_.id + "." + std::string(field));
  }
}

std::optional<expr::Checked> Fields::grouping(std::string_view field, std::string_view table) const {
  const FieldText* text = definition_.field(field);
  if (text == nullptr) return std::nullopt;
  try {
    return expr::check(model_, text->text, table);
  } catch (const Error& error) {
    throw error.at(text->origin + ": " + definition_.id + "." + std::string(field));
  }
}

Scan Fields::main_scan() const {
  Scan scan;
  scan.table = table("from");
  scan.date = required("date", scan.table, expr::Demand::date_or_instant);
  scan.reject = optional("reject", scan.table, expr::Demand::flag);
  scan.where = optional("where", scan.table, expr::Demand::flag);
  scan.pending = optional("pending", scan.table, expr::Demand::flag);
  if (const FieldText* at = definition_.field("at")) {
    if (at->text != "period_end") {
      throw Error(ErrorKind::config, at->origin, definition_.id + ": 'at' is not \"" + at->text + "\"",
                  "at = \"period_end\" counts every row by what was so when the period ended; else leave it out");
    }
    scan.at_period_end = true;
  }
  return scan;
}

bool Scan::by_period() const noexcept {
  const auto is = [](const std::optional<expr::Checked>& checked) { return checked && checked->by_period; };
  return at_period_end || is(reject) || is(where) || is(pending) || is(measure) || is(base);
}

bool Calculator::by_period() const noexcept {
  const std::span<const Scan> all = scans();
  return std::any_of(all.begin(), all.end(), [](const Scan& scan) { return scan.by_period(); });
}

State Calculator::share(const State& part, const State&) const { return part; }

std::vector<expr::Use> Calculator::uses() const {
  std::vector<expr::Use> out;
  const auto add = [&out](const expr::Checked& checked) {
    out.insert(out.end(), checked.uses.begin(), checked.uses.end());
  };
  for (const Scan& scan : scans()) {
    out.push_back({scan.table, "", false, false, false});
    add(scan.date);
    if (scan.reject) add(*scan.reject);
    if (scan.where) add(*scan.where);
    if (scan.pending) add(*scan.pending);
    if (scan.measure) add(*scan.measure);
    if (scan.base) add(*scan.base);
    if (scan.split) add(*scan.split);
  }
  return out;
}

}  // namespace cxkpi
