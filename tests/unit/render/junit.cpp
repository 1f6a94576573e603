#include "render/junit.h"

#include <catch2/catch.hpp>

#include "render/example_report.h"

using namespace cxkpi;
using render::render_junit;

TEST_CASE("a requirement without data is an error when it breaks the run, and skipped when not") {
  Report report = example::month();
  report.judgements = {example::judgement("lateness <= 3", "lateness", Judgement::Outcome::no_data)};
  CHECK(render_junit(report, {}).find(" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"1\"") != std::string::npos);
  report.judgements.front().breaks = true;
  CHECK(render_junit(report, {}).find(" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\"") != std::string::npos);
}

TEST_CASE("a case has the name of its period only where there are several") {
  Report report = example::month();
  report.judgements.resize(1);
  CHECK(render_junit(report, {}).find(" name=\"promise_rate &gt;= 90\"") != std::string::npos);
  report.judgements.push_back(report.judgements.front());
  report.judgements.back().period = example::month_of(2026, 2);
  const std::string both = render_junit(report, {});
  CHECK(both.find(" name=\"promise_rate &gt;= 90 · March 2026\"") != std::string::npos);
  CHECK(both.find(" name=\"promise_rate &gt;= 90 · February 2026\"") != std::string::npos);
}

TEST_CASE("a report and a check give the same cases") {
  CHECK(render_junit(example::month(), {}) == render_junit(example::month(), {.judgements_only = true}));
}
