#include "render/json.h"

#include <catch2/catch.hpp>
#include <limits>
#include <nlohmann/json.hpp>

#include "render/example_report.h"

using namespace cxkpi;
using nlohmann::ordered_json;
using render::render_json;

namespace {

ordered_json parsed(const Report& report) { return ordered_json::parse(render_json(report, {})); }

}  // namespace

TEST_CASE("the JSON holds every cell with the very numbers of the report") {
  for (const Report& report : {example::month(), example::series()}) {
    const ordered_json json = parsed(report);
    std::size_t at = 0;
    for (const Section& section : report.sections) {
      for (const IndicatorResult& indicator : section.indicators) {
        const ordered_json& out = json["indicators"].at(at++);
        REQUIRE(out["id"] == indicator.id);
        REQUIRE(out["family"] == section.id);
        REQUIRE(out["cells"].size() == indicator.cells.size());
        for (std::size_t i = 0; i < indicator.cells.size(); ++i) {
          const Cell& cell = indicator.cells[i];
          const ordered_json& shown = out["cells"][i];
          REQUIRE(shown["value"].is_null() == !cell.value.has_value());
          if (cell.value) REQUIRE(shown["value"].get<double>() == *cell.value);
          REQUIRE(shown["numerator"].get<double>() == cell.numerator);
          REQUIRE(shown["status"] == std::string(name(cell.status)));
        }
      }
    }
    CHECK(json["indicators"].size() == at);
  }
}

TEST_CASE("values, targets and what a requirement asks for are in one unit") {
  const ordered_json json = parsed(example::month());
  CHECK(json["indicators"][0]["targets"].dump() == R"({"warn":0.95,"fail":0.9})");
  const ordered_json& promise = json["requirements"][0];
  CHECK(promise["value"] == json["indicators"][0]["cells"][0]["value"]);
  CHECK(promise["bound"] == 0.9);
  const ordered_json& days = json["requirements"][2];
  CHECK(days["value"] == 6);
  CHECK(days["bound"] == 6);
}

TEST_CASE("every source's counts in the JSON add up") {
  const ordered_json json = parsed(example::month());
  REQUIRE(json["reconciliation"].size() == 4);
  for (const ordered_json& source : json["reconciliation"]) {
    CHECK(source["read"].get<int>() == source["used"].get<int>() + source["duplicate"].get<int>() +
                                           source["conflicting"].get<int>() + source["rejected"].get<int>() +
                                           source["empty"].get<int>());
  }
}

TEST_CASE("a file that feeds two sources is one input") {
  const ordered_json inputs = parsed(example::month())["run"]["inputs"];
  REQUIRE(inputs.size() == 1);
  CHECK(inputs[0]["sources"] == ordered_json{"orders", "deliveries"});
  CHECK(inputs[0]["hash"] == "xxh3:0123456789abcdef");
}

TEST_CASE("files keep the order in which they were read, each with its own sources") {
  Report report = example::month();
  FileSummary second = report.sources[0].files[0];
  second.path = "exports/orders-2025.csv";
  report.sources[0].files.push_back(second);
  const ordered_json inputs = parsed(report)["run"]["inputs"];
  REQUIRE(inputs.size() == 2);
  CHECK(inputs[0]["path"] == "exports/orders-2026.csv");
  CHECK(inputs[0]["sources"] == ordered_json{"orders", "deliveries"});
  CHECK(inputs[1]["sources"] == ordered_json::array({"orders"}));
}

TEST_CASE("an input without a hash has none") {
  Report report = example::month();
  for (SourceSummary& source : report.sources) {
    for (FileSummary& file : source.files) file.hash = nullptr;
  }
  CHECK(parsed(report)["run"]["inputs"][0]["hash"].is_null());
}

TEST_CASE("bytes that are no UTF-8 become replacement characters and throw nothing") {
  const ordered_json json = parsed(example::month());
  CHECK(json["rejects"][3]["value"] == "\uFFFD\uFFFD");
  CHECK(json["reconciliation"][0]["unmapped"][1]["value"] == "bad\uFFFD");
}

TEST_CASE("an option that was given twice keeps both values") {
  Report report = example::month();
  report.run.options = {{"require", "a >= 1"}, {"by", "carrier"}, {"require", "b >= 2"}, {"require", "c >= 3"}};
  CHECK(parsed(report)["run"]["options"].dump() == R"({"require":["a >= 1","b >= 2","c >= 3"],"by":"carrier"})");
}

TEST_CASE("unbounded ends and numbers that are not finite are null") {
  Report report = example::month();
  report.periods = {Period{}};
  report.sections[0].indicators[0].cells[0].value = std::numeric_limits<double>::quiet_NaN();
  const ordered_json json = parsed(report);
  CHECK(json["periods"].dump() == R"([{"start":null,"end":null,"name":"all"}])");
  CHECK(json["indicators"][0]["cells"][0]["value"].is_null());
}

TEST_CASE("a text without a French form has the English one in its place") {
  CHECK(parsed(example::series())["families"][1]["label"].dump() == R"({"en":"Contacts","fr":"Contacts"})");
}
