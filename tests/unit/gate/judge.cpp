#include "cxkpi/gate/judge.h"

#include <catch2/catch.hpp>

#include "gate/shop.h"

using namespace cxkpi;
using namespace cxkpi::gate;
using namespace shop;
using Outcome = Judgement::Outcome;

namespace {

Judgement judged(const std::string& text, const Cell* cell, const JudgeOptions& options = {},
                 const IndicatorResult& indicator = promise_rate()) {
  return judge(parse_requirement(text), cell, indicator, month(3), {}, options);
}

Judgement judged(const std::string& text, const Cell& cell, const JudgeOptions& options = {}) {
  return judged(text, &cell, options);
}

bool is_guard(const Guard& guard, const std::string& threshold, int side) {
  return guard.threshold.text() == threshold && guard.side == side;
}

}  // namespace

TEST_CASE("one order short of the threshold fails, on it passes") {
  const Judgement below = judged("promise_rate >= 90", share(8999, 10000));
  CHECK(below.outcome == Outcome::fail);
  CHECK(below.breaks);
  CHECK(below.value == 0.8999);
  CHECK(below.bound.text() == "90");
  CHECK(below.target_scale == 100);
  CHECK(below.numerator == 8999);
  CHECK(below.denominator == 10000);
  CHECK(below.reason == Words{});
  REQUIRE(below.guards.size() == 1);
  CHECK(is_guard(below.guards[0], "90", -1));

  const Judgement at = judged("promise_rate >= 90", share(9000, 10000));
  CHECK(at.outcome == Outcome::pass);
  CHECK_FALSE(at.breaks);
  CHECK(is_guard(at.guards.at(0), "90", 0));
}

TEST_CASE("each comparison holds where it should, below, on and above its threshold") {
  const auto outcomes = [](const std::string& op) {
    std::string out;
    for (const std::int64_t hits : {8999, 9000, 9001}) {
      out += judged("promise_rate " + op + " 90", share(hits, 10000)).outcome == Outcome::pass ? '+' : '-';
    }
    return out;
  };
  CHECK(outcomes(">=") == "-++");
  CHECK(outcomes(">") == "--+");
  CHECK(outcomes("<=") == "++-");
  CHECK(outcomes("<") == "+--");
  CHECK(outcomes("=") == "-+-");
}

TEST_CASE("a difference that no double can hold is judged") {
  Cell cell;
  cell.value = 0.9;  // what 899999999999999999 / 10^18 becomes
  cell.numerator = 899999999999999999.0;
  cell.denominator = 1e18;
  cell.exact = Quotient{Int128{899999999999999999} * 100, Int128{1000000000000000000}};
  CHECK(judged("promise_rate >= 90", cell).outcome == Outcome::fail);
}

TEST_CASE("a value without an exact quotient is compared to nine decimals") {
  Cell cell;
  cell.denominator = 100;
  cell.value = 0.29;  // × 100 is 28.999999999999996
  CHECK(judged("promise_rate >= 29", cell).outcome == Outcome::pass);
  cell.value = 0.28999999999;
  CHECK(judged("promise_rate >= 29", cell).outcome == Outcome::fail);
}

TEST_CASE("the indicator's own guards go with the judgement") {
  Cell cell = share(8999, 10000);
  cell.guards = {{Decimal{95, 0}, -1}};
  const Judgement judgement = judged("promise_rate >= 80", cell);
  REQUIRE(judgement.guards.size() == 2);
  CHECK(is_guard(judgement.guards[0], "95", -1));
  CHECK(is_guard(judgement.guards[1], "80", 1));
}

TEST_CASE("a part is judged on its own value, without counts") {
  const IndicatorResult lead = lead_time();
  const Judgement judgement = judged("click_to_possession.p90 <= 6", &lead.cells[0], {}, lead);
  CHECK(judgement.outcome == Outcome::fail);
  CHECK(judgement.indicator == "click_to_possession.p90");
  CHECK(judgement.value == 6.5);
  CHECK(judgement.denominator == 0);
  CHECK(judgement.shown_unit == Words{"days", "jours"});
  CHECK(judged("click_to_possession <= 3.8", &lead.cells[0], {}, lead).outcome == Outcome::pass);
}

TEST_CASE("no value is an error, a failure or nothing, as asked") {
  Cell cell;
  cell.reason = {"no order was due", "aucune commande échue"};
  const Judgement error = judged("promise_rate >= 90", cell);
  CHECK(error.outcome == Outcome::no_data);
  CHECK(error.breaks);
  CHECK_FALSE(error.value);
  CHECK(error.reason == cell.reason);
  const Judgement fail = judged("promise_rate >= 90", cell, {.on_no_data = NoData::fail});
  CHECK(fail.outcome == Outcome::fail);
  CHECK(fail.breaks);
  CHECK(fail.reason == cell.reason);
  const Judgement pass = judged("promise_rate >= 90", cell, {.on_no_data = NoData::pass});
  CHECK(pass.outcome == Outcome::no_data);
  CHECK_FALSE(pass.breaks);
}

TEST_CASE("a missing cell and an unavailable indicator are no data, with a reason") {
  CHECK(judged("promise_rate >= 90", nullptr).outcome == Outcome::no_data);
  CHECK(judged("promise_rate >= 90", nullptr).reason == Words{"no rows", "aucune ligne"});
  IndicatorResult gone = promise_rate();
  gone.unavailable = Words{"needs orders.promised_on", ""};
  const Cell cell = share(95, 100);
  CHECK(judged("promise_rate >= 90", &cell, {}, gone).outcome == Outcome::no_data);
  CHECK(judged("promise_rate >= 90", &cell, {}, gone).reason.en == "needs orders.promised_on");
}

TEST_CASE("fewer rows than asked for are no data, though the value is told") {
  Requirement requirement = parse_requirement("promise_rate >= 90");
  requirement.min_n = 30;
  const Cell few = share(29, 29);
  const Judgement judgement = judge(requirement, &few, promise_rate(), month(3), {}, {});
  CHECK(judgement.outcome == Outcome::no_data);
  CHECK(judgement.breaks);
  CHECK(judgement.value == 1);
  CHECK(judgement.reason.en == "n is 29, fewer than the 30 asked for");
  const Cell enough = share(30, 30);
  CHECK(judge(requirement, &enough, promise_rate(), month(3), {}, {}).outcome == Outcome::pass);
}

TEST_CASE("a segment with fewer rows than asked for does not break, whatever no data does") {
  Requirement requirement = parse_requirement("promise_rate >= 90");
  requirement.min_n = 30;
  requirement.by = {"carrier"};
  const Cell few = share(20, 29);
  for (const NoData no_data : {NoData::error, NoData::fail, NoData::pass}) {
    const Judgement judgement = judge(requirement, &few, promise_rate(), month(3), {"DPD"}, {.on_no_data = no_data});
    CHECK(judgement.outcome == Outcome::no_data);
    CHECK_FALSE(judgement.breaks);
    CHECK(judgement.dimensions == requirement.by);
  }
}

TEST_CASE("a segment without a value, which is fewer rows than asked for too, does not break either") {
  Requirement requirement = parse_requirement("promise_rate >= 90");
  requirement.by = {"carrier"};
  Cell none;
  none.reason = {"3 not yet due", "3 pas encore échues"};
  CHECK(judge(requirement, &none, promise_rate(), month(3), {"DPD"}, {}).breaks);
  requirement.min_n = 1;
  const Judgement judgement = judge(requirement, &none, promise_rate(), month(3), {"DPD"}, {});
  CHECK(judgement.outcome == Outcome::no_data);
  CHECK_FALSE(judgement.breaks);
  CHECK(judgement.reason == none.reason);
}

TEST_CASE("unbounded time is never complete, so it cannot fail unless asked") {
  Cell cell = share(80, 100);
  cell.status = Status::provisional;
  CHECK(judged("promise_rate >= 90", cell).outcome == Outcome::provisional);
  CHECK(judged("promise_rate >= 90", cell).reason == Words{"provisional", "provisoire"});
  CHECK(judged("promise_rate >= 90", cell, {.judge_provisional = true}).outcome == Outcome::fail);
}

TEST_CASE("an incomplete period may pass but fails only when asked") {
  Cell cell = share(80, 100);
  cell.complete_on = to_day({2026, 4, 30});
  const Judgement open = judged("promise_rate >= 90", cell);
  CHECK(open.outcome == Outcome::provisional);
  CHECK_FALSE(open.breaks);
  CHECK(open.reason == Words{"provisional until 2026-04-30", "provisoire jusqu’au 2026-04-30"});
  CHECK(judged("promise_rate >= 80", cell).outcome == Outcome::pass);
  const Judgement asked = judged("promise_rate >= 90", cell, {.judge_provisional = true});
  CHECK(asked.outcome == Outcome::fail);
  CHECK(asked.breaks);
}

TEST_CASE("the exit status is 2 for a breaking lack of data, else 1 for a failure, else 0") {
  const auto with = [](Outcome outcome, bool breaks) {
    Judgement out;
    out.outcome = outcome;
    out.breaks = breaks;
    return out;
  };
  const Judgement pass = with(Outcome::pass, false);
  const Judgement fail = with(Outcome::fail, true);
  const Judgement open = with(Outcome::provisional, false);
  const Judgement missing = with(Outcome::no_data, true);
  const Judgement tolerated = with(Outcome::no_data, false);
  const auto status = [](std::vector<Judgement> judgements) { return exit_status(judgements); };
  CHECK(status({}) == 0);
  CHECK(status({pass, open, tolerated}) == 0);
  CHECK(status({pass, fail, tolerated}) == 1);
  CHECK(status({fail, missing}) == 2);
  CHECK(status({missing, fail}) == 2);
}
