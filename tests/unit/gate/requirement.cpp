#include "cxkpi/gate/requirement.h"

#include <catch2/catch.hpp>
#include <functional>

#include "cxkpi/error/error.h"

using namespace cxkpi;
using namespace cxkpi::gate;
using Op = Requirement::Op;

namespace {

std::string refusal(const std::function<Requirement()>& parse) {
  try {
    static_cast<void>(parse());
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::usage);
    return error.text();
  }
  return "accepted";
}

std::string refusal(const std::string& text) {
  return refusal([&] { return parse_requirement(text); });
}

constexpr const char* example = "hint: for example 'promise_rate >= 90' or 'click_to_possession.p90 <= 6'";

}  // namespace

TEST_CASE("a requirement is an indicator, a comparison and a number") {
  const Requirement requirement = parse_requirement("promise_rate >= 90");
  CHECK(requirement.text == "promise_rate >= 90");
  CHECK(requirement.indicator == "promise_rate");
  CHECK(requirement.op == Op::at_least);
  CHECK(requirement.threshold.text() == "90");
  CHECK_FALSE(requirement.percent);
  CHECK(requirement.by.empty());
  CHECK(requirement.min_n == 0);
}

TEST_CASE("every comparison is read, with blanks or without") {
  CHECK(parse_requirement("a>=1").op == Op::at_least);
  CHECK(parse_requirement("a ≥ 1").op == Op::at_least);
  CHECK(parse_requirement("a > 1").op == Op::above);
  CHECK(parse_requirement("a<=1").op == Op::at_most);
  CHECK(parse_requirement("a≤1").op == Op::at_most);
  CHECK(parse_requirement("a < 1").op == Op::below);
  CHECK(parse_requirement("a = 1").op == Op::equal);
}

TEST_CASE("blanks around a requirement are no part of it") {
  CHECK(parse_requirement("  promise_rate\t>= 90 % ").text == "promise_rate\t>= 90 %");
}

TEST_CASE("a requirement may be on a part, negative, with decimals or in percent") {
  CHECK(parse_requirement("click_to_possession.p90 <= 6").indicator == "click_to_possession.p90");
  CHECK(parse_requirement("nps >= -12.5").threshold.text() == "-12.5");
  CHECK(parse_requirement("promise_rate >= 89.5%").percent);
  CHECK(parse_requirement("promise_rate >= 89.5%").threshold.text() == "89.5");
}

TEST_CASE("a requirement knows the indicator and the part it is on") {
  const Requirement part = parse_requirement("click_to_possession.p90 <= 6");
  CHECK(part.base_indicator() == "click_to_possession");
  CHECK(part.part() == "p90");
  CHECK(parse_requirement("promise_rate >= 90").base_indicator() == "promise_rate");
  CHECK(parse_requirement("promise_rate >= 90").part().empty());
}

TEST_CASE("the options for one side are requirements too") {
  const Requirement under = parse_fail_under("promise_rate=90");
  CHECK(under.text == "promise_rate >= 90");
  CHECK(under.indicator == "promise_rate");
  CHECK(under.op == Op::at_least);
  const Requirement over = parse_fail_over(" wismo_share = 30 %");
  CHECK(over.text == "wismo_share <= 30 %");
  CHECK(over.op == Op::at_most);
  CHECK(over.percent);
}

TEST_CASE("a malformed requirement is refused with a caret below the fault") {
  CHECK(refusal("promise_rate => 90") == std::string("expected a number\n"
                                                     "promise_rate => 90\n"
                                                     "              ^\n"
                                                     "hint: digits with at most nine decimals: 90 or 89.5"));
  CHECK(refusal("promise_rate 90") == std::string("expected one of >= > <= < = after the indicator\n"
                                                  "promise_rate 90\n"
                                                  "             ^\n") +
                                          example);
  CHECK(refusal(">= 90") == std::string("expected an indicator\n>= 90\n^\n") + example);
  CHECK(refusal("") == std::string("expected an indicator\n\n^\n") + example);
  CHECK(refusal("a. >= 1") == std::string("expected a part such as p90\na. >= 1\n  ^\n") + example);
  CHECK(refusal("a >= 1 and b >= 2") == std::string("expected nothing more\na >= 1 and b >= 2\n       ^\n") + example);
  CHECK(refusal("a >= 1.2.3") ==
        "expected a number\na >= 1.2.3\n     ^\nhint: digits with at most nine decimals: 90 or 89.5");
}

TEST_CASE("the caret counts characters, not bytes") {
  CHECK(refusal("a ≥ x") == "expected a number\na ≥ x\n    ^\nhint: digits with at most nine decimals: 90 or 89.5");
  CHECK(refusal("taux_à_l_heure >= 1") ==
        std::string("expected one of >= > <= < = after the indicator\ntaux_à_l_heure >= 1\n     ^\n") + example);
}

TEST_CASE("a decimal comma is answered with the point") {
  CHECK(refusal("promise_rate >= 89,5") ==
        "unexpected comma\npromise_rate >= 89,5\n                  ^\nhint: decimals follow a point: 90.5");
}

TEST_CASE("the options for one side want an equals sign and nothing else") {
  const auto under = [](const std::string& text) { return refusal([&] { return parse_fail_under(text); }); };
  CHECK(under("promise_rate>=90") ==
        "expected '=' and a number\npromise_rate>=90\n            ^\nhint: for example promise_rate=90");
  CHECK(under("promise_rate") ==
        "expected '=' and a number\npromise_rate\n            ^\nhint: for example promise_rate=90");
  CHECK(under("promise_rate=") ==
        "expected a number\npromise_rate=\n             ^\nhint: digits with at most nine decimals: 90 or 89.5");
}
