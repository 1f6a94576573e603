#include "render/json_parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/numbers.h"

namespace cxkpi::render {

Json json_number(const std::optional<double>& value) {
  if (!value || !std::isfinite(*value)) return nullptr;
  if (is_integer(*value)) return static_cast<std::int64_t>(*value);
  return *value;
}

Json json_words(const Words& words) { return {{"en", words.in(Language::en)}, {"fr", words.in(Language::fr)}}; }

Json json_period(Period period, int week_start) {
  Json out;
  out["start"] = period.begin == Period{}.begin ? Json(nullptr) : Json(iso_date(period.begin));
  out["end"] = period.end == Period{}.end ? Json(nullptr) : Json(iso_date(period.end));
  out["name"] = to_text(period, week_start);
  return out;
}

Json json_segment(const std::vector<std::string>& dimensions, const std::vector<std::string>& values) {
  Json out = Json::object();
  for (std::size_t i = 0; i < values.size(); ++i) out[dimensions.at(i)] = values[i];
  return out;
}

Json json_inputs(const Report& report) {
  Json out = Json::array();
  for (const SourceSummary& source : report.sources) {
    for (const FileSummary& file : source.files) {
      const auto known =
          std::find_if(out.begin(), out.end(), [&](const Json& input) { return input["path"] == file.path; });
      if (known != out.end()) {
        (*known)["sources"].push_back(source.source);
        continue;
      }
      out.push_back({{"path", file.path},
                     {"sources", Json::array({source.source})},
                     {"bytes", file.bytes},
                     {"packing", file.packing.empty() ? Json(nullptr) : Json(file.packing)},
                     {"encoding", file.encoding.empty() ? "UTF-8" : file.encoding},
                     {"recoded", file.recoded},
                     {"recoded_from_cp850", file.recoded_dos},
                     {"header_line", file.header_line},
                     {"second_header_line", file.second_header == 0 ? Json(nullptr) : Json(file.second_header)},
                     {"footer_lines", file.footer},
                     {"rows", file.rows},
                     {"hash", file.hash ? Json(fmt::format("xxh3:{:016x}", file.hash())) : Json(nullptr)}});
    }
  }
  return out;
}

namespace {

Json json_file(const FileSummary& file) {
  Json columns = Json::array();
  for (const ColumnMatch& match : file.columns) {
    const bool used = !match.canonical.empty();
    columns.push_back({{"header", match.header},
                       {"canonical", used ? Json(match.canonical) : Json(nullptr)},
                       {"by", used ? Json(match.by) : Json(nullptr)},
                       {"format", match.format.empty() ? Json(nullptr) : Json(match.format)},
                       {"filled", used ? Json(match.filled) : Json(nullptr)}});
  }
  return {{"path", file.path},
          {"rows", file.rows},
          {"delimiter", std::string(1, file.delimiter)},
          {"preset", file.preset.empty() ? Json(nullptr) : Json(file.preset)},
          {"found_items", file.found_items},
          {"events_by", file.events_by.empty() ? Json(nullptr) : Json(file.events_by)},
          {"columns", std::move(columns)}};
}

}  // namespace

Json json_unused(const Report& report) {
  Json out = Json::array();
  for (const UnusedFile& file : report.unused)
    out.push_back({{"path", file.path},
                   {"preset", file.preset.empty() ? Json(nullptr) : Json(file.preset)},
                   {"source", file.source.empty() ? Json(nullptr) : Json(file.source)},
                   {"ignored", file.is_ignored}});
  return out;
}

Json json_reconciliation(const Report& report) {
  Json out = Json::array();
  for (const SourceSummary& source : report.sources) {
    Json files = Json::array();
    for (const FileSummary& file : source.files) files.push_back(json_file(file));
    Json unmapped = Json::array();
    for (const UnmappedValue& value : source.unmapped) {
      unmapped.push_back({{"column", value.column}, {"value", value.value}, {"rows", value.rows}});
    }
    out.push_back({{"source", source.source},
                   {"read", source.read},
                   {"used", source.used},
                   {"duplicate", source.duplicate},
                   {"conflicting", source.conflicting},
                   {"rejected", source.rejected},
                   {"folded", source.folded},
                   {"left_out", source.left_out},
                   {"empty", source.empty},
                   {"orphans", source.orphans},
                   {"unlinked", source.unlinked},
                   {"unlisted", source.unlisted},
                   {"files", std::move(files)},
                   {"unmapped", std::move(unmapped)}});
  }
  return out;
}

Json json_rejects(const Report& report) {
  Json out = Json::array();
  for (const Reject& reject : report.rejects) {
    out.push_back({{"source", reject.source},
                   {"file", reject.file},
                   {"line", reject.line},
                   {"column", reject.column.empty() ? Json(nullptr) : Json(reject.column)},
                   {"value", reject.value},
                   {"reason", reject.reason},
                   {"hint", reject.hint.empty() ? Json(nullptr) : Json(reject.hint)}});
  }
  return out;
}

}  // namespace cxkpi::render
