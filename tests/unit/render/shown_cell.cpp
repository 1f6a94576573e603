#include "render/shown_cell.h"

#include <catch2/catch.hpp>

#include "render/escape.h"
#include "render/example_report.h"
#include "render/judgement_words.h"

using namespace cxkpi;
using namespace cxkpi::render;

namespace {

const Voice english{Language::en, for_terminal};
const Voice french{Language::fr, for_terminal};

ShownCell shown(const Report& report, const IndicatorResult& indicator) {
  return CellWords(report, english).show(indicator, indicator.cells[0]);
}

}  // namespace

TEST_CASE("what a cost is at a low and a high unit cost is told apart from an interval of chance") {
  IndicatorResult cost = example::contact_rate();
  cost.kind = "total";
  cost.cells[0].interval.reset();
  cost.cells[0].range = stats::Interval{1086, 3258.5};
  cost.cells[0].parts = {{"per_order", 1.4, Quotient{14, 10}}};
  const ShownCell shown_cost = shown(example::month(), cost);
  CHECK(shown_cost.low == "1\u202f086");
  CHECK(shown_cost.high == "3\u202f259");
  CHECK(shown_cost.range_mark == "†");
  CHECK(shown_cost.parts.empty());
  CHECK(shown(example::month(), example::contact_rate()).range_mark.empty());
}

TEST_CASE("a requirement keeps the value it failed from being shown as its threshold, in the table too") {
  Report report = example::month();
  IndicatorResult promise = example::promise_rate();
  CHECK(shown(report, promise).value == "93.4");
  Judgement judgement = example::judgement("promise_rate >= 93.4", "promise_rate", Judgement::Outcome::fail);
  judgement.guards = {{Decimal{934, 1}, -1}};
  report.judgements.push_back(judgement);
  CHECK(shown(report, promise).value == "93.39");
}

TEST_CASE("a requirement on another period, segment or indicator guards nothing here") {
  Report report = example::month();
  report.judgements.clear();
  for (int other = 0; other < 3; ++other) {
    Judgement judgement = example::judgement("x >= 93.4", "promise_rate", Judgement::Outcome::fail);
    judgement.guards = {{Decimal{934, 1}, -1}};
    if (other == 0) judgement.indicator = "contact_rate";
    if (other == 1) judgement.period = example::month_of(2026, 2);
    if (other == 2) {
      judgement.dimensions = {"carrier"};
      judgement.segment = {"DPD"};
    }
    report.judgements.push_back(judgement);
  }
  CHECK(shown(report, example::promise_rate()).value == "93.4");
}

TEST_CASE("a requirement by another dimension guards no segment of the same name") {
  Report report = example::month();
  IndicatorResult promise = example::promise_rate();
  const auto dpd = [&] { return CellWords(report, english).show(promise, promise.cells[1]).value; };
  Judgement judgement = example::judgement("promise_rate >= 92.3", "promise_rate", Judgement::Outcome::fail);
  judgement.guards = {{Decimal{923, 1}, -1}};
  judgement.segment = {"DPD"};
  judgement.dimensions = {"service"};
  report.judgements = {judgement};
  CHECK(dpd() == "92.3");
  report.judgements[0].dimensions = {"carrier"};
  CHECK(dpd() == "92.27");
}

TEST_CASE("a requirement on a segment guards no share within it") {
  Report report = example::month();
  IndicatorResult reasons = example::contact_reasons();
  Judgement judgement = example::judgement("contact_reasons >= 70.3", "contact_reasons", Judgement::Outcome::fail);
  judgement.guards = {{Decimal{703, 1}, -1}};
  judgement.dimensions = {"carrier"};
  judgement.segment = {"DPD"};
  report.judgements = {judgement};
  CHECK(CellWords(report, english).show(reasons, reasons.cells[2]).value == "70.3");
}

TEST_CASE("a share whose parts have no names still shows them, and a mean its number of rows") {
  const Report report = example::month();
  IndicatorResult promise = example::promise_rate();
  promise.parts_of = {};
  CHECK(shown(report, promise).numerator == "1\u202f384");
  CHECK(shown(report, promise).denominator == "1\u202f482");
  CHECK(shown(report, example::click_to_possession()).numerator == "n");
  CHECK(shown(report, example::click_to_possession()).denominator == "1\u202f440");
}

TEST_CASE("a percentile that failed its requirement is not shown as the threshold") {
  Report report = example::month();
  IndicatorResult lead = example::click_to_possession();
  lead.cells[0].parts[1].value = 6.04;
  Judgement judgement = example::judgement("click_to_possession.p90 <= 6", "click_to_possession.p90", {});
  judgement.guards = {{Decimal{6, 0}, 1}};
  report.judgements = {judgement};
  CHECK(shown(report, lead).parts == "p50 3  p90 6.04");
}

TEST_CASE("last month's value is not shown on a target that it missed") {
  const Report report = example::month();
  IndicatorResult promise = example::promise_rate();
  promise.cells[0].comparison->previous = 0.94996;
  CHECK(shown(report, promise).previous == "94.996");
  promise.cells[0].comparison->previous = 0.95;
  CHECK(shown(report, promise).previous == "95.0");
}

TEST_CASE("a significant change has a direction and is never shown as none") {
  const Report report = example::month();
  IndicatorResult promise = example::promise_rate();
  promise.cells[0].comparison = example::compared(0.93, {-0.0003, stats::Interval{-0.0005, -0.0001}});
  ShownCell cell = shown(report, promise);
  CHECK(cell.change == "−0.03");
  CHECK(cell.change_unit == "pt");
  CHECK(cell.direction == "▼");
  CHECK(cell.change_tone == Tone::bad);

  promise.cells[0].comparison = example::compared(0.93, {-0.0003, stats::Interval{-0.0005, 0.0001}});
  cell = shown(report, promise);
  CHECK(cell.change == "0.0");
  CHECK(cell.direction.empty());
  CHECK(cell.change_tone == Tone::neutral);
}

TEST_CASE("whether a change is good depends on which way is better") {
  const Report report = example::month();
  IndicatorResult lead = example::click_to_possession();
  CHECK(shown(report, lead).direction == "▲");
  CHECK(shown(report, lead).change_tone == Tone::bad);
  lead.better = Better::higher;
  CHECK(shown(report, lead).change_tone == Tone::good);
  lead.better = Better::neither;
  CHECK(shown(report, lead).change_tone == Tone::neutral);
}

TEST_CASE("large changes keep their sign and their thousands") {
  const Report report = example::month();
  IndicatorResult backlog = example::ticket_backlog();
  const auto change = [&](double value) {
    backlog.cells[0].comparison = example::compared(1000, {value, std::nullopt});
    return shown(report, backlog).change;
  };
  CHECK(change(123) == "+123");
  CHECK(change(1234) == "+1\u202f234");
  CHECK(change(-123456) == "−123\u202f456");
  CHECK(change(0) == "0");
}

TEST_CASE("a provisional value has no verdict, a small one has") {
  const Report report = example::month();
  IndicatorResult promise = example::promise_rate();
  promise.cells[0].small = true;
  CHECK(shown(report, promise).marks == "·");
  CHECK(shown(report, promise).verdict == "!");
  promise.cells[0].complete_on = example::day(2026, 4, 30);
  CHECK(shown(report, promise).marks == "~·");
  CHECK(shown(report, promise).verdict.empty());
  promise.cells[0].complete_on.reset();
  promise.cells[0].status = Status::provisional;  // unbounded time is never complete
  CHECK(shown(report, promise).marks == "~·");
  CHECK(shown(report, promise).verdict.empty());
}

TEST_CASE("the target is the stricter one that is declared, with the sign of the better way") {
  IndicatorResult promise = example::promise_rate();
  CHECK(target_text(promise, english) == "≥\u00a095\u00a0%");
  promise.targets = {std::nullopt, Decimal{895, 1}};
  CHECK(target_text(promise, french) == "≥\u00a089,5\u00a0%");
  promise.better = Better::lower;
  CHECK(target_text(promise, english) == "≤\u00a089.5\u00a0%");
  promise.better = Better::neither;
  CHECK(target_text(promise, english).empty());
  promise.better = Better::higher;
  promise.targets = {};
  CHECK(target_text(promise, english).empty());
}

TEST_CASE("a judgement says what was required, what was found, when and where") {
  const Report report = example::month();
  Judgement judgement = example::judgements()[5];
  CHECK(sentence(show(report, judgement, english), english) ==
        "promise_rate >= 91: 90.8\u00a0% (59 / 65) · March 2026 [carrier=<script>alert(1)</script>]");
  judgement.reason = {"n is 65, fewer than the 70 asked for", ""};
  CHECK(sentence(show(report, judgement, french), french) ==
        "promise_rate >= 91\u00a0: 90,8\u00a0% (59 / 65), n is 65, fewer than the 70 asked for · mars 2026 "
        "[carrier=<script>alert(1)</script>]");
}

TEST_CASE("a share on its threshold keeps its decimal") {
  Judgement judgement = example::judgement("promise_rate >= 90", "promise_rate", Judgement::Outcome::pass);
  judgement.value = 0.9;
  judgement.guards = {{Decimal{90, 0}, 0}};
  CHECK(show(example::month(), judgement, english).value == "90.0\u00a0%");
}

TEST_CASE("a judged mean shows its number of rows rather than its sum") {
  const Report report = example::month();
  Judgement judgement = example::judgement("click_to_possession <= 4", "click_to_possession", {});
  judgement.value = 3.8;
  judgement.target_scale = 1;
  judgement.numerator = 5472;
  judgement.denominator = 1440;
  judgement.shown_unit = {"days", "jours"};
  CHECK(show(report, judgement, english).value == "3.8\u00a0days (n\u00a01\u202f440)");
}
