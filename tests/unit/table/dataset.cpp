#include "cxkpi/table/dataset.h"

#include <catch2/catch.hpp>
#include <random>

using namespace cxkpi;

namespace {

std::vector<std::uint32_t> children(const Link& link, std::size_t parent) {
  const auto rows = link.children(parent);
  return {rows.begin(), rows.end()};
}

}  // namespace

TEST_CASE("a link gives each order's rows in their order, and none to an order without rows") {
  const Link link({2, 0, -1, 2, 0, 2}, 4);
  CHECK(children(link, 0) == std::vector<std::uint32_t>{1, 4});
  CHECK(children(link, 1).empty());
  CHECK(children(link, 2) == std::vector<std::uint32_t>{0, 3, 5});
  CHECK(children(link, 3).empty());
  CHECK(std::vector<std::int32_t>(link.parents().begin(), link.parents().end()) ==
        std::vector<std::int32_t>{2, 0, -1, 2, 0, 2});
}

TEST_CASE("a link may have no rows, or no orders") {
  CHECK(children(Link({}, 2), 1).empty());
  CHECK(Link({-1, -1}, 0).parents().size() == 2);
}

TEST_CASE("every linked row is the child of its parent, once") {
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    const std::size_t orders = 1 + random() % 20;
    std::vector<std::int32_t> parents(random() % 60);
    for (std::int32_t& parent : parents) parent = static_cast<std::int32_t>(random() % (orders + 1)) - 1;
    const Link link(parents, orders);
    std::vector<int> seen(parents.size(), 0);
    for (std::size_t order = 0; order < orders; ++order) {
      for (const std::uint32_t row : link.children(order)) {
        REQUIRE(parents[row] == static_cast<std::int32_t>(order));
        ++seen[row];
      }
    }
    for (std::size_t row = 0; row < parents.size(); ++row) REQUIRE(seen[row] == (parents[row] >= 0 ? 1 : 0));
  }
}

TEST_CASE("a data set finds its tables and links by name") {
  Dataset data;
  Table& orders = data.tables.emplace_back("orders");
  data.tables.emplace_back("tickets");
  data.add_link("tickets", Link({0}, 1));
  const Dataset& same = data;
  CHECK(data.find("orders") == &orders);
  CHECK(same.find("orders") == &orders);
  CHECK(data.find("returns") == nullptr);
  CHECK(same.find("returns") == nullptr);
  CHECK(data.link("tickets")->parents().size() == 1);
  CHECK(data.link("orders") == nullptr);
}
