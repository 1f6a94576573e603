#include "render/metric_families.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace cxkpi::render;

namespace {

Labels label(std::string_view name, std::string_view value) {
  Labels out;
  out.add(name, value);
  return out;
}

}  // namespace

TEST_CASE("a label has a name that labels allow, its own among the others, and its value as it is") {
  CHECK(Labels().text().empty());
  CHECK(label("order.country", "FR").text() == "{order_country=\"FR\"}");
  CHECK(label("n° client", "é").text() == "{n___client=\"é\"}");
  CHECK(label("2nd", "x").text() == "{column_2nd=\"x\"}");
  CHECK(label("__name", "x").text() == "{column___name=\"x\"}");
  CHECK(label("", "x").text() == "{column_=\"x\"}");
  CHECK(label("a", "back\\slash \"quoted\"\nnext\t\xff").text() ==
        "{a=\"back\\\\slash \\\"quoted\\\"\\nnext\t\\\\xff\"}");
  Labels clash = label("order.country", "FR");
  clash.add("order_country", "DE");
  clash.add("order-country", "IT");
  CHECK(clash.text() == "{order_country=\"FR\",order_country_=\"DE\",order_country__=\"IT\"}");
}

TEST_CASE("the samples of a family stand together, with what was said of the first") {
  MetricFamilies families;
  CHECK(families.text() == "# EOF\n");
  families.add("a", "", "First,\nof all.", {}, 0.5);
  families.add("b", "low", "Second.", label("c", "d"), -3);
  families.add("a", "", "Not said.", label("c", "d"), 1384);
  families.add("a", "", "", label("c", "e"), std::numeric_limits<double>::infinity());
  families.add("none", "", "", {}, std::numeric_limits<double>::quiet_NaN());
  CHECK(families.text() ==
        "# TYPE cxkpi_a gauge\n"
        "# HELP cxkpi_a First,\\nof all.\n"
        "cxkpi_a 0.5\n"
        "cxkpi_a{c=\"d\"} 1384\n"
        "# TYPE cxkpi_b_low gauge\n"
        "# HELP cxkpi_b_low Second.\n"
        "cxkpi_b_low{c=\"d\"} -3\n"
        "# EOF\n");
}

TEST_CASE("two families that would have one name stay apart") {
  MetricFamilies families;
  families.add("a", "low", "The bound.", {}, 1);
  families.add("a_low", "", "Another.", {}, 2);
  families.add("a", "low", "The bound.", {}, 3);
  CHECK(families.text() ==
        "# TYPE cxkpi_a_low gauge\n"
        "# HELP cxkpi_a_low The bound.\n"
        "cxkpi_a_low 1\n"
        "cxkpi_a_low 3\n"
        "# TYPE cxkpi_a_low_ gauge\n"
        "# HELP cxkpi_a_low_ Another.\n"
        "cxkpi_a_low_ 2\n"
        "# EOF\n");
}
