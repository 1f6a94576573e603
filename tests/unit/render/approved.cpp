#include <catch2/catch.hpp>

#include "cxkpi/render/renderer.h"
#include "render/approval.h"
#include "render/example_report.h"

using namespace cxkpi;
using render::find_renderer;
using render::Options;

namespace {

std::string rendered(const char* format, const Report& report, const Options& options) {
  return find_renderer(format).render(report, options);
}

constexpr Options english{};
constexpr Options french{.language = Language::fr};

}  // namespace

TEST_CASE("a month's report reads as approved in both languages") {
  const Report month = example::month();
  approve("month.text.en", rendered("text", month, english));
  approve("month.text.fr", rendered("text", month, french));
  approve("month.markdown.en", rendered("markdown", month, english));
  approve("month.markdown.fr", rendered("markdown", month, french));
  approve("month.html.en", rendered("html", month, english));
  approve("month.html.fr", rendered("html", month, french));
}

TEST_CASE("a series reads as approved in both languages") {
  const Report series = example::series();
  approve("series.text.en", rendered("text", series, english));
  approve("series.text.fr", rendered("text", series, french));
  approve("series.markdown.en", rendered("markdown", series, english));
  approve("series.markdown.fr", rendered("markdown", series, french));
  approve("series.html.en", rendered("html", series, english));
}

TEST_CASE("what programs read is as approved and the same in every language") {
  for (const char* format : {"csv", "json", "openmetrics"}) {
    const std::string month = rendered(format, example::month(), english);
    approve(std::string("month.") + format, month);
    CHECK(rendered(format, example::month(), french) == month);
    const std::string series = rendered(format, example::series(), english);
    if (std::string(format) != "json") approve(std::string("series.") + format, series);
    CHECK(rendered(format, example::series(), french) == series);
  }
}

TEST_CASE("a check shows its judgements alone, as approved") {
  const Report month = example::month();
  const Options check{.judgements_only = true};
  approve("check.text.en", rendered("text", month, check));
  approve("check.text.fr", rendered("text", month, {.language = Language::fr, .judgements_only = true}));
  approve("check.markdown.en", rendered("markdown", month, check));
  approve("check.html.fr", rendered("html", month, {.language = Language::fr, .judgements_only = true}));
  approve("check.junit.en", rendered("junit", month, check));
  approve("check.github.en", rendered("github", month, check));
  approve("check.github.fr", rendered("github", month, {.language = Language::fr, .judgements_only = true}));
  approve("check.openmetrics", rendered("openmetrics", month, check));
  approve("check.csv", rendered("csv", month, check));
  approve("check.json", rendered("json", month, check));
}

TEST_CASE("a verbose report in colour is as approved, and without its colours the same as one without colour") {
  const Report month = example::month();
  const std::string coloured = rendered("text", month, {.colour = true, .verbose = true});
  approve("month.text.colour", coloured);
  std::string plain;
  for (std::size_t at = 0; at < coloured.size();) {
    if (coloured[at] == '\x1b') {
      at = coloured.find('m', at) + 1;
    } else {
      plain += coloured[at++];
    }
  }
  CHECK(plain == rendered("text", month, {.verbose = true}));
}

TEST_CASE("a report without indicators, sources or requirements still says what was run") {
  Report empty;
  empty.run.as_of = 0;
  empty.periods = {example::month_of(2026, 3)};
  empty.segments = {example::segment({})};
  approve("empty.text.en", rendered("text", empty, english));
  approve("empty.markdown.en", rendered("markdown", empty, english));
  CHECK(
      rendered("csv", empty, english) ==
      "indicator,unit,period_start,period_end,segment,value,numerator,denominator,low,high,previous,change,significant,"
      "status\n");
  CHECK(rendered("text", empty, {.judgements_only = true}) == "No requirement was given.\n");
  approve("empty.html.en", rendered("html", empty, english));
  CHECK(rendered("junit", empty, english) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"cxkpi\" tests=\"0\" failures=\"0\" errors=\"0\">\n"
        "  <testsuite name=\"cxkpi\" tests=\"0\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
        "  </testsuite>\n"
        "</testsuites>\n");
  CHECK(rendered("github", empty, english) == "::notice title=Requirements::No requirement was given.\n");
  Report unknown = empty;
  unknown.run.as_of.reset();
  CHECK(rendered("openmetrics", unknown, {.judgements_only = true}) ==
        "# TYPE cxkpi_period gauge\n"
        "# HELP cxkpi_period The days that the indicators are about; period_end is not one of them.\n"
        "cxkpi_period{period_start=\"2026-03-01\",period_end=\"2026-04-01\"} 1\n"
        "# EOF\n");
  CHECK(rendered("github", empty, {.inspection = true}) == "::notice title=Rows read::Read 0 rows: 0 used.\n");
}
