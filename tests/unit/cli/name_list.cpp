#include "cli/name_list.h"

#include <catch2/catch.hpp>

using namespace cxkpi::cli;

using Names = std::vector<std::string>;

TEST_CASE("blanks around names do not count, and a name counts once") {
  CHECK(names_in("carrier") == Names{"carrier"});
  CHECK(names_in("carrier,country") == Names{"carrier", "country"});
  CHECK(names_in(" carrier ,\tcountry ") == Names{"carrier", "country"});
  CHECK(names_in("country,carrier, country") == Names{"country", "carrier"});
  CHECK(names_in("order status") == Names{"order status"});
}

TEST_CASE("a blank text has no name, and a name that is missing is an empty one") {
  CHECK(names_in("").empty());
  CHECK(names_in(" ").empty());
  CHECK(names_in("a,,b") == Names{"a", "", "b"});
  CHECK(names_in("a,") == Names{"a", ""});
}

TEST_CASE("several lists are one") {
  CHECK(names_in(Names{"a, b", "b,c"}) == Names{"a", "b", "c"});
  CHECK(names_in(Names{" "}) == Names{""});
  CHECK(names_in(Names{}).empty());
}
