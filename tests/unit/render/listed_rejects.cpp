// A frequent fault hides no rare one.
#include "render/listed_rejects.h"

#include <catch2/catch.hpp>

using namespace cxkpi;
using render::listed_rejects;

namespace {

Report example() {
  Report report;
  std::vector<Reject>& out = report.rejects;
  for (std::uint64_t line = 1; line <= 30; ++line) {
    const std::string value = "it's " + std::to_string(line);
    out.push_back({"orders", "o.csv", line, "ordered_at", value, "'" + value + "' is not a date", ""});
  }
  for (std::uint64_t line = 31; line <= 45; ++line) {
    out.push_back({"orders", "o.csv", line, "", "x", std::to_string(line) + " columns where the header has 8", ""});
  }
  out.push_back({"orders", "o.csv", 46, "promised_on", "x", "'x' is not a date", ""});
  out.push_back({"tickets", "t.csv", 2, "ordered_at", "x", "'x' is not a date", ""});
  SourceSummary tickets;
  tickets.source = "tickets";
  tickets.unlisted = 7;
  report.sources = {tickets};
  return report;
}

}  // namespace

TEST_CASE("ten of each source, column and reason are listed in order, and the rest is counted by source") {
  const Report report = example();
  const auto [listed, more] = listed_rejects(report, false);
  REQUIRE(listed.size() == 22);
  CHECK(listed[9]->line == 10);
  CHECK(listed[10]->line == 31);
  CHECK(listed[20]->line == 46);
  CHECK(listed[21]->source == "tickets");
  REQUIRE(more.size() == 2);
  CHECK(more.at("orders") == 25);
  CHECK(more.at("tickets") == 7);
  CHECK(listed_rejects(report, false).all_more() == 32);
}

TEST_CASE("all are listed when all are asked for") {
  const Report report = example();
  const render::ListedRejects rejects = listed_rejects(report, true);
  CHECK(rejects.listed.size() == report.rejects.size());
  CHECK(rejects.all_more() == 7);  // those that the report does not have
}
