// A frequent fault hides no rare one.
#include "render/listed_rejects.h"

#include <catch2/catch.hpp>

using namespace cxkpi;
using render::listed_rejects;

namespace {

std::vector<Reject> example() {
  std::vector<Reject> out;
  for (std::uint64_t line = 1; line <= 30; ++line) {
    const std::string value = "it's " + std::to_string(line);
    out.push_back({"orders", "o.csv", line, "ordered_at", value, "'" + value + "' is not a date", ""});
  }
  for (std::uint64_t line = 31; line <= 45; ++line) {
    out.push_back({"orders", "o.csv", line, "", "x", std::to_string(line) + " columns where the header has 8", ""});
  }
  out.push_back({"orders", "o.csv", 46, "promised_on", "x", "'x' is not a date", ""});
  out.push_back({"tickets", "t.csv", 2, "ordered_at", "x", "'x' is not a date", ""});
  return out;
}

}  // namespace

TEST_CASE("ten of each source, column and reason are listed in order, and the rest is counted by source") {
  const std::vector<Reject> rejects = example();
  const auto [listed, more] = listed_rejects(rejects, false);
  REQUIRE(listed.size() == 22);
  CHECK(listed[9]->line == 10);
  CHECK(listed[10]->line == 31);
  CHECK(listed[20]->line == 46);
  CHECK(listed[21]->source == "tickets");
  REQUIRE(more.size() == 1);
  CHECK(more.at("orders") == 25);
}

TEST_CASE("all are listed when all are asked for") {
  const std::vector<Reject> rejects = example();
  const auto [listed, more] = listed_rejects(rejects, true);
  CHECK(listed.size() == rejects.size());
  CHECK(more.empty());
}
