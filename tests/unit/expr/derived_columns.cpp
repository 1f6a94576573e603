#include <catch2/catch.hpp>

#include "cxkpi/error/error.h"
#include "expr/shop.h"

using namespace cxkpi;

namespace {

using Values = std::vector<std::string>;

struct Definition {
  std::string table;
  std::string name;
  std::string text;
};

expr::Model model_with(const std::vector<Definition>& definitions) {
  expr::Model model = shop_model();
  int line = 9;
  for (const auto& [table, name, text] : definitions) {
    model.add_derived({table, name, text, "", "model.toml:" + std::to_string(++line), {}, {}});
  }
  model.check();
  return model;
}

std::string model_error(const std::vector<Definition>& definitions) {
  try {
    static_cast<void>(model_with(definitions));
  } catch (const Error& error) {
    return error.text();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a derived column is read by its name, from its table and from linked ones, in any order of definition") {
  Shop shop(model_with({{"orders", "delivered_late", "delivered_on > promised_on"},
                        {"orders", "delivered_on", "date(max(deliveries.delivered_at))"},
                        {"deliveries", "is_late", "delivered_at > order.promised_on"},
                        {"orders", "late_parcels", "count(deliveries where is_late)"}}));
  shop.add("orders", "order_id | promised_on\nA | 2026-03-05\nB | 2026-03-05\nC | 2026-03-05");
  shop.add("deliveries", "order_id | delivered_at\nA | 2026-03-05 22:00\nA | 2026-03-06 08:00\nB | 2026-03-04 08:00");
  shop.link("deliveries");
  CHECK(shop.values("delivered_on") == Values{"2026-03-06", "2026-03-04", "unknown"});
  CHECK(shop.values("delivered_late") == Values{"true", "false", "unknown"});
  CHECK(shop.values("late_parcels") == Values{"1", "0", "0"});
  CHECK(shop.values("order.delivered_late", "deliveries") == Values{"true", "true", "false"});
}

TEST_CASE("a derived column may have a file column's name: its own definition means the file's, others the derived") {
  Shop shop(model_with({{"orders", "promised_on", "coalesce(promised_on?, min(deliveries.promised_on?))"},
                        {"orders", "was_promised", "promised_on is not null"}}));
  shop.add("orders", "order_id | promised_on\nA | 2026-03-05\nB | \nC |");
  shop.add("deliveries", "order_id | promised_on\nA | 2026-03-01\nB | 2026-03-07\nB | 2026-03-06").link("deliveries");
  CHECK(shop.values("promised_on") == Values{"2026-03-05", "2026-03-06", "unknown"});
  CHECK(shop.values("was_promised") == Values{"true", "true", "false"});
  CHECK(shop.values("order.promised_on", "deliveries") == Values{"2026-03-05", "2026-03-06", "2026-03-06"});
}

TEST_CASE("the same words mean the file's column in a definition and the derived one elsewhere, histories included") {
  Shop shop(model_with({{"orders", "status",
                         "case when next(ordered_at where status = 'new') is null then 'last' "
                         "else 'old' end"}}));
  shop.add("orders", R"(
    order_id | customer_id | ordered_at | status
    A        | ann         | 2026-03-01 | new
    B        | ann         | 2026-03-02 | new
    C        | ann         | 2026-03-03 | done)");
  expr::Workspace workspace(shop.data, shop.model, shop.presence(), 1);
  const auto shown = [&](const std::string& text) {
    const Column column = workspace.evaluate(expr::check(shop.model, text, "orders").formula, "orders");
    return Values{shop.shown(column, 0), shop.shown(column, 1), shop.shown(column, 2)};
  };
  CHECK(shown("status") == Values{"old", "last", "last"});
  CHECK(shown("next(ordered_at where status = 'new')") == Values(3, "unknown"));
  CHECK(shown("next(ordered_at where status = 'last') is null") == Values{"true", "false", "true"});
}

TEST_CASE("the file's column may be meant through the order as well") {
  Shop shop(model_with({{"orders", "country",
                         "case when exists(deliveries where order.country = 'FR') then 'France' "
                         "else 'other' end"}}));
  shop.add("orders", "order_id | country\nA | FR\nB | BE");
  shop.add("deliveries", "order_id | carrier\nA | DPD\nB | DPD").link("deliveries");
  CHECK(shop.values("country") == Values{"France", "other"});
  CHECK(shop.values("exists(deliveries where order.country = 'FR')") == Values{"false", "false"});
}

TEST_CASE("a key that a derived column shadows is still the file's inside its definition") {
  Shop shop(model_with({{"orders", "customer_id",
                         "case when exists(tickets where order.customer_id = 'ann') then 'ANN' "
                         "else customer_id end"}}));
  shop.add("orders", "order_id | customer_id\nA | ann\nB | ann\nC | bob\nD | ");
  shop.add("tickets", "order_id | reason\nA | delivery\nC | delivery\nD | delivery\nX | delivery").link("tickets");
  CHECK(shop.values("customer_id") == Values{"ANN", "ann", "bob", "unknown"});
  CHECK(shop.values("order.customer_id", "tickets") == Values{"ANN", "bob", "unknown", "unknown"});
  CHECK(shop.values("order.customer_id is null", "tickets") == Values{"false", "false", "true", "true"});
  CHECK(shop.values("customer_id is not null") == Values{"true", "true", "true", "false"});
}

TEST_CASE("a later definition replaces an earlier one of the same column") {
  Shop shop(model_with({{"orders", "is_large", "item_count > 100"}, {"orders", "is_large", "item_count > 1"}}));
  shop.add("orders", "order_id | item_count\nA | 2");
  CHECK(shop.value("is_large") == "true");
}

TEST_CASE("a column defined by way of itself is an error at its place") {
  const std::string hint =
      "\nhint: inside its own definition a name means the file's column; break the circle elsewhere";
  CHECK(model_error({{"orders", "a", "b + 1"}, {"orders", "b", "c + 1"}, {"orders", "c", "a + 1"}}) ==
        "model.toml:10: orders.a is defined by way of itself" + hint);
  CHECK(model_error(
            {{"deliveries", "late", "order.any_late"}, {"orders", "any_late", "exists(deliveries where late)"}}) ==
        "model.toml:10: deliveries.late is defined by way of itself" + hint);
  CHECK(model_error({{"orders", "customer", "case when next(ordered_at) is null then order_id end"}}) ==
        "model.toml:10: orders.customer is defined by way of itself" + hint);
}

TEST_CASE("a definition that does not parse, or does not fit, is an error at its place") {
  CHECK(model_error({{"orders", "bad", "item_count >"}}) ==
        "model.toml:10: expected a value, found the end\n"
        "  item_count >\n"
        "              ^");
  CHECK(model_error({{"orders", "good", "item_count > 1"}, {"orders", "bad", "not good or item_count"}}) ==
        "model.toml:11: this is a number, but a condition is needed\n"
        "  not good or item_count\n"
        "              ^^^^^^^^^^\n"
        "hint: write a comparison");
  CHECK(model_error({{"orders", "later", "first_bad = 1"}, {"orders", "first_bad", "channel + 1"}}) ==
        "model.toml:11: this is a number, but a category is needed\n"
        "  channel + 1\n"
        "            ^");
  CHECK(model_error({{"orders", "itself", "itself + 1"}}) ==
        "model.toml:10: orders has no file column 'itself'\n"
        "  itself + 1\n"
        "  ^^^^^^\n"
        "hint: inside its own definition a name means the column of the files");
  CHECK(model_error({{"parcels", "a", "true"}}) == "model.toml:10: there is no table 'parcels'");
}

TEST_CASE("a model lists its tables as they were added, and a table's columns sorted, derived ones among them") {
  const expr::Model model = shop_model();
  CHECK(model.tables() == Values{"orders", "deliveries", "tickets", "returns"});
  CHECK(model.columns("tickets") ==
        Values{"created_at", "customer", "customer_id", "is_contact", "order_id", "reason"});
  CHECK(model.columns("parcels").empty());
  CHECK(model.has_table("returns"));
  CHECK_FALSE(model.has_table("return"));
  CHECK(model.derived("tickets", "customer")->text == "coalesce(customer_id?, order.customer_id?)");
  CHECK(model.derived("tickets", "reason") == nullptr);
  CHECK(model.type_of("orders", "customer", false)->type == Type::key);
  CHECK_FALSE(model.type_of("orders", "customer", true).has_value());
  CHECK_FALSE(model.type_of("orders", "reason", false).has_value());
}
