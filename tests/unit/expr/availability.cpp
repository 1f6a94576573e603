#include <catch2/catch.hpp>
#include <set>

#include "cxkpi/error/error.h"
#include "expr/shop.h"

using namespace cxkpi;
using expr::Need;

namespace {

using Names = std::set<std::string>;

// The columns that the files have: "orders.status"; a table is there when one of its columns is.
expr::Presence files(const Names& columns) {
  return [columns](std::string_view table, std::string_view column) {
    const std::string wanted = std::string(table) + "." + std::string(column);
    const auto found = columns.lower_bound(wanted);
    return found != columns.end() && (column.empty() ? found->starts_with(wanted) : *found == wanted);
  };
}

const expr::Model& model() {
  static const expr::Model built = [] {
    expr::Model made = shop_model();
    made.add_derived({"orders",
                      "promised_on",
                      "coalesce(promised_on?, min(deliveries?.promised_on?))",
                      "",
                      "m:1",
                      {Need::parse("orders.promised_on | deliveries.promised_on")},
                      {}});
    made.add_derived({"orders", "delivered_on", "date(max(deliveries.delivered_at))", "", "m:2", {}, {}});
    made.add_derived({"orders", "is_kept", "delivered_on <= promised_on", "", "m:3", {}, {}});
    made.add_derived({"orders", "contacts", "count(tickets)", "", "m:4", {}, {}});
    made.check();
    return made;
  }();
  return built;
}

std::string missing(const std::string& text, const Names& columns, const std::string& table = "orders") {
  return model().missing(expr::check(model(), text, table).uses, files(columns)).value_or("nothing");
}

std::string collected(const std::string& text, const Names& columns, const std::string& table = "orders") {
  std::map<std::string, std::set<std::string>> out;
  model().collect(expr::check(model(), text, table).uses, files(columns), out);
  std::string names;
  for (const auto& [name, set] : out) {
    names += (names.empty() ? "" : ", ") + name + ":";
    for (const std::string& column : set) names += " " + column;
  }
  return names;
}

}  // namespace

TEST_CASE("a column that the files lack is missing, unless it is marked with ?") {
  const Names columns{"orders.order_id", "orders.status"};
  CHECK(missing("status = 'lost'", columns) == "nothing");
  CHECK(missing("channel = 'web'", columns) == "orders.channel");
  CHECK(missing("channel? = 'web'", columns) == "nothing");
  CHECK(missing("as_of is not null", {}) == "nothing");
}

TEST_CASE("a table that is not there is missing as a whole") {
  CHECK(missing("status = 'lost'", {"returns.order_id"}) == "orders");
  CHECK(missing("count(returns) > 1", {"orders.order_id"}) == "returns");
  CHECK(missing("sum(returns.quantity) > 1", {"orders.order_id"}) == "returns");
  CHECK(missing("sum(returns?.quantity) > 1", {"orders.order_id"}) == "nothing");
  CHECK(missing("order.country = 'FR'", {"returns.order_id"}, "returns") == "orders");
  CHECK(missing("order.country? = 'FR'", {"returns.order_id"}, "returns") == "nothing");
}

TEST_CASE("a table marked with ? that is there must have the columns that are not marked") {
  const Names columns{"orders.order_id", "returns.order_id"};
  CHECK(missing("sum(returns?.quantity) > 1", columns) == "returns.quantity");
  CHECK(missing("sum(returns?.quantity?) > 1", columns) == "nothing");
  CHECK(missing("exists(returns? where fault = 'carrier')", columns) == "returns.fault");
}

TEST_CASE("linked rows need the orders' ids: without them nothing could be told about an order") {
  const Names columns{"orders.order_id", "orders.country", "tickets.created_at"};
  CHECK(missing("count(tickets) = 0", columns) == "tickets.order_id");
  CHECK(missing("contacts = 0", columns) == "tickets.order_id");
  CHECK(missing("order.country = 'FR'", columns, "tickets") == "tickets.order_id");
  CHECK(missing("order.country? = 'FR'", columns, "tickets") == "nothing");
}

TEST_CASE("a history needs the customer, and the customer what it is made of") {
  CHECK(missing("next(ordered_at)", {"orders.ordered_at"}) == "orders.customer_id");
  CHECK(missing("next(ordered_at)", {"orders.ordered_at", "orders.customer_id"}) == "nothing");
  CHECK(missing("next(created_at)", {"tickets.created_at"}, "tickets") == "nothing");
}

TEST_CASE("a derived column lacks what its definition lacks") {
  Names columns{"orders.order_id", "orders.promised_on"};
  CHECK(missing("is_kept", columns) == "deliveries");
  columns.insert("deliveries.order_id");
  CHECK(missing("is_kept", columns) == "deliveries.delivered_at");
  columns.insert("deliveries.delivered_at");
  CHECK(missing("is_kept", columns) == "nothing");
  columns.erase("orders.promised_on");
  CHECK(missing("is_kept", columns) == "orders.promised_on or deliveries.promised_on");
  CHECK(missing("is_kept?", columns) == "nothing");
  columns.insert("deliveries.promised_on");
  CHECK(missing("is_kept", columns) == "nothing");
}

TEST_CASE("of several needs the first that is not met is named, with its alternatives") {
  const expr::Presence has = files({"orders.order_id", "orders.status", "deliveries.delivered_at"});
  CHECK(model().missing(std::vector<Need>{}, has).value_or("nothing") == "nothing");
  CHECK(model().missing({Need::parse("orders.cancelled_at | orders.status")}, has).value_or("nothing") == "nothing");
  CHECK(model()
            .missing({Need::parse("orders.status"), Need::parse("tickets.order_id | orders.channel")}, has)
            .value_or("nothing") == "tickets.order_id or orders.channel");
}

TEST_CASE("needs are columns with their tables, joined by bars") {
  const Need need = Need::parse(" orders.cancelled_at|orders.status ");
  REQUIRE(need.any_of.size() == 2);
  CHECK(need.any_of[0].table == "orders");
  CHECK(need.any_of[0].column == "cancelled_at");
  CHECK(need.any_of[1].table == "orders");
  CHECK(need.any_of[1].column == "status");
  for (const char* text : {"", "orders", "orders.", ".status", "orders.status |", "| orders.status"}) {
    CAPTURE(text);
    std::string message;
    try {
      static_cast<void>(Need::parse(text));
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::config);
      message = error.text();
    }
    CHECK(message ==
          "'" + std::string(text) + "' does not name columns\nhint: write \"orders.cancelled_at | orders.status\"");
  }
}

TEST_CASE("a column is available when nothing of it is missing") {
  const expr::Presence has = files({"orders.order_id", "orders.promised_on"});
  CHECK(model().available("orders", "promised_on", false, has));
  CHECK(model().available("orders", "promised_on", true, has));
  CHECK_FALSE(model().available("orders", "is_kept", false, has));
  CHECK_FALSE(model().available("orders", "channel", true, has));
  CHECK_FALSE(model().available("returns", "fault", true, has));
}

TEST_CASE("what is read are the file columns that an expression comes down to, as far as they are there") {
  const Names all{"orders.order_id",     "orders.promised_on",      "orders.status",         "orders.customer_id",
                  "deliveries.order_id", "deliveries.delivered_at", "deliveries.shipped_at", "deliveries.promised_on",
                  "tickets.created_at",  "tickets.order_id"};
  CHECK(collected("is_kept", all) == "deliveries: delivered_at promised_on, orders: promised_on");
  CHECK(collected("count(tickets) = 0 and channel? is null", all) == "orders:, tickets:");
  CHECK(collected("next(ordered_at?)", all) == "orders: customer_id");
  CHECK(collected("order.status = 'lost'", all, "tickets") == "orders: status, tickets:");
  CHECK(collected("exists(returns?) or status = 'lost'", all) == "orders: status");
  CHECK(collected("order_id = 'A'", all) == "orders: order_id");
  // Without deliveries, what `is_kept` comes down to is not read at all.
  CHECK(collected("coalesce(is_kept?, status = 'kept')", {"orders.order_id", "orders.promised_on", "orders.status"}) ==
        "orders: status");
}

TEST_CASE("a column that the files do not make available is not computed") {
  Shop shop{model()};
  shop.add("orders", "order_id | promised_on\nA | 2026-03-05");
  expr::Workspace workspace(shop.data, shop.model, shop.presence(), 1);
  CHECK(workspace.column("orders", "is_kept") == nullptr);
  CHECK(workspace.column("orders", "channel") == nullptr);
  CHECK(workspace.column("returns", "fault") == nullptr);
  CHECK(shop.shown(*workspace.column("orders", "promised_on"), 0) == "2026-03-05");
  CHECK(shop.shown(*workspace.column("orders", "promised_on", true), 0) == "2026-03-05");
  CHECK(workspace.column("orders", "promised_on") != workspace.column("orders", "promised_on", true));
  CHECK(workspace.column("orders", "promised_on") == workspace.column("orders", "promised_on"));
}
