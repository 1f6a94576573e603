// Which header is which column, so said that each file is understood as it was.
#include <algorithm>
#include <set>
#include <vector>

#include "cxkpi/exports/schema.h"
#include "render/escape.h"
#include "render/starter_source.h"
#include "render/starter_text.h"

namespace cxkpi::render {
namespace {

const ColumnMatch* match_of(const FileSummary& file, const std::string& column, std::string_view by) {
  const auto found = std::find_if(file.columns.begin(), file.columns.end(), [&](const ColumnMatch& match) {
    return match.canonical == column && match.by == by;
  });
  return found == file.columns.end() ? nullptr : &*found;
}

// How a source's files have one column.
struct ColumnFinding {
  std::vector<const ColumnMatch*> by_alias;  // one per header
  std::vector<const ColumnMatch*> by_name;
  std::vector<const ColumnMatch*> by_preset;
  std::set<std::string> constants;  // of all rows where a file has no value …
  bool by_preset_value = false;     // … as its preset says
};

void add_once(std::vector<const ColumnMatch*>& matches, const ColumnMatch* match) {
  const bool known = match == nullptr || std::any_of(matches.begin(), matches.end(), [&](const ColumnMatch* other) {
                       return other->header == match->header;
                     });
  if (!known) matches.push_back(match);
}

ColumnFinding finding_of(const SourceSummary& source, const std::string& column) {
  ColumnFinding out;
  for (const FileSummary& file : source.files) {
    add_once(out.by_alias, match_of(file, column, "alias"));
    add_once(out.by_name, match_of(file, column, "name"));
    for (const ColumnMatch& match : file.columns) {
      if (match.canonical == column && match.by == "preset") add_once(out.by_preset, &match);
    }
    if (const auto value = file.constants.find(column); value != file.constants.end()) {
      out.constants.insert(value->second);
      out.by_preset_value = !file.preset.empty();
    }
  }
  return out;
}

bool has_header(const FileSummary& file, const std::string& header) {
  const std::string folded = fold_name(header);
  return std::any_of(file.columns.begin(), file.columns.end(), [&](const ColumnMatch& match) {
    return match.header == header || fold_name(match.header) == folded;
  });
}

// Whether a rule with these headers, tried in turn, finds in each file what was found there without it.
bool may_be_said(const SourceSummary& source, const std::string& column, const ColumnFinding& finding) {
  if (!finding.constants.empty()) return false;  // a rule would take its place
  return std::all_of(source.files.begin(), source.files.end(), [&](const FileSummary& file) {
    const ColumnMatch* const own = match_of(file, column, "alias");
    for (const ColumnMatch* match : finding.by_alias) {
      if (own == nullptr || match->header != own->header) {
        if (has_header(file, match->header)) return false;
        continue;
      }
      const auto same = std::count_if(file.columns.begin(), file.columns.end(),
                                      [&](const ColumnMatch& other) { return other.header == own->header; });
      return same == 1 && for_toml(own->header).has_value();
    }
    return own == nullptr;
  });
}

// "\"csat\" or \"nps\", by the file".
std::string of_files(const std::set<std::string>& constants) {
  std::string list;
  for (const std::string& constant : constants) list += (list.empty() ? "" : " or ") + quoted(constant);
  return constants.size() == 1 ? list : list + ", by the file";
}

std::string header_text(const std::vector<const ColumnMatch*>& matches) {
  std::string list;
  for (const ColumnMatch* match : matches) list += (list.empty() ? "" : ", ") + quoted(match->header);
  return matches.size() == 1 ? list : "[" + list + "]";
}

// Numbers and texts have no format worth a note: decimals are found out value by value.
std::string format_note(const ColumnSpec& column, const std::vector<const ColumnMatch*>& matches) {
  if (column.type != Type::date && column.type != Type::instant) return {};
  std::string out;
  for (const ColumnMatch* match : matches) {
    const std::string format = for_terminal(match->format);
    if (!format.empty() && out.find(format) == std::string::npos) out += (out.empty() ? "" : ", ") + format;
  }
  return out;
}

std::set<std::string> taken_from_lookups(const SourceSummary& source) {
  std::set<std::string> out;
  for (const LookupConfig& lookup : source.known_lookups) {
    for (const auto& [column, header] : lookup.take) out.insert(column);
  }
  return out;
}

const FileSummary* file_named(const SourceSummary& source, const std::string& path) {
  const auto found = std::find_if(source.files.begin(), source.files.end(),
                                  [&](const FileSummary& file) { return file.path == path; });
  return found == source.files.end() ? nullptr : &*found;
}

// Whether a source uses the header of this file.
bool uses(const SourceSummary& source, const FileSummary& file, const std::string& header) {
  const FileSummary* const same = file_named(source, file.path);
  return same != nullptr && std::any_of(same->columns.begin(), same->columns.end(), [&](const ColumnMatch& match) {
           return match.header == header && !match.canonical.empty();
         });
}

std::vector<std::string> unused_headers(const Report& report, const SourceSummary& source) {
  std::set<std::string> seen;
  std::vector<std::string> out;
  for (const FileSummary& file : source.files) {
    const SourceSummary& first = *std::find_if(report.sources.begin(), report.sources.end(), [&](const auto& other) {
      return file_named(other, file.path) != nullptr;
    });
    if (first.source != source.source) continue;
    for (const ColumnMatch& match : file.columns) {
      const bool used = std::any_of(report.sources.begin(), report.sources.end(),
                                    [&](const SourceSummary& other) { return uses(other, file, match.header); });
      if (!used && !match.header.empty() && seen.insert(match.header).second) out.push_back(quoted(match.header));
    }
  }
  return out;
}

void append_group(std::string& out, const char* title, const std::vector<NotedLine>& lines) {
  if (!lines.empty()) out += comment(title) + noted(lines);
}

}  // namespace

std::string starter_columns(const Report& report, const SourceSummary& source) {
  std::vector<NotedLine> said;
  std::vector<NotedLine> found;
  std::vector<NotedLine> by_preset;
  std::vector<NotedLine> lacking;
  const std::set<std::string> looked_up = taken_from_lookups(source);
  for (const ColumnSpec& column : find_source(source.source)->columns) {
    const ColumnFinding finding = finding_of(source, column.name);
    if (!finding.by_alias.empty()) {
      const bool may = may_be_said(source, column.name, finding);
      (may ? said : found)
          .push_back({(may ? "" : "# ") + column.name + " = " + header_text(finding.by_alias),
                      format_note(column, finding.by_alias)});
    }
    if (!finding.by_name.empty()) {
      found.push_back(
          {"# " + column.name + " = " + header_text(finding.by_name), format_note(column, finding.by_name)});
    }
    for (const ColumnMatch* match : finding.by_preset)
      by_preset.push_back({"#   " + quoted(match->header) + " → " + column.name, format_note(column, {match})});
    if (!finding.constants.empty())
      (finding.by_preset_value ? by_preset : found)
          .push_back({"#   in all rows " + of_files(finding.constants) + " → " + column.name, ""});
    const bool is_there = !finding.by_alias.empty() || !finding.by_name.empty() || !finding.by_preset.empty() ||
                          !finding.constants.empty() || looked_up.contains(column.name);
    if (!is_there) lacking.push_back({"# " + column.name + " = \"…\"", column.about});
  }
  std::string out =
      "[sources." + source.source + ".columns]" + (said.empty() ? "" : "  # our name = the header") + "\n";
  out += noted(said);
  append_group(out, "Found by themselves:", found);
  append_group(out, "Read as the preset says; a line of your own takes the place of what it says:", by_preset);
  append_group(out, "In none of the files; say which header it is, where one means it:", lacking);
  const std::vector<std::string> unused = unused_headers(report, source);
  if (!unused.empty()) out += comment("Headers that are not used:", unused);
  return out;
}

}  // namespace cxkpi::render
