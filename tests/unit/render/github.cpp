#include "render/github.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "render/example_report.h"

using namespace cxkpi;
using render::render_github;

TEST_CASE("every line is a command, whatever the names hold") {
  Report report = example::month();
  for (Judgement& judgement : report.judgements) {
    judgement.dimensions = {"carrier"};
    judgement.segment = {"DPD\n::error::x\r::add-mask::y"};
  }
  std::istringstream lines(render_github(report, {}));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    CAPTURE(line);
    CHECK((line.starts_with("::error title=") || line.starts_with("::notice title=")));
    CHECK(line.find('\r') == std::string::npos);
  }
  CHECK(count == 5);
}

TEST_CASE("a requirement without data that breaks nothing is a warning") {
  Report report = example::month();
  report.judgements = {example::judgement("lateness <= 3", "lateness", Judgement::Outcome::no_data)};
  report.judgements.front().reason = {"no order was late", ""};
  CHECK(render_github(report, {}) ==
        "::notice title=Requirements::0 checks hold, 1 without data.\n"
        "::warning title=lateness <= 3::lateness <= 3: no order was late · March 2026\n");
}
