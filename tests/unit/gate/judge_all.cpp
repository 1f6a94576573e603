#include <catch2/catch.hpp>

#include "cxkpi/error/error.h"
#include "cxkpi/gate/judge.h"
#include "gate/shop.h"

using namespace cxkpi;
using namespace cxkpi::gate;
using namespace shop;
using Outcome = Judgement::Outcome;

namespace {

std::vector<Judgement> judged_all(const std::string& text, std::vector<std::string> by = {},
                                  const JudgeOptions& options = {}) {
  Requirement requirement = parse_requirement(text);
  requirement.by = std::move(by);
  return judge_all(report(), {&requirement, 1}, options);
}

std::string refusal(const std::string& text, std::vector<std::string> by = {}) {
  try {
    static_cast<void>(judged_all(text, std::move(by)));
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::usage);
    return error.text();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a requirement is judged on the total of every period") {
  const auto all = judged_all("promise_rate >= 90");
  REQUIRE(all.size() == 2);
  CHECK(all[0].period == month(3));
  CHECK(all[0].segment.empty());
  CHECK(all[0].dimensions.empty());
  CHECK(all[0].outcome == Outcome::pass);
  CHECK(all[0].value == 0.93);
  CHECK(all[1].period == month(4));
  CHECK(all[1].outcome == Outcome::provisional);
}

TEST_CASE("a requirement by the report's dimensions is judged on every segment and not on the total") {
  const auto all = judged_all("promise_rate > 90", {"carrier"});
  REQUIRE(all.size() == 3);
  CHECK(all[0].dimensions == std::vector<std::string>{"carrier"});
  CHECK(all[0].segment == std::vector<std::string>{"DPD"});
  CHECK(all[0].outcome == Outcome::fail);  // 45 of 50 is 90, not above it
  CHECK(all[1].segment == std::vector<std::string>{"GLS"});
  CHECK(all[1].outcome == Outcome::pass);
  CHECK(all[2].segment == std::vector<std::string>{"DPD"});
  CHECK(all[2].period == month(4));
}

TEST_CASE("a period in which a requirement finds nothing is judged as no data") {
  const auto lead = judged_all("click_to_possession <= 4");
  REQUIRE(lead.size() == 2);
  CHECK(lead[0].outcome == Outcome::pass);
  CHECK(lead[1].outcome == Outcome::no_data);
  const auto gone = judged_all("return_rate <= 8", {"carrier"});
  REQUIRE(gone.size() == 2);
  CHECK(gone[0].reason.en == "needs returns.quantity");
  CHECK(gone[0].segment.empty());
}

TEST_CASE("a period in which every segment has fewer rows than asked for is judged as no data, after them") {
  Requirement requirement = parse_requirement("promise_rate >= 90");
  requirement.by = {"carrier"};
  requirement.min_n = 51;  // more than DPD and GLS have in March, fewer than DPD has in April
  for (const NoData no_data : {NoData::error, NoData::fail, NoData::pass}) {
    const auto all = judge_all(report(), {&requirement, 1}, {.on_no_data = no_data});
    REQUIRE(all.size() == 4);
    CHECK_FALSE(all[0].breaks);
    CHECK_FALSE(all[1].breaks);
    CHECK(all[2].segment.empty());
    CHECK(all[2].period == month(3));
    CHECK(all[2].reason.en == "every segment has fewer than the 51 asked for");
    CHECK(all[2].outcome == (no_data == NoData::fail ? Outcome::fail : Outcome::no_data));
    CHECK(exit_status(all) == (no_data == NoData::error ? 2 : no_data == NoData::fail ? 1 : 0));
    CHECK(all[3].outcome == Outcome::provisional);
  }
  requirement.min_n = 50;
  CHECK(judge_all(report(), {&requirement, 1}, {}).size() == 3);
}

TEST_CASE("the shares that an indicator splits into are not judged") {
  Report split = report();
  split.segments[2].share = {"reason", "delivery"};
  Requirement requirement = parse_requirement("promise_rate >= 0");
  requirement.by = {"carrier"};
  const auto all = judge_all(split, {&requirement, 1}, {});
  REQUIRE(all.size() == 2);
  CHECK(all[0].segment == std::vector<std::string>{"DPD"});
  CHECK(all[1].segment == std::vector<std::string>{"DPD"});
}

TEST_CASE("an unknown indicator or part is refused with the names that there are") {
  CHECK(refusal("promis_rate >= 90") ==
        "requirement 'promis_rate >= 90': unknown indicator 'promis_rate'\nhint: did you mean 'promise_rate'?");
  CHECK(refusal("xyz >= 90") ==
        "requirement 'xyz >= 90': unknown indicator 'xyz'\n"
        "hint: the report has: promise_rate, click_to_possession, return_rate");
  CHECK(refusal("click_to_possession.p80 <= 6") ==
        "requirement 'click_to_possession.p80 <= 6': click_to_possession has no part 'p80'\nhint: it has: p50, p90");
  CHECK(refusal("promise_rate.p90 <= 6") ==
        "requirement 'promise_rate.p90 <= 6': promise_rate has no part 'p90'\n"
        "hint: only means have parts, such as p90");
}

TEST_CASE("dimensions that the report is not cut by are refused with the way out") {
  CHECK(refusal("promise_rate >= 90", {"country", "carrier"}) ==
        "requirement 'promise_rate >= 90': is by country, carrier, but the report is by carrier\n"
        "hint: add --by country,carrier");
}

TEST_CASE("a share that must be at least a fraction is refused, unless it says percent") {
  CHECK(refusal("promise_rate >= 0.9") ==
        "requirement 'promise_rate >= 0.9': thresholds of promise_rate are in percent\n"
        "hint: write 90 for 90 %, or '0.9 %' if less than one percent is meant");
  CHECK(judged_all("promise_rate >= 0.9 %")[0].outcome == Outcome::pass);
  CHECK(judged_all("promise_rate <= 0.9")[0].outcome == Outcome::fail);
  CHECK(judged_all("promise_rate >= 0")[0].outcome == Outcome::pass);
}

TEST_CASE("a percent sign on what is no percentage is refused") {
  CHECK(refusal("click_to_possession <= 4 %") ==
        "requirement 'click_to_possession <= 4 %': click_to_possession is no percentage\nhint: its unit is: days");
}
