#include "render/html_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "render/sparkline.h"

namespace cxkpi::render {
namespace {

using HtmlList = kainjow::mustache::list;

// In the order of Tone: classes of the template's style sheet.
constexpr std::array<const char*, 4> tone_classes{"neutral", "good", "caution", "bad"};

std::string class_of(Tone tone) { return tone_classes.at(static_cast<std::size_t>(tone)); }

HtmlData of_list(const HtmlList& list) { return list.empty() ? HtmlData(false) : HtmlData(list); }

HtmlData head(const std::string& text, bool is_number) {
  HtmlData out;
  out["head"] = html_text(text);
  out["is_number"] = HtmlData(is_number);
  return out;
}

HtmlData cell(const TableCell& shown, bool is_number) {
  HtmlData out;
  out["text"] = html_text(shown.text);
  out["marks"] = html_remarks(shown.marks);
  out["after"] = html_text(shown.after);
  out["columns"] = html_text(shown.columns > 1 ? std::to_string(shown.columns) : "");
  out["is_number"] = HtmlData(is_number && shown.columns == 1);
  out["tone"] = HtmlData(false);
  out["chart"] = HtmlData(false);
  return out;
}

HtmlData row(const std::string& label, bool is_segment, const HtmlList& cells) {
  HtmlData out;
  out["label"] = html_text(label);
  out["is_segment"] = HtmlData(is_segment);
  out["cells"] = of_list(cells);
  return out;
}

HtmlData table(const HtmlList& heads, const HtmlList& rows, const std::string& caption) {
  HtmlData out;
  out["caption"] = html_text(caption);
  out["heads"] = of_list(heads);
  out["rows"] = of_list(rows);
  return out;
}

// "from 98.0 % to 85.0 %, lowest 85.0 %, highest 98.0 %": the line in words, with the figures of the row's cells.
std::string course_in_words(const TableRow& shown, const Voice& voice) {
  std::vector<std::size_t> known;
  for (std::size_t i = 0; i < shown.course.size(); ++i) {
    if (shown.course[i]) known.push_back(i);
  }
  const auto by_value = [&](std::size_t a, std::size_t b) { return shown.course[a] < shown.course[b]; };
  const auto [lowest, highest] = std::minmax_element(known.begin(), known.end(), by_value);
  const auto figure = [&](std::size_t period) { return shown.cells.at(period).text; };
  return fmt::format(fmt::runtime(voice.phrases().course_in_words), figure(known.front()), figure(known.back()),
                     figure(*lowest), figure(*highest));
}

HtmlData chart_cell(const TableRow& shown, const Voice& voice) {
  HtmlData out = cell({}, false);
  const std::string path = sparkline(shown.course);
  if (path.empty()) return out;
  HtmlData chart;
  chart["path"] = html_text(path);
  chart["width"] = html_text(std::to_string(sparkline_width));
  chart["height"] = html_text(std::to_string(sparkline_height));
  chart["alternative"] = html_text(course_in_words(shown, voice));
  out["chart"] = std::move(chart);
  return out;
}

// Why a series has no value takes the place of all its periods.
HtmlList series_cells(const TableRow& shown, const Voice& voice) {
  HtmlList out;
  out.reserve(shown.cells.size() + 1);
  out.push_back(chart_cell(shown, voice));
  std::size_t next = 0;
  if (!shown.reason.empty()) {
    next = shown.course.size();
    out.push_back(cell({.text = "— " + shown.reason, .marks = shown.cells.front().marks, .columns = next}, true));
  }
  for (; next < shown.cells.size(); ++next) out.push_back(cell(shown.cells[next], true));
  return out;
}

HtmlList period_cells(const TableRow& shown) {
  HtmlList out;
  out.reserve(shown.cells.size());
  for (const TableCell& shown_cell : shown.cells) out.push_back(cell(shown_cell, true));
  return out;
}

}  // namespace

HtmlData html_text(const std::string& text) { return text.empty() ? HtmlData(false) : HtmlData(text); }

HtmlData html_texts(const std::vector<std::string>& texts) { return of_list(HtmlList(texts.begin(), texts.end())); }

HtmlData html_remarks(const std::vector<Remark>& remarks) {
  HtmlList out;
  out.reserve(remarks.size());
  for (const Remark& remark : remarks) {
    HtmlData item;
    item["mark"] = html_text(remark.mark);
    item["meaning"] = html_text(remark.text);
    item["tone"] = html_text(class_of(remark.tone));
    out.push_back(std::move(item));
  }
  return of_list(out);
}

HtmlData html_table(const FamilyTable& shown, const std::string& caption, const Voice& voice) {
  const bool has_courses = std::any_of(shown.rows.begin(), shown.rows.end(),
                                       [](const TableRow& shown_row) { return !shown_row.course.empty(); });
  HtmlList heads;
  for (const std::string& text : shown.heads) {
    heads.push_back(head(text, !heads.empty()));
    if (has_courses && heads.size() == 1) heads.push_back(head(std::string(voice.phrases().course), false));
  }
  HtmlList rows;
  rows.reserve(shown.rows.size());
  for (const TableRow& shown_row : shown.rows) {
    rows.push_back(row(shown_row.label, shown_row.is_segment,
                       has_courses ? series_cells(shown_row, voice) : period_cells(shown_row)));
  }
  return table(heads, rows, caption);
}

HtmlData html_table(const std::vector<ShownJudgement>& judgements, const std::string& caption, const Voice& voice) {
  const auto& [requirement, value, period, segment, reason] = voice.phrases().requirement_heads;
  const HtmlList heads{head(std::string(requirement), false), head(std::string(voice.phrases().verdict), false),
                       head(std::string(value), true),        head(std::string(period), false),
                       head(std::string(segment), false),     head(std::string(reason), false)};
  HtmlList rows;
  rows.reserve(judgements.size());
  for (const ShownJudgement& shown : judgements) {
    HtmlData verdict = cell({shown.mark + " " + shown.outcome}, false);
    verdict["tone"] = html_text(class_of(shown.tone));
    rows.push_back(row(shown.requirement, false,
                       {verdict, cell({shown.value}, true), cell({shown.period}, false), cell({shown.segment}, false),
                        cell({shown.reason}, false)}));
  }
  return table(heads, rows, caption);
}

HtmlData html_table(const std::vector<std::string>& heads, const std::vector<std::vector<std::string>>& rows,
                    bool of_numbers, const std::string& caption) {
  HtmlList shown_heads;
  for (const std::string& text : heads) shown_heads.push_back(head(text, of_numbers && !shown_heads.empty()));
  HtmlList shown_rows;
  for (const std::vector<std::string>& texts : rows) {
    HtmlList cells;
    for (std::size_t i = 1; i < texts.size(); ++i) cells.push_back(cell({texts[i]}, of_numbers));
    shown_rows.push_back(row(texts.front(), false, cells));
  }
  return table(shown_heads, shown_rows, caption);
}

}  // namespace cxkpi::render
