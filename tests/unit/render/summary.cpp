#include "render/summary.h"

#include <catch2/catch.hpp>

#include "render/escape.h"
#include "render/example_report.h"

using namespace cxkpi;
using namespace cxkpi::render;

namespace {

const Voice english{Language::en, for_terminal};

std::vector<std::string> remark_texts(const Report& report) {
  std::vector<std::string> out;
  for (const Remark& remark : remarks(report, english)) out.push_back(remark.mark + " " + remark.text);
  return out;
}

using Sentences = std::vector<std::string>;

}  // namespace

TEST_CASE("indicators that miss limits and targets are counted once each, by their totals") {
  Report report = example::month();
  CHECK(remark_texts(report) ==
        Sentences{"✗ 1 indicator is past its limit.", "! 2 indicators miss their target.",
                  "~ Provisional until 30 Apr 2026: Parcels lost.",
                  "≠ Impossible rows are not counted: fewer than 1\u00a0% in 1 indicator (cxkpi rows INDICATOR "
                  "--rejected)."});
  report.sections[0].indicators[1].cells[0].verdict = Status::fail;
  CHECK(remark_texts(report)[0] == "✗ 2 indicators are past their limit.");
}

TEST_CASE("a verdict on a provisional period, or on a segment alone, is not counted") {
  Report report = example::month();
  for (Section& section : report.sections) {
    for (IndicatorResult& indicator : section.indicators) {
      for (Cell& cell : indicator.cells) {
        if (cell.segment == 0) cell.complete_on = example::day(2026, 5, 1);
      }
    }
  }
  const Sentences texts = remark_texts(report);
  REQUIRE(texts.size() == 2);
  CHECK(texts[0].starts_with("~ Provisional until 1 May 2026: Delivery promise kept, "));
}

TEST_CASE("provisional indicators are grouped by the day of their latest period") {
  Report report = example::month();
  report.sections.resize(1);
  report.sections[0].indicators = {example::lost_parcel_rate(), example::contact_rate(), example::wismo_share()};
  report.sections[0].indicators[1].cells[0].complete_on = example::day(2026, 4, 3);
  report.sections[0].indicators[2].cells[0].complete_on = example::day(2026, 4, 1);
  Cell later = report.sections[0].indicators[2].cells[0];
  later.complete_on = example::day(2026, 4, 30);
  report.sections[0].indicators[2].cells.push_back(later);
  CHECK(remark_texts(report) ==
        Sentences{"~ Provisional until 3 Apr 2026: Contacts per 100 orders.",
                  "~ Provisional until 30 Apr 2026: Parcels lost, Contacts about the delivery."});
}

TEST_CASE("an indicator of which a hundredth of the rows and more are impossible is named with their number") {
  Report report = example::month();
  report.sections.resize(1);
  report.sections[0].indicators = {example::contact_rate(), example::wismo_share()};
  Cell& cell = report.sections[0].indicators[0].cells[0];
  cell.used = 59;
  cell.rejected = 141;
  report.sections[0].indicators[1].cells[0].rejected = 0;
  CHECK(remark_texts(report).back() ==
        "≠ Impossible rows are not counted: Contacts per 100 orders 141 (cxkpi rows INDICATOR --rejected).");
  cell.used = 14'000;
  CHECK(remark_texts(report).back().find("fewer than 1\u00a0% in 1 indicator") != std::string::npos);
  cell.rejected = 0;
  for (const std::string& text : remark_texts(report)) CHECK_FALSE(text.starts_with("≠"));
}

TEST_CASE("an event stands under the report when its day is in a period that is shown or compared with") {
  Report report = example::month();
  const std::size_t others = remark_texts(report).size();
  report.run.events = {{example::day(2026, 1, 31), "before"},
                       {example::day(2026, 2, 1), "SMS\x1b the day before"},
                       {example::day(2026, 3, 31), "strike"},
                       {example::day(2026, 4, 1), "after"}};
  Sentences texts = remark_texts(report);
  REQUIRE(texts.size() == others + 2);
  CHECK(texts[0] == "• 1 Feb 2026: SMS\\x1b the day before");
  CHECK(texts[1] == "• 31 Mar 2026: strike");
  for (Section& section : report.sections) {
    for (IndicatorResult& indicator : section.indicators) {
      for (Cell& cell : indicator.cells) cell.comparison.reset();
    }
  }
  REQUIRE(events_shown(report).size() == 1);
  CHECK(events_shown(report)[0].label == "strike");
  report.periods = {Period{}};
  CHECK(events_shown(report).size() == 4);
  report.periods.clear();
  CHECK(events_shown(report).empty());
}

TEST_CASE("the reconciliation names what was not used, and nothing that did not happen") {
  Report report = example::month();
  CHECK(reconciliation(report, english) ==
        "Read 7\u202f366 rows: 7\u202f349 used, 4 duplicates, 1 conflict, 10 rejected, 2 empty "
        "(cxkpi inspect shows them).");
  report.sources.resize(4);
  report.sources.erase(report.sources.begin(), report.sources.begin() + 3);
  CHECK(reconciliation(report, english) == "Read 301 rows: 301 used.");
}

TEST_CASE("the head says what is compared with what") {
  Report report = example::series();
  CHECK(title(report, english) ==
        "Post-purchase indicators · January 2025 – February 2026, by month, each compared with the period before");
  report.run.compare = "year-ago";
  CHECK(title(report, english).ends_with(", each compared with a year before"));
  report.periods = {Period{}};
  report.every.reset();
  for (Section& section : report.sections) {
    for (IndicatorResult& indicator : section.indicators) {
      for (Cell& cell : indicator.cells) cell.comparison.reset();
    }
  }
  CHECK(title(report, english) == "Post-purchase indicators · all dates");
}

TEST_CASE("the rows of a source without words of its own go by its name") {
  Report report = example::series();
  report.sources[0].source = "stock_moves";
  report.sources[0].used = 1200;
  CHECK(context(report, english) == "as of 4 Mar 2026 10:30, UTC · 1\u202f200 stock_moves");
}

TEST_CASE("the count column is named by what all its rows count, else in general") {
  Section section{"delivery", {"Delivery", ""}, {example::promise_rate(), example::click_to_possession()}};
  CHECK(count_head(section, english) == "kept / due");
  section.indicators.push_back(example::lost_parcel_rate());
  CHECK(count_head(section, english) == "count");
  section.indicators = {example::click_to_possession()};
  CHECK(count_head(section, english) == "count");
}
