#include "render/grid.h"

#include <catch2/catch.hpp>

#include "render/width.h"

using namespace cxkpi::render;

TEST_CASE("the digits, units and marks of a column stand below each other") {
  Grid grid({{"rll"}, {"r"}}, 80, false);
  grid.section("SPEED", {"March", "n"});
  grid.row("On time", 2, {{{"93"}, {".4"}, {" %"}}, {{"1482"}}});
  grid.row("Lead", 2, {{{"3"}, {".75"}, {" days"}}, {{"7"}}});
  grid.row("Backlog", 2, {{{"1037"}, {""}, {""}}, {}});
  CHECK(grid.text() ==
        "SPEED             March     n\n"
        "  On time    93.4  %     1482\n"
        "  Lead        3.75 days     7\n"
        "  Backlog  1037\n");
}

TEST_CASE("a single piece takes the whole column") {
  Grid grid({{"rlr"}, {"l"}}, 80, false);
  grid.section("S", {"count", ""});
  grid.row("a", 0, {{{"10"}, {" / "}, {"200"}}, {{"x"}}});
  grid.row("b", 0, {{{"n 7"}}, {{"y"}}});
  CHECK(grid.text() ==
        "S     count\n"
        "a  10 / 200  x\n"
        "b       n 7  y\n");
}

TEST_CASE("a remark takes the place of the columns that a row does not have") {
  Grid grid({{"r"}, {"r"}, {"r"}}, 40, false);
  grid.section("S", {"one", "two", "three"});
  grid.row("a", 0, {{{"1"}}, {{"2"}}, {{"3"}}});
  grid.remark("b", 0, {{{"—"}}}, "no order was due in this period, none at all");
  grid.line("Not available: c");
  CHECK(grid.text() ==
        "S  one  two  three\n"
        "a    1    2      3\n"
        "b    —  no order was due in this period,\n"
        "        none at all\n"
        "  Not available: c\n");
}

TEST_CASE("labels wrap when the columns leave no room, and end in an ellipsis after two lines") {
  Grid grid({{"r"}}, 36, false);
  grid.section("S", {"a head"});
  grid.row("A label of many words that needs two lines", 0, {{{"1234567890"}}});
  grid.row("A label of many words that needs more than two lines", 0, {{{"2"}}});
  CHECK(grid.text() ==
        "S                             a head\n"
        "A label of many words     1234567890\n"
        "that needs two lines\n"
        "A label of many words              2\n"
        "that needs more than tw…\n");
}

TEST_CASE("a series that is too wide goes on below, with what is common repeated") {
  std::vector<Column> shape{{"l", 1}};
  for (int i = 0; i < 5; ++i) shape.push_back({"r", 2, false});
  shape.push_back({"r"});
  Grid grid(shape, 40, false);
  grid.section("A LONGER TITLE", {"", "p1", "p2", "p3", "p4", "p5", "t"});
  grid.row("x", 2, {{{"%"}}, {{"11"}}, {{"22"}}, {{"33"}}, {{"44"}}, {{"55"}}, {{"≥ 95"}}});
  grid.line("end");
  CHECK(grid.text() ==
        "A LONGER TITLE    p1  p2  p3     t\n"
        "  x            %  11  22  33  ≥ 95\n"
        "\n"
        "A LONGER TITLE    p4  p5     t\n"
        "  x            %  44  55  ≥ 95\n"
        "  end\n");
}

TEST_CASE("colours change no width, and pieces of one colour that touch share it") {
  const auto table = [](bool colour) {
    Grid grid({{"rll"}}, 80, colour);
    grid.section("S", {"change"});
    grid.row("a", 0, {{{"−1", Ink::bad}, {".2", Ink::bad}, {" ▼", Ink::bad}}});
    return grid.text();
  };
  CHECK(table(false) ==
        "S  change\n"
        "a  −1.2 ▼\n");
  CHECK(table(true) ==
        "\x1b[1mS\x1b[0m  \x1b[2mchange\x1b[0m\n"
        "a  \x1b[31m−1.2 ▼\x1b[0m\n");
}
