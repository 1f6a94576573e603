#include "render/openmetrics.h"

#include <catch2/catch.hpp>

#include "render/example_report.h"

using namespace cxkpi;
using render::render_openmetrics;

namespace {

bool has(const Report& report, std::string_view line) {
  return ("\n" + render_openmetrics(report, {.judgements_only = true})).find("\n" + std::string(line) + "\n") !=
         std::string::npos;
}

}  // namespace

TEST_CASE("a requirement without a verdict is not said to hold or to be broken") {
  Report report = example::month();
  report.run.title.clear();
  report.judgements = {example::judgement("lateness <= 3", "lateness", Judgement::Outcome::no_data),
                       example::judgement("lateness <= 4", "lateness", Judgement::Outcome::provisional),
                       example::judgement("lateness <= 5", "lateness", Judgement::Outcome::fail)};
  CHECK(has(report, "cxkpi_requirement_judged{requirement=\"lateness <= 3\"} 0"));
  CHECK(has(report, "cxkpi_requirement_judged{requirement=\"lateness <= 4\"} 0"));
  CHECK(has(report, "cxkpi_requirement_judged{requirement=\"lateness <= 5\"} 1"));
  CHECK(has(report, "cxkpi_requirement_met{requirement=\"lateness <= 5\"} 0"));
  const std::string text = render_openmetrics(report, {});
  CHECK(text.find("cxkpi_requirement_met{requirement=\"lateness <= 3\"}") == std::string::npos);
  CHECK(text.find("cxkpi_requirement_met{requirement=\"lateness <= 4\"}") == std::string::npos);
}

TEST_CASE("a requirement that is there twice is told apart, and has the days of its period where there are several") {
  Report report = example::month();
  report.run.title.clear();
  report.judgements.assign(2, example::judgement("lateness <= 3", "lateness", Judgement::Outcome::pass));
  CHECK(has(report, "cxkpi_requirement_met{requirement=\"lateness <= 3\"} 1"));
  CHECK(has(report, "cxkpi_requirement_met{requirement=\"lateness <= 3 #2\"} 1"));
  report.judgements.back().period = example::month_of(2026, 2);
  CHECK(has(
      report,
      "cxkpi_requirement_met{requirement=\"lateness <= 3\",period_start=\"2026-02-01\",period_end=\"2026-03-01\"} 1"));
}
