#include "render/starter_source.h"

#include <algorithm>
#include <set>
#include <vector>

#include "cxkpi/exports/schema.h"
#include "render/escape.h"
#include "render/starter_text.h"
#include "render/width.h"

namespace cxkpi::render {
namespace {

constexpr std::size_t most_values = 20;  // of a column

// What all files have in common; empty when they differ or have none.
template <class Of>
std::string common(const SourceSummary& source, Of of) {
  std::set<std::string> found;
  for (const FileSummary& file : source.files) found.insert(of(file));
  return found.size() == 1 ? *found.begin() : std::string();
}

// "shopify" of "shopify: orders".
std::string preset_name(const FileSummary& file) { return file.preset.substr(0, file.preset.find(": ")); }

// The form that the values of some columns have, where all others are the beginning of it (a date without its time of
// day); empty when there is none. `form` gives that of one column.
template <class Form>
std::string one_form(const SourceSummary& source, Form form) {
  std::set<std::string> found;
  for (const FileSummary& file : source.files) {
    for (const ColumnMatch& match : file.columns) found.insert(form(match));
  }
  found.erase("");
  if (found.empty()) return {};
  const std::string& longest = *found.rbegin();  // of texts that begin alike the last in order is the longest
  const bool fits =
      std::all_of(found.begin(), found.end(), [&](const std::string& one) { return longest.starts_with(one); });
  return fits ? longest : std::string();
}

std::string decimal_of(const ColumnMatch& column) {
  return column.decimal ? std::string(1, *column.decimal) : std::string();
}

std::string files_text(const SourceSummary& source, const StarterNotes& notes) {
  std::string out = "files = " + file_list(notes.files.at(source.source)) + "\n";
  const std::string preset = notes.preset ? *notes.preset : common(source, preset_name);
  std::vector<NotedLine> lines;
  const auto add = [&lines](const char* key, const std::optional<std::string>& typed, const std::string& found) {
    if (typed) {
      lines.push_back({std::string(key) + " = " + quoted(*typed), ""});
    } else if (!found.empty()) {
      lines.push_back({"# " + std::string(key) + " = " + quoted(found), "found by itself"});
    }
  };
  if (!preset.empty()) add("preset", preset, "");
  add("delimiter", std::nullopt,
      common(source, [](const FileSummary& file) { return std::string(1, file.delimiter); }));
  add("encoding", notes.encoding, common(source, [](const FileSummary& file) { return file.encoding; }));
  add("decimal", std::nullopt, one_form(source, decimal_of));
  const std::string pattern = one_form(source, [](const ColumnMatch& column) { return column.pattern; });
  add("date_format", notes.date_format, pattern == "other" ? "" : pattern);
  add("rows", std::nullopt, common(source, [](const FileSummary& file) {
        const std::string rows = file.found_items ? "items" : "";
        return file.events_by.empty() ? rows : "events";
      }));
  add("last_by", std::nullopt, common(source, [](const FileSummary& file) { return file.events_by; }));
  return out + noted(lines);
}

std::string lookups_text(const SourceSummary& source, const StarterNotes& notes) {
  std::string out;
  std::set<std::string> names;
  for (const LookupConfig& lookup : source.known_lookups) {
    std::string name = lookup.name;
    for (int number = 2; !names.insert(name).second; ++number) name = lookup.name + "_" + std::to_string(number);
    out += "\n[sources." + source.source + ".lookup." + toml_key(name) + "]\n";
    std::vector<std::string> files;
    for (const std::string& file : lookup.files) files.push_back(notes.path(file));
    std::string take;
    for (const auto& [column, header] : lookup.take)
      take += (take.empty() ? "" : ", ") + column + " = " + quoted(header);
    out += "files = " + file_list(files) + "\n";
    out += noted({{"key = " + quoted(lookup.key), "the header there that"},
                  {"on = " + quoted(lookup.on), "this column is looked up in"}});
    out += "take = { " + take + " }  # our column = the header there\n";
  }
  return out;
}

// The words of our own that the column's values are brought to.
std::vector<std::string> known_words(const ColumnSpec& column) {
  std::set<std::string> words;
  for (const auto& [from, to] : find_vocabulary(column.vocabulary)) words.insert(to);
  return {words.begin(), words.end()};
}

std::string values_text(const SourceSummary& source) {
  std::string out;
  for (const ColumnSpec& column : find_source(source.source)->columns) {
    std::vector<NotedLine> lines;
    std::size_t more = 0;
    for (const UnmappedValue& value : source.unmapped) {
      if (value.column != column.name || !for_toml(value.value)) continue;
      if (lines.size() == most_values) {
        ++more;
        continue;
      }
      lines.push_back(
          {"# " + quoted(value.value) + " = \"…\"", std::to_string(value.rows) + (value.rows == 1 ? " row" : " rows")});
    }
    if (lines.empty()) continue;
    out += "\n[sources." + source.source + ".values." + column.name + "]  # the value in the file = ours\n";
    out += comment("Kept as they are; ours are:", known_words(column));
    out += noted(lines);
    if (more > 0) out += comment("and " + std::to_string(more) + " more");
  }
  return out;
}

}  // namespace

std::string starter_source(const Report& report, const SourceSummary& source, const StarterNotes& notes) {
  std::string out = "# " + upper(source.source) + ": " + find_source(source.source)->about + "\n";
  out += "[sources." + source.source + "]\n" + files_text(source, notes) + "\n" + starter_columns(report, source);
  return out + lookups_text(source, notes) + values_text(source);
}

}  // namespace cxkpi::render
