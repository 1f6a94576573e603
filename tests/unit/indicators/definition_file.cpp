// The files of the built-in catalogue: the model and the families.
#include "indicators/definition_file.h"

#include <catch2/catch.hpp>

#include "cxkpi/error/error.h"
#include "expr/shop.h"

using namespace cxkpi;

namespace {

std::string model_error(const std::string& text) {
  expr::Model model = shop_model();
  try {
    read_model(text, "model.toml", model);
    model.check();
  } catch (const Error& error) {
    return error.text();
  }
  return "no error";
}

struct Read {
  std::vector<Family> families;
  std::vector<Definition> definitions;
};

Read read(const std::string& text) {
  Read out;
  read_family(text, "size.toml", out.families, out.definitions);
  return out;
}

std::string family_error(const std::string& text) {
  try {
    static_cast<void>(read(text));
  } catch (const Error& error) {
    return error.text();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a model's columns have an expression, needs, a description and a place") {
  expr::Model model = shop_model();
  read_model(R"toml(
[orders.carrier]
expr  = "first(deliveries.carrier order by shipped_at?)"
about = "The carrier of the first parcel."
needs = ["deliveries.carrier | deliveries.status"]
)toml",
             "model.toml", model);
  model.check();
  const expr::DerivedColumn& column = *model.derived("orders", "carrier");
  CHECK(column.text == "first(deliveries.carrier order by shipped_at?)");
  CHECK(column.about == "The carrier of the first parcel.");
  CHECK(column.origin == "model.toml:2");
  REQUIRE(column.needs.size() == 1);
  CHECK(column.needs[0].any_of.size() == 2);
  CHECK(column.checked.formula.type.type == Type::category);
}

TEST_CASE("a model that is not in its form is an error at its line") {
  CHECK(model_error("orders = 1\n") == "model.toml:1: expected [table.column]");
  CHECK(model_error("[orders]\ncarrier = 'x'\n") == "model.toml:2: expected [table.column]");
  CHECK(model_error("[orders.a]\nexpr = '1'\ntext = 'x'\n") ==
        "model.toml:3: unknown key 'text'\nhint: expr, about, needs");
  CHECK(model_error("[orders.a]\nexpr = 1\n") == "model.toml:2: 'expr' must be a text\nhint: write expr = \"…\"");
  CHECK(model_error("[orders.a]\nabout = 'nothing'\n") ==
        "model.toml:1: a column needs 'expr'\nhint: expr = \"total_amount > 100\"");
  CHECK(model_error("[orders.a]\nexpr = 'item_count +'\n") ==
        "model.toml:1: expected a value, found the end\n  item_count +\n              ^");
  CHECK(model_error("[parcels.a]\nexpr = 'true'\n") ==
        "model.toml:1: there is no source 'parcels'\nhint: write [orders.NAME]");
  CHECK(model_error("[orders.a]\nexpr = 'b'\n[orders.b]\nexpr = 'a'\n") ==
        "model.toml:1: orders.a is defined by way of itself\n"
        "hint: inside its own definition a name means the file's column; break the circle elsewhere");
  CHECK(model_error("[orders.a\n").starts_with("model.toml:1: "));
}

TEST_CASE("a family file has an id, a title, and its indicators in the order in which they were written") {
  const Read family = read(R"(
family = "size"
title  = { en = "Size", fr = "Taille" }

[units]
kind = "mean"
from = "orders"
date = "ordered_at"
value = "item_count"
unit = "units"
about.en = "Units of an order."
about.fr = "Unités d’une commande."

[big_share]
kind = "ratio"
label = "Big orders"
)");
  REQUIRE(family.families.size() == 1);
  CHECK(family.families[0].id == "size");
  CHECK(family.families[0].title == Words{"Size", "Taille"});
  REQUIRE(family.definitions.size() == 2);
  CHECK(family.definitions[0].id == "units");
  CHECK(family.definitions[0].family == "size");
  CHECK(family.definitions[0].origin == "size.toml:5");
  CHECK(family.definitions[0].about == Words{"Units of an order.", "Unités d’une commande."});
  CHECK(family.definitions[1].id == "big_share");
  CHECK(family.definitions[1].label == Words{"Big orders", ""});
  CHECK(family.definitions[1].label.in(Language::fr) == "Big orders");
}

TEST_CASE("a family file without a family, or with something else than indicators, is an error") {
  CHECK(family_error("title = 'Size'\n")
            .ends_with(": the file names no family\nhint: write family = \"delivery\" at its head"));
  CHECK(family_error("family = 1\n") == "size.toml:1: 'family' must be a text\nhint: write family = \"…\"");
  CHECK(family_error("family = 'size'\nunits = 1\n") ==
        "size.toml:2: 'units' must be a table of fields\nhint: write [units]");
}
