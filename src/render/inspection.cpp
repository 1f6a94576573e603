// cxkpi inspect: how the files were understood, and what became of their rows.
#include <fmt/format.h>

#include <algorithm>

#include "cxkpi/render/pages.h"
#include "render/escape.h"
#include "render/grid.h"
#include "render/listed_rejects.h"
#include "render/width.h"

namespace cxkpi::render {
namespace {

constexpr std::size_t shown_values = 10;

std::string padded(const std::string& text, std::size_t columns) {
  const std::size_t taken = width(text);
  return text + std::string(taken < columns ? columns - taken : 0, ' ');
}

std::string delimiter_name(char delimiter) {
  switch (delimiter) {
    case '\t':
      return "tab";
    case ';':
      return "semicolon";
    case '|':
      return "bar";
    default:
      return "comma";
  }
}

// "full", "empty", "97 % filled": never 100 % or 0 % of what is not.
std::string filled_share(const ColumnMatch& column, const FileSummary& file) {
  if (file.rows == 0) return "no rows";
  if (column.filled >= file.rows) return "full";
  if (column.filled == 0) return "empty";
  const std::uint64_t percent = column.filled * 100 / file.rows;
  return percent == 0 ? "under 1 % filled" : fmt::format("{} % filled", percent);
}

// ": 'DPD', 'Chronopost'": the first values of the column as they are written.
std::string example_text(const ColumnMatch& column, const std::vector<ColumnExamples>& examples) {
  constexpr std::size_t longest = 24;
  std::string out;
  for (const ColumnExamples& one : examples) {
    if (one.header != column.header) continue;
    for (const std::string& value : one.values) {
      const std::string shown = for_terminal(value);
      out += out.empty() ? ": " : ", ";
      out += wrapped(shown, longest, 1).front();
    }
    break;
  }
  return out;
}

std::string file_text(const FileSummary& file) {
  std::string out = fmt::format("  {}: {} rows, {} bytes, delimiter {}", for_terminal(file.path), file.rows, file.bytes,
                                delimiter_name(file.delimiter));
  if (!file.preset.empty()) out += ", preset " + for_terminal(file.preset);
  if (!file.packing.empty()) out += ", packed with " + file.packing;
  if (!file.encoding.empty()) out += ", from " + file.encoding;
  if (file.found_items) out += ", a record for each item";
  if (!file.events_by.empty()) out += ", a record for each event, the last by " + for_terminal(file.events_by);
  if (file.header_line > 1) out += fmt::format(", header on line {}", file.header_line);
  if (file.second_header > 0) out += fmt::format(", second row of names on line {}", file.second_header);
  if (file.footer > 0) out += fmt::format(", {} behind the records", file.footer == 1 ? "a line" : "lines");
  out += "\n";
  const auto add_recoded = [&](std::uint64_t fields, const char* encoding) {
    if (fields > 0)
      out += fmt::format("    {} {} not in UTF-8, read as {}\n", fields, fields == 1 ? "field" : "fields", encoding);
  };
  add_recoded(file.recoded - file.recoded_dos, "Windows-1252");
  add_recoded(file.recoded_dos, "CP850");
  std::size_t widest = 0;
  for (const ColumnMatch& column : file.columns) {
    if (!column.canonical.empty()) widest = std::max(widest, width(for_terminal(column.header)));
  }
  std::string unused;
  const std::vector<ColumnExamples> examples = file.examples ? file.examples() : std::vector<ColumnExamples>();
  for (const ColumnMatch& column : file.columns) {
    if (column.canonical.empty()) {
      unused += (unused.empty() ? "" : ", ") + (column.header.empty() ? "(blank)" : for_terminal(column.header));
    } else {
      out += fmt::format("    {}  → {} ({}{}), {}{}\n", padded(for_terminal(column.header), widest), column.canonical,
                         column.by, column.format.empty() ? "" : ", " + column.format, filled_share(column, file),
                         example_text(column, examples));
    }
  }
  for (const auto& [column, value] : file.constants)
    out += fmt::format("    where the file says nothing: {} is '{}'\n", column, for_terminal(value));
  if (!unused.empty()) out += "    not used: " + unused + "\n";
  return out;
}

std::string reconciliation_text(const SourceSummary& source) {
  std::string out = fmt::format(
      "  read {} = used {} + duplicate {} + conflicting {} + rejected {} + folded {} + left out {} + empty {}\n",
      source.read, source.used, source.duplicate, source.conflicting, source.rejected, source.folded, source.left_out,
      source.empty);
  if (source.orphans > 0)
    out += fmt::format("  of those used, {} name an order that is not in the orders\n", source.orphans);
  if (source.unlinked > 0) out += fmt::format("  of those used, {} name no order\n", source.unlinked);
  const bool all_items =
      std::all_of(source.files.begin(), source.files.end(), [](const FileSummary& file) { return file.found_items; });
  if (source.conflicting * 100 > source.used && !all_items) {
    out += fmt::format(
        "  if a file has a record for each item, or for each event, of one thing, say so under [sources.{}]: "
        "rows = \"items\" or \"events\"\n",
        source.source);
  }
  if (source.repeated > 0) {
    out += fmt::format(
        "  of the duplicates, {} have no number and are the same as another record of their file; "
        "if each is a row of its own, say so under [sources.{}]: rows = \"each\"\n",
        source.repeated, source.source);
  }
  if (source.overlapping > 0) {
    out += fmt::format(
        "  of those used, {} are of the same day and kind as rows of another file, with other counts; if one file is a "
        "newer export of the other, leave the older one out\n",
        source.overlapping);
  }
  for (const LookupSummary& lookup : source.lookups) {
    for (const FileSummary& file : lookup.files) {
      out += fmt::format("  lookup {} by {}: {}, {} rows\n", for_terminal(lookup.name), lookup.on,
                         for_terminal(file.path), file.rows);
    }
    if (lookup.misses > 0) out += fmt::format("    not found there: {} rows\n", lookup.misses);
  }
  std::size_t listed = 0;
  for (const UnmappedValue& value : source.unmapped) {
    if (listed++ == shown_values) {
      out += fmt::format("  … and {} more values outside the vocabulary\n", source.unmapped.size() - shown_values);
      break;
    }
    out += fmt::format("  outside the vocabulary, kept as it is: {} '{}' in {} rows\n", value.column,
                       for_terminal(value.value), value.rows);
  }
  return out;
}

std::string rejects_text(const ListedRejects& rejects, const std::string& source, bool all) {
  std::string out;
  for (const Reject* reject : rejects.listed) {
    if (reject->source != source) continue;
    out += fmt::format("  {}:{}: ", for_terminal(reject->file), reject->line);
    if (!reject->column.empty() && reject->reason.find(reject->column) == std::string::npos)
      out += reject->column + ": ";
    out += for_terminal(reject->reason) + "\n";
    if (!reject->hint.empty()) out += "    hint: " + for_terminal(reject->hint) + "\n";
  }
  if (const auto more = rejects.more.find(source); more != rejects.more.end())
    out += fmt::format("  … and {} more{}\n", more->second, all ? "" : " (-v lists all)");
  return out.empty() ? out : "  not used:\n" + out;
}

// The way to the items of a file of orders, where no file is read for lines: all that it is read for, and the lines.
std::string lines_text(const FileSummary& file, const Report& report) {
  if (!file.found_items) return {};
  std::string sources;
  for (const SourceSummary& source : report.sources) {
    if (source.source == "lines") return {};
    const bool feeds = std::any_of(source.files.begin(), source.files.end(),
                                   [&](const FileSummary& other) { return other.path == file.path; });
    if (feeds) sources += source.source + "=FILE ";
  }
  return fmt::format("    to have its items as lines of the orders, name it for all that it holds: {}lines=FILE\n",
                     sources);
}

std::string reason_unused(const UnusedFile& file) {
  if (file.is_ignored) return "ignored, as asked";
  if (!file.source.empty()) return fmt::format("the {0} in its rows: other files are the {0}", file.source);
  if (file.preset.empty()) return "no table that fits a source";
  return "known as " + for_terminal(file.preset) + ", and nothing in it for a source";
}

}  // namespace

std::string inspection(const Report& report, const Options& options) {
  std::string out =
      report.run.as_of
          ? fmt::format("as of {} ({})\n", iso_instant(*report.run.as_of, report.run.zone), report.run.zone.name())
          : "no row has a date to take as the day of a report: --as-of 2026-01-31 says one\n";
  out += "config: " + (report.run.config ? for_terminal(*report.run.config) : "none") + "\n";
  const ListedRejects rejects = listed_rejects(report, options.verbose);
  for (const SourceSummary& source : report.sources) {
    out += "\n" + inked(upper(source.source), Ink::bold, options.colour) + "\n";
    for (const FileSummary& file : source.files) out += file_text(file) + lines_text(file, report);
    out += reconciliation_text(source) + rejects_text(rejects, source.source, options.verbose);
  }
  if (!report.unused.empty()) out += "\n" + inked("NOT READ", Ink::bold, options.colour) + "\n";
  for (const UnusedFile& file : report.unused)
    out += fmt::format("  {}: {}\n", for_terminal(file.path), reason_unused(file));
  return out;
}

}  // namespace cxkpi::render
