#include "render/markdown.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "render/example_report.h"

using namespace cxkpi;
using render::render_markdown;

namespace {

// Cells of a table row: the bars that no backslash precedes, less one.
std::size_t cells_of(const std::string& row) {
  std::size_t bars = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\') {
      ++i;
    } else if (row[i] == '|') {
      ++bars;
    }
  }
  return bars - 1;
}

}  // namespace

TEST_CASE("whatever the data hold, every row of a table has as many cells as its head") {
  for (const Report& report : {example::month(), example::series()}) {
    for (const bool check : {false, true}) {
      std::istringstream lines(render_markdown(report, {.judgements_only = check, .verbose = true}));
      std::size_t expected = 0;
      for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] != '|') {
          expected = 0;
          continue;
        }
        if (expected == 0) expected = cells_of(line);
        CAPTURE(line);
        CHECK(cells_of(line) == expected);
      }
    }
  }
}

TEST_CASE("ten rejected rows of a kind are listed, all when verbose") {
  const auto rows = [](bool verbose) {
    Report report = example::month();
    report.rejects.assign(11, report.rejects.front());
    report.rejects.push_back(example::month().rejects.back());
    std::istringstream lines(render_markdown(report, {.verbose = verbose}));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line);) count += line.find(".csv:") != std::string::npos ? 1U : 0U;
    return count;
  };
  CHECK(rows(false) == 11);
  CHECK(rows(true) == 12);
}

TEST_CASE("a report without targets and comparisons has no columns for them") {
  Report report = example::month();
  IndicatorResult rate = example::contact_rate();
  rate.cells[0].comparison.reset();
  report.sections = {{"contacts", {"Contacts", ""}, {rate}}};
  report.judgements.clear();
  const std::string markdown = render_markdown(report, {});
  CHECK(markdown.find("| Indicator | Mar 2026 | 95 % interval | contacts / orders |\n"
                      "|:--|--:|--:|--:|\n"
                      "| Contacts per 100 orders | 16.2 | 14.2 – 18.4 | 246 / 1\u202f519 |\n") != std::string::npos);
}
