#include "cxkpi/gate/judge.h"

#include <catch2/catch.hpp>

#include "cxkpi/error/error.h"

using namespace cxkpi;
using namespace cxkpi::gate;
using Outcome = Judgement::Outcome;

namespace {

Period month(int number) {
  const Day begin = to_day({2026, number, 1});
  return {begin, add_months(begin, 1)};
}

Cell share(std::int64_t hits, std::int64_t population) {
  Cell cell;
  cell.numerator = static_cast<double>(hits);
  cell.denominator = static_cast<double>(population);
  cell.value = cell.numerator / cell.denominator;
  cell.exact = Quotient{Int128{hits} * 100, population};
  return cell;
}

IndicatorResult promise_rate() {
  IndicatorResult out;
  out.id = "promise_rate";
  out.kind = "ratio";
  out.unit = "ratio";
  out.shown_unit = {"%", ""};
  out.target_scale = 100;
  return out;
}

IndicatorResult lead_time() {
  IndicatorResult out;
  out.id = "click_to_possession";
  out.kind = "mean";
  out.unit = "days";
  out.shown_unit = {"days", "jours"};
  Cell cell;
  cell.value = 3.8;
  cell.exact = Quotient{5472, 1440};
  cell.numerator = 5472;
  cell.denominator = 1440;
  cell.parts = {{"p50", 3.0, Quotient{3, 1}}, {"p90", 6.5, Quotient{13, 2}}};
  out.cells = {cell};
  return out;
}

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

// Two months; promise_rate by carrier: DPD in both, GLS in the first only. The second month is provisional.
Report report() {
  Report out;
  out.periods = {month(3), month(4)};
  out.dimensions = {"carrier"};
  for (const char* carrier : {"", "DPD", "GLS"}) {
    Segment segment;
    if (*carrier != '\0') segment.values = {carrier};
    out.segments.push_back(segment);
  }
  IndicatorResult promise = promise_rate();
  const auto add = [&](std::size_t period, std::size_t segment, std::int64_t hits, std::int64_t population) {
    Cell cell = share(hits, population);
    cell.period = period;
    cell.segment = segment;
    if (period == 1) cell.complete_on = to_day({2026, 5, 31});
    promise.cells.push_back(cell);
  };
  add(0, 0, 93, 100);
  add(0, 1, 45, 50);
  add(0, 2, 48, 50);
  add(1, 0, 80, 100);
  add(1, 1, 80, 100);
  IndicatorResult gone;
  gone.id = "return_rate";
  gone.unit = "per 100 units";
  gone.unavailable = Words{"needs returns.quantity", "demande returns.quantity"};
  out.sections = {{"delivery", {"Delivery", ""}, {promise, lead_time()}}, {"returns", {"Returns", ""}, {gone}}};
  out.sections[0].indicators[1].cells[0].period = 0;
  return out;
}

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

TEST_CASE("one order short of the threshold fails, on it passes") {
  const Judgement below = judged("promise_rate >= 90", share(8999, 10000));
  CHECK(below.outcome == Outcome::fail);
  CHECK(below.breaks);
  CHECK(below.value == 89.99);
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
  CHECK(judgement.value == 100);
  CHECK(judgement.reason.en == "n is 29, fewer than the 30 asked for");
  const Cell enough = share(30, 30);
  CHECK(judge(requirement, &enough, promise_rate(), month(3), {}, {}).outcome == Outcome::pass);
}

TEST_CASE("an incomplete period may pass but fails only when asked") {
  Cell cell = share(80, 100);
  cell.complete_on = to_day({2026, 4, 30});
  const Judgement open = judged("promise_rate >= 90", cell);
  CHECK(open.outcome == Outcome::provisional);
  CHECK_FALSE(open.breaks);
  CHECK(open.reason == Words{"provisional until 2026-04-30", "provisoire jusqu'au 2026-04-30"});
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

TEST_CASE("a requirement is judged on the total of every period") {
  const auto all = judged_all("promise_rate >= 90");
  REQUIRE(all.size() == 2);
  CHECK(all[0].period == month(3));
  CHECK(all[0].segment.empty());
  CHECK(all[0].outcome == Outcome::pass);
  CHECK(all[0].value == 93);
  CHECK(all[1].period == month(4));
  CHECK(all[1].outcome == Outcome::provisional);
}

TEST_CASE("a requirement by the report's dimensions is judged on every segment and not on the total") {
  const auto all = judged_all("promise_rate > 90", {"carrier"});
  REQUIRE(all.size() == 3);
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
