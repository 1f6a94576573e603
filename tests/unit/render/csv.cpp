#include "render/csv.h"

#include <catch2/catch.hpp>
#include <map>

#include "render/example_report.h"

using namespace cxkpi;
using render::render_csv;

namespace {

using Record = std::vector<std::string>;

// RFC 4180, LF.
std::vector<Record> parsed(const std::string& csv) {
  std::vector<Record> out{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"') {
      out.back().back() += csv[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      out.back().emplace_back();
    } else if (!quoted && c == '\n') {
      out.push_back({""});
    } else {
      out.back().back() += c;
    }
  }
  out.pop_back();
  return out;
}

enum {
  id,
  unit,
  period_start,
  period_end,
  segment,
  value,
  numerator,
  denominator,
  low,
  high,
  previous,
  change,
  significant,
  status
};

bool is_number(const std::string& cell) {
  std::size_t used = 0;
  try {
    static_cast<void>(std::stod(cell, &used));
  } catch (const std::exception&) {
    return false;
  }
  return used == cell.size();
}

}  // namespace

TEST_CASE("every record has the columns of the header, and numbers where numbers belong") {
  for (const Report& report : {example::month(), example::series()}) {
    const auto records = parsed(render_csv(report, {}));
    for (std::size_t i = 1; i < records.size(); ++i) {
      REQUIRE(records[i].size() == records[0].size());
      for (int column = value; column <= change; ++column) {
        const std::string& cell = records[i][static_cast<std::size_t>(column)];
        REQUIRE((cell.empty() || is_number(cell)));
      }
    }
  }
}

TEST_CASE("every cell has its record, every part one per cell, and what is unavailable one per period") {
  for (const Report& report : {example::month(), example::series()}) {
    std::size_t expected = 1;
    for (const Section& section : report.sections) {
      for (const IndicatorResult& indicator : section.indicators) {
        std::size_t parts = 0;
        for (const Cell& cell : indicator.cells) parts = std::max(parts, cell.parts.size());
        expected += indicator.unavailable ? report.periods.size() : indicator.cells.size() * (1 + parts);
      }
    }
    CHECK(parsed(render_csv(report, {})).size() == expected);
  }
}

TEST_CASE("segments of the file add up to the total, and each value is its quotient") {
  double total = 0;
  double segments = 0;
  for (const Record& record : parsed(render_csv(example::month(), {}))) {
    if (record[id] != "promise_rate") continue;
    (record[segment].empty() ? total : segments) += std::stod(record[denominator]);
    CHECK(std::stod(record[value]) == std::stod(record[numerator]) / std::stod(record[denominator]));
  }
  CHECK(total == 1482);
  CHECK(segments == total);
}

TEST_CASE("segment names come back from the file as they were") {
  std::vector<std::string> names;
  for (const Record& record : parsed(render_csv(example::month(), {}))) {
    if (record[id] == "promise_rate" && !record[segment].empty()) names.push_back(record[segment]);
  }
  std::vector<std::string> expected;
  for (const std::string& carrier : example::carriers()) expected.push_back("carrier=" + carrier);
  CHECK(names == expected);
}

TEST_CASE("a segment cell that begins with a formula is neutralised") {
  Report report = example::month();
  report.dimensions = {"=HYPERLINK(1)"};
  CHECK(parsed(render_csv(report, {}))[2][segment] == "'=HYPERLINK(1)=DPD");
}

TEST_CASE("a negative number is a number, not a formula to neutralise") {
  std::size_t negative = 0;
  for (const Record& record : parsed(render_csv(example::month(), {}))) negative += record[change][0] == '-' ? 1U : 0U;
  CHECK(negative == 5);
}

TEST_CASE("unbounded time has empty ends") {
  Report report = example::month();
  report.periods = {Period{}};
  const auto records = parsed(render_csv(report, {}));
  CHECK(records[1][period_start].empty());
  CHECK(records[1][period_end].empty());
  CHECK(records[1][value] == "0.9338731443994602");
}

TEST_CASE("the parts of a cell without a value are empty, and keep the value of before") {
  Report report;
  report.periods = {example::month_of(2026, 3), example::month_of(2026, 4)};
  report.segments = {example::segment({})};
  IndicatorResult lead = example::click_to_possession();
  Cell none = example::no_data({"no order", ""});
  none.comparison = example::compared(3.8, {});
  none.comparison->change.reset();
  none.comparison->parts = {3.0, 6.0, 8.0};
  lead.cells[0].period = 1;
  none.period = 0;
  lead.cells.insert(lead.cells.begin(), none);
  report.sections = {{"delivery", {"Delivery", ""}, {lead}}};
  const auto records = parsed(render_csv(report, {}));
  REQUIRE(records.size() == 9);
  CHECK(records[5] == Record{"click_to_possession.p90", "days", "2026-03-01", "2026-04-01", "", "", "", "", "", "", "6",
                             "", "", "no_data"});
}

TEST_CASE("a judgement has the value and the bound in the unit of the report, and says why there is no verdict") {
  const auto records = parsed(render_csv(example::month(), {.judgements_only = true}));
  CHECK(records[0] == Record{"requirement", "period_start", "period_end", "segment", "outcome", "value", "bound",
                             "numerator", "denominator", "reason"});
  CHECK(records[1] == Record{"promise_rate >= 90", "2026-03-01", "2026-04-01", "", "pass", "0.9338731443994602", "0.9",
                             "1384", "1482", ""});
  CHECK(records[3][5] == "6");
  CHECK(records[3][6] == "6");
  CHECK(records[5] ==
        Record{"lateness <= 3", "2026-03-01", "2026-04-01", "", "no_data", "", "3", "", "", "no order was late"});
}

TEST_CASE("an inspection has a record for each source, whose rows add up") {
  const auto records = parsed(render_csv(example::month(), {.inspection = true}));
  REQUIRE(records.size() == 1 + example::month().sources.size());
  CHECK(records[0] ==
        Record{"source", "read", "used", "duplicate", "conflicting", "rejected", "folded", "left_out", "empty"});
  for (std::size_t i = 1; i < records.size(); ++i) {
    int sum = 0;
    for (std::size_t column = 2; column < records[i].size(); ++column) sum += std::stoi(records[i][column]);
    CHECK(records[i][0] == example::month().sources[i - 1].source);
    CHECK(std::stoi(records[i][1]) == sum);
  }
}

TEST_CASE("a status goes by the word of the contract") {
  const std::map<Status, std::string> words{{Status::ok, "ok"},           {Status::warn, "warn"},
                                            {Status::fail, "fail"},       {Status::none, "none"},
                                            {Status::small, "small"},     {Status::provisional, "provisional"},
                                            {Status::no_data, "no_data"}, {Status::unavailable, "unavailable"}};
  for (const auto& [status, word] : words) CHECK(name(status) == word);
}

TEST_CASE("a segment's name gives each dimension its value in the order asked, and a split's value last") {
  Report report;
  report.dimensions = {"carrier", "country"};
  CHECK(segment_name(report.dimensions, {"DPD", "FR"}) == "carrier=DPD;country=FR");
  CHECK(segment_name(report.dimensions, {}).empty());
  Segment segment{{"DPD", "FR"}, std::pair<std::string, std::string>{"reason", "delivery"}};
  CHECK(segment_name(report, segment) == "carrier=DPD;country=FR;reason=delivery");
  segment.values.clear();
  CHECK(segment_name(report, segment) == "reason=delivery");
}
