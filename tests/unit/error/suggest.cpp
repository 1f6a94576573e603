// The nearest known name.
#include "cxkpi/error/suggest.h"

#include <catch2/catch.hpp>
#include <vector>

using cxkpi::did_you_mean;
using cxkpi::nearest;

namespace {

const std::vector<std::string> names{"promise_rate", "return_rate", "refund_time", "nps", "csat"};

}  // namespace

TEST_CASE("one letter missing, added, wrong or exchanged is near") {
  CHECK(nearest("promis_rate", names) == "promise_rate");
  CHECK(nearest("promisee_rate", names) == "promise_rate");
  CHECK(nearest("promise_rame", names) == "promise_rate");
  CHECK(nearest("promsie_rate", names) == "promise_rate");
  CHECK(nearest("promise_rate", names) == "promise_rate");
}

TEST_CASE("an exchange of neighbours is one step, so a three-letter name may have one") {
  CHECK(nearest("nsp", names) == "nps");
  CHECK(nearest("pns", names) == "nps");
  CHECK(nearest("spn", names).empty());  // two steps, one allowed
}

TEST_CASE("case does not count") {
  CHECK(nearest("NPS", names) == "nps");
  CHECK(nearest("Return_Rate", names) == "return_rate");
}

TEST_CASE("a name is near within a third of what was typed, rounded up") {
  CHECK(nearest("csxx", names) == "csat");   // four letters: two steps
  CHECK(nearest("cxxx", names).empty());     // three steps
  CHECK(nearest("return_", names).empty());  // seven letters: three steps, four needed
  CHECK(nearest("return_r", names) == "return_rate");
  CHECK(nearest("delivery", names).empty());
  CHECK(nearest("", names).empty());
  CHECK(nearest("nps", {}).empty());
}

TEST_CASE("of two names as near, the first wins") {
  const std::vector<std::string> twins{"abcd", "abce"};
  CHECK(nearest("abcx", twins) == "abcd");
  CHECK(nearest("abce", twins) == "abce");
}

TEST_CASE("a suggestion is a question, or what the caller says otherwise") {
  CHECK(did_you_mean("promis_rate", names) == "did you mean 'promise_rate'?");
  CHECK(did_you_mean("delivery", names).empty());
  CHECK(did_you_mean("delivery", names, "see `cxkpi list`") == "see `cxkpi list`");
}

TEST_CASE("what nobody typed has no near name") {
  const std::vector<std::string> one{std::string(201, 'x')};
  CHECK(nearest(std::string(200, 'x'), one) == one[0]);
  CHECK(nearest(std::string(201, 'x'), one).empty());
}
